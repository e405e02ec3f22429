"""Updates from a platform, kept in the broker from their arrival until they have been handled.

    artline:inbox:{name}             ids, by the time from which they may be taken
    artline:update:{name}:{id}       the update, how often it was taken, and whose it is
    artline:updates:{pseudonym}      the ids of one person's, for `forget`

An update is removed when it is seen to, and expires after a day. For an hour its bare id remains,
lest it is seen to twice.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bots.desk import inbox_scripts as scripts
from model.contract.errors import TryLater
from worker.queue.broker import cancelled
from worker.queue.logs import whereabouts
from worker.queue.pseudonyms import Pseudonyms

log = structlog.get_logger()

#: Seconds that an update is kept if nobody sees to it, and its bare id after it was seen to.
DAY, HOUR = 24 * 3600, 3600
#: Updates in hand at once: most of them wait for a download or for their chat's turn.
AT_ONCE = 1000
#: Tries of an update. If bots died in all of them, it may be the cause, and is left out.
TRIES = 10
#: Seconds between two looks for what other bots have left.
INTERVAL = 1.0
#: Seconds to finish what is in hand when told to stop; the rest waits for the next bot.
GRACE = 8.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One update."""

    id: str
    #: As JSON, and no more of it than is needed to see to it.
    content: str
    #: Whose it is, in the platform's terms.
    person: str


Handle = Callable[[str], Awaitable[None]]


class Inbox:
    """The updates of one bot, which may run in several copies.

        await inbox.put(entries)      # from here on they are safe
        await inbox.serve(handle)     # until cancelled; `handle` takes the content of one

    What was put is handled at least once. When `handle` returns, the update is removed; when it
    raises TryLater, it comes again. What was in the hands of a bot that died comes again once its
    lease, in seconds, is over, but not for ever: see TRIES.
    """

    def __init__(self, redis: Redis, name: str, pseudonyms: Pseudonyms, lease: float) -> None:
        self._redis = redis
        self._key = f"artline:inbox:{name}"
        self._prefix = f"artline:update:{name}:"
        self._pseudonyms = pseudonyms
        self._platform = name.partition(":")[0]
        self._lease = lease
        self._news = asyncio.Event()
        self._in_hand: dict[str, asyncio.Task[None]] = {}
        self._put = redis.register_script(scripts.PUT)
        self._take = redis.register_script(scripts.TAKE)
        self._hold = redis.register_script(scripts.HOLD)
        self._postpone = redis.register_script(scripts.POSTPONE)
        self._done = redis.register_script(scripts.DONE)

    async def put(self, entries: Iterable[Entry]) -> None:
        """Keeps updates; those that it has already are left out. Raises RedisError."""
        words = [
            word for one in entries for word in (one.id, one.content, self._person(one.person))
        ]
        if words:
            await self._put(keys=[self._key], args=[self._prefix, DAY, *words])
            self._news.set()

    async def forget(self, person: str, but: str) -> None:
        """Removes what was put of a person and is not seen to yet, but for one update."""
        key = self._person(person)
        found: Any = await self._redis.smembers(key)
        ids = [id.decode() for id in found if id.decode() != but]
        await self._done(keys=[self._key], args=[self._prefix, HOUR, *ids])

    async def serve(self, handle: Handle) -> None:
        """Handles updates until cancelled; then it finishes those in hand, if that is quick."""
        holding = asyncio.create_task(self._keep_holding())
        try:
            while not cancelled():
                try:
                    await self._round(handle)
                except RedisError as error:
                    log.warning("broker lost", error=whereabouts(error))
                    await asyncio.sleep(INTERVAL)
        finally:
            await self._finish()
            holding.cancel()

    async def _round(self, handle: Handle) -> None:
        self._news.clear()
        room = AT_ONCE - len(self._in_hand)
        if not room:
            await asyncio.wait(self._in_hand.values(), return_when=asyncio.FIRST_COMPLETED)
            return
        taken: Any = await self._take(keys=[self._key], args=[self._prefix, self._lease, room])
        for id, content, tries in taken:
            self._begin(id.decode(), content.decode(), tries, handle)
        if not taken:
            with suppress(TimeoutError):
                async with asyncio.timeout(INTERVAL):
                    await self._news.wait()

    def _begin(self, id: str, content: str, tries: int, handle: Handle) -> None:
        if id in self._in_hand:  # Our own lease ran out before we renewed it.
            return
        task = asyncio.create_task(self._see_to(id, content, tries, handle))
        self._in_hand[id] = task
        task.add_done_callback(lambda _: self._in_hand.pop(id, None))

    async def _see_to(self, id: str, content: str, tries: int, handle: Handle) -> None:
        try:
            if tries > TRIES:
                log.error("an update has ended the bot again and again: left out", update=id)
            else:
                await handle(content)
            await self._done(keys=[self._key], args=[self._prefix, HOUR, id])
        except TryLater as error:
            await self._postpone(keys=[self._key], args=[self._prefix, error.seconds, id])
        except RedisError as error:
            log.warning("broker lost", error=whereabouts(error))
        except Exception as error:
            # It comes again when its lease is over.
            log.error("an update is not seen to", update=id, error=whereabouts(error))

    async def _keep_holding(self) -> None:
        """Keeps what is in hand from being taken by others."""
        while not cancelled():
            await asyncio.sleep(self._lease / 3)
            try:
                await self._hold(keys=[self._key], args=[self._lease, *self._in_hand])
            except RedisError as error:
                log.warning("broker lost", error=whereabouts(error))

    async def _finish(self) -> None:
        if not self._in_hand:
            return
        tasks = dict(self._in_hand)
        _, left = await asyncio.wait(tasks.values(), timeout=GRACE)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        ids = [id for id, task in tasks.items() if task in left]
        if ids:
            await self._hold(keys=[self._key], args=[0, *ids])

    def _person(self, person: str) -> str:
        return f"artline:updates:{self._pseudonyms.of('person', self._platform, person)}"
