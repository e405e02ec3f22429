"""Several photos of one message are answered by one message, with the drawings in their order.

    artline:discord:album:{job}    the jobs of its album in their order, with blanks between
    artline:discord:settled:{job}  of an album's first job: a hash of those that have an answer, and
                                   why there is no drawing, as JSON; null where there is one

The drawings are shown once all jobs have their answers: only then is it clear what the message
shows, so that sending it again changes nothing.
"""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from redis.asyncio import Redis

from bots.words import say
from worker.queue.jobs import Outcome

#: Photos in a message at most, on Discord.
LARGEST = 10


class Reason(NamedTuple):
    """Why there is no drawing: a sentence, and what fills its placeholders."""

    key: str
    values: Mapping[str, int | str]


#: The jobs of an album in their order, with why there is no drawing.
Settled = Mapping[str, Reason | None]


class Albums:
    """Knows which jobs belong together; that expires after `seconds`."""

    def __init__(self, redis: Redis, seconds: int) -> None:
        self._redis = redis
        self._seconds = seconds

    async def begin(self, ids: Sequence[str]) -> None:
        """Notes that these jobs are answered by one message."""
        async with self._redis.pipeline(transaction=True) as pipeline:
            for id in ids:
                pipeline.set(f"artline:discord:album:{id}", " ".join(ids), ex=self._seconds)
            await pipeline.execute()

    async def of(self, id: str) -> list[str]:
        """All jobs of the album that a job is in, in their order; none if it is in none."""
        found = cast(bytes | None, await self._redis.get(f"artline:discord:album:{id}"))
        return [] if found is None else found.decode().split()

    async def settle(self, ids: Sequence[str], outcome: Outcome) -> Settled:
        """Notes that a job of an album has its answer; returns all that have one by now."""
        key, problem = f"artline:discord:settled:{ids[0]}", outcome.problem
        reason = json.dumps(Reason(problem, outcome.values) if problem else None)
        async with self._redis.pipeline(transaction=True) as pipeline:
            pipeline.hset(key, outcome.id, reason)
            pipeline.expire(key, self._seconds)
            pipeline.hgetall(key)
            *_, found = await pipeline.execute()
        reasons = {id.decode(): json.loads(reason) for id, reason in found.items()}
        return {id: reasons[id] and Reason(*reasons[id]) for id in ids if id in reasons}


def reasons_why_not(settled: Settled, locale: str) -> list[str]:
    """A sentence for each photo of an album that could not be drawn, with its number."""
    numbered = enumerate(settled.values(), 1)
    return [f"{n}. {say(locale, why.key, why.values)}" for n, why in numbered if why]
