"""Jobs that are answered by one message, and what has come of each so far.

Under the keys of whoever uses it: of each job all jobs in their order, with blanks between; and of
the first a hash of those that have an answer.
"""

from collections.abc import Sequence
from typing import cast

from redis.asyncio import Redis


class Together:
    """Knows which jobs belong together; that expires after `seconds`.

    jobs, answers: what keys begin with; the id of a job follows.
    """

    def __init__(self, redis: Redis, jobs: str, answers: str, seconds: int) -> None:
        self._redis = redis
        self._jobs, self._answers = jobs, answers
        self._seconds = seconds

    async def begin(self, ids: Sequence[str]) -> None:
        """Notes that these belong together, in place of what was noted of them."""
        async with self._redis.pipeline(transaction=True) as pipeline:
            for id in ids:
                pipeline.set(f"{self._jobs}{id}", " ".join(ids), ex=self._seconds)
            await pipeline.execute()

    async def of(self, id: str) -> list[str]:
        """All that belong to a job, in their order, itself among them; none if it is alone."""
        found = cast(bytes | None, await self._redis.get(f"{self._jobs}{id}"))
        return [] if found is None else found.decode().split()

    async def settle(self, ids: Sequence[str], id: str, answer: str) -> dict[str, bytes]:
        """Notes the answer to one of them; returns all that there are by now, in their order."""
        key = f"{self._answers}{ids[0]}"
        async with self._redis.pipeline(transaction=True) as pipeline:
            pipeline.hset(key, id, answer)
            pipeline.expire(key, self._seconds)
            pipeline.hgetall(key)
            *_, found = await pipeline.execute()
        answers = {id.decode(): one for id, one in cast(dict[bytes, bytes], found).items()}
        return {id: answers[id] for id in ids if id in answers}
