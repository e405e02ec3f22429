"""A stream with the ids of one platform's answers; its bots share it and read each at least once.

An entry that a bot has read, and has neither removed nor held within its lease, is abandoned:
another bot reads it again.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import structlog
from redis.asyncio import Redis
from redis.asyncio.client import Pipeline
from redis.exceptions import ResponseError
from redis.typing import StreamIdT

from worker.queue.jobs import Platform, read_id

log = structlog.get_logger()

#: All bots of a platform are one consumer: whether an entry is held shows in its idle time alone.
GROUP = CONSUMER = "courier"
#: The longest pause between two tries of a delivery, in seconds.
LONGEST_PAUSE = 600
#: How long one read waits for news, in milliseconds.
BLOCK = 1000


class Entry(NamedTuple):
    """One answer to deliver."""

    entry: bytes
    id: str
    #: 1 at the first try to deliver it.
    attempt: int


class OutcomeStream:
    """`artline:outcomes:{platform}`, read with a consumer group. `lease` is in seconds."""

    def __init__(self, redis: Redis, platform: Platform, lease: int) -> None:
        self._redis = redis
        self._key = f"artline:outcomes:{platform}"
        self._lease = lease

    async def read(self, room: int) -> list[Entry]:
        """So many entries at most: what was abandoned, or else what is new within a second."""
        try:
            return await self._abandoned(room) or await self._new(room)
        except ResponseError as error:
            if "NOGROUP" not in str(error):
                raise
            await self._join()
            return []

    async def hold(self, entries: Iterable[bytes]) -> None:
        """Keep the idle time of entries low, so that nobody else claims them."""
        held: list[StreamIdT] = list(entries)
        await self._redis.xclaim(self._key, GROUP, CONSUMER, 0, held, justid=True)

    def remove(self, entry: bytes, pipeline: Pipeline) -> None:
        """Add to a transaction that an entry is done with."""
        pipeline.xack(self._key, GROUP, entry)
        pipeline.xdel(self._key, entry)

    async def _join(self) -> None:
        """Create the consumer group at the stream's beginning; a restarted broker has lost it."""
        try:
            await self._redis.xgroup_create(self._key, GROUP, id="0", mkstream=True)
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):  # Another bot was faster.
                raise

    async def _new(self, room: int) -> list[Entry]:
        answer: Any = await self._redis.xreadgroup(
            GROUP, CONSUMER, {self._key: ">"}, count=room, block=BLOCK
        )
        return await self._known([(*entry, 1) for _, found in answer for entry in found])

    async def _abandoned(self, room: int) -> list[Entry]:
        """Claim what nobody has held for longer than its pause; each claim counts as a try."""
        idle = self._lease * 1000
        pending: Any = await self._redis.xpending_range(
            self._key, GROUP, min="-", max="+", count=100, idle=idle
        )
        claimed: list[tuple[bytes, dict[bytes, bytes], int]] = []
        for entry in pending:
            if len(claimed) == room:
                break
            tries = entry["times_delivered"]
            pause = min(idle * 2 ** (tries - 1), LONGEST_PAUSE * 1000)
            found: Any = await self._redis.xclaim(
                self._key, GROUP, CONSUMER, pause, [entry["message_id"]]
            )
            claimed += [(*one, tries + 1) for one in found]
        return await self._known(claimed)

    async def _known(self, entries: list[tuple[bytes, dict[bytes, bytes], int]]) -> list[Entry]:
        """The ids that entries hold. Those that hold none are removed: nobody can deliver them."""
        known = []
        for entry, fields, attempt in entries:
            if id := read_id(fields.get(b"id")):
                known.append(Entry(entry, id, attempt))
                continue
            log.error("an entry without an answer is set aside", entry=entry.decode())
            async with self._redis.pipeline(transaction=True) as pipeline:
                self.remove(entry, pipeline)
                await pipeline.execute()
        return known
