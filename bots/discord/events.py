"""Events of the gateway on their way to discord.py: stored first, and none can end the bot.

Commands, presses and messages to the bot go through the inbox (`bots/desk/inbox.py`), and are seen
to once `settled` is told so: discord.py itself does not wait for what it calls.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from discord.utils import snowflake_time, utcnow
from redis.exceptions import RedisError

from bots.desk.inbox import Entry, Inbox
from bots.discord.sessions import Session, Sessions, missed
from model.contract.errors import TryLater
from worker.queue.broker import cancelled
from worker.queue.logs import whereabouts
from worker.queue.pseudonyms import Pseudonyms

log = structlog.get_logger()

INTERACTION, MESSAGE = "INTERACTION_CREATE", "MESSAGE_CREATE"
#: For how long Discord accepts an answer to an interaction; we give up on messages after it too.
QUARTER = timedelta(minutes=15)
#: Seconds until somebody is told again what could not be told.
AGAIN = 1.0

#: What discord.py does with the data of one kind of event. May raise anything.
Parse = Callable[[Any], None]


class Events:
    """Stores the events that are for us, and hands all others to discord.py."""

    def __init__(
        self,
        inbox: Inbox,
        sessions: Sessions,
        pseudonyms: Pseudonyms,
        is_for_us: Callable[[str, Any], bool],
    ) -> None:
        self._inbox = inbox
        self._sessions = sessions
        self._pseudonyms = pseudonyms
        self._is_for_us = is_for_us
        self._parsers: dict[str, Parse] = {}
        self._noting: set[asyncio.Task[None]] = set()
        self._seen_to: dict[int, asyncio.Future[bool]] = {}

    def around(self, parsers: Mapping[str, Parse]) -> dict[str, Parse]:
        """What discord.py is to call for its parsers, by kinds of events; these raise nothing."""
        self._parsers = dict(parsers)
        return {kind: partial(self._hear, kind) for kind in parsers}

    def settled(self, id: int, told: bool) -> None:
        """An interaction or a message has its answer, or if not `told`, is to be handled again."""
        future = self._seen_to.get(id)
        if future is not None and not future.done():
            future.set_result(told)

    async def forget(self, person: str, but: int) -> None:
        """Drops what a person has said and nobody has seen to, but for one interaction."""
        await self._inbox.forget(person, self._name(but))

    async def serve(self) -> None:
        """Sees to what is noted until cancelled, also by other bots, or by us before a restart."""
        await self._inbox.serve(self._see_to)

    async def catch_up(self, token: str, interval: float) -> None:
        """Handles what bots that ended have missed, and stores how far we are; until cancelled.

        `token` is the one by which Discord knows us, `interval` in seconds.
        """
        async with asyncio.TaskGroup() as taking_up:
            while not cancelled():
                try:
                    place = self._sessions.own
                    if self._noting:
                        await asyncio.wait(self._noting)
                    # Every event up to that place is in the inbox now.
                    for session in await self._sessions.keep(place):
                        # Discord may be slow to answer; our own session is renewed meanwhile.
                        taking_up.create_task(self._take_up(session, token))
                except RedisError as error:
                    log.warning("broker lost", error=whereabouts(error))
                await asyncio.sleep(interval)

    async def _take_up(self, session: Session, token: str) -> None:
        async for kind, data in missed(session, token):
            if kind in (INTERACTION, MESSAGE):
                self._hear(kind, data)

    def _hear(self, kind: str, data: Any) -> None:
        try:
            if kind == "READY":
                self._sessions.begun(data)
            if not (kind in (INTERACTION, MESSAGE) and self._is_for_us(kind, data)):
                return self._parsers[kind](data)
            entry = Entry(self._name(int(data["id"])), json.dumps([kind, data]), _person(data))
        except Exception as error:
            return _not_understood(kind, error)
        noting = asyncio.create_task(self._note(entry))
        self._noting.add(noting)
        noting.add_done_callback(self._noting.discard)

    async def _note(self, entry: Entry) -> None:
        try:
            await self._inbox.put([entry])
        except RedisError as error:
            # Not kept, so handle it right away; whatever needs the broker tells the person so.
            log.warning("event not noted", error=whereabouts(error))
            kind, data = json.loads(entry.content)
            self._parse(kind, data)

    async def _see_to(self, content: str) -> None:
        """Raises TryLater when nobody could be told."""
        kind, data = json.loads(content)
        id = int(data["id"])
        if kind == INTERACTION and utcnow() - snowflake_time(id) > QUARTER:
            return
        answered = self._seen_to[id] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(QUARTER.total_seconds()):
                if self._parse(kind, data) and not await answered:
                    raise TryLater(AGAIN)
        except TimeoutError:
            log.error("an event is left unanswered", kind=kind)
        finally:
            del self._seen_to[id]

    def _parse(self, kind: str, data: Any) -> bool:
        try:
            self._parsers[kind](data)
        except Exception as error:
            _not_understood(kind, error)
            return False
        return True

    def _name(self, id: int) -> str:
        return self._pseudonyms.of("event", "discord", id)


def _person(data: Mapping[str, Any]) -> str:
    """Who wrote a message, or gave a command."""
    return str((data.get("author") or data.get("user") or data["member"]["user"])["id"])


def _not_understood(kind: str, error: Exception) -> None:
    """One line, with nothing of what is in the event."""
    log.warning("event not understood", kind=kind, error=whereabouts(error))
