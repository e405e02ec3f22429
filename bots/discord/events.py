"""What happens on Discord, on its way to discord.py: noted first, survived if it makes no sense."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import structlog
from redis.exceptions import RedisError

from bots.discord.inbox import Event, Inbox
from bots.discord.sessions import Sessions, missed
from worker.queue.logs import whereabouts

log = structlog.get_logger()

#: What somebody is to have an answer to, and for how many seconds it can still be of use: an
#: interaction's token is good for a quarter of an hour.
LIVES = {"INTERACTION_CREATE": 15 * 60, "MESSAGE_CREATE": 3600}

#: What discord.py does with the data of one kind of event. Raises whatever it pleases.
Parse = Callable[[Any], None]


class Events:
    """Stands between the gateway and discord.py."""

    def __init__(
        self, inbox: Inbox, sessions: Sessions, is_for_us: Callable[[str, Any], bool]
    ) -> None:
        self._inbox = inbox
        self._sessions = sessions
        self._is_for_us = is_for_us
        self._parsers: dict[str, Parse] = {}
        self._noting: set[asyncio.Task[None]] = set()

    def around(self, parsers: Mapping[str, Parse]) -> dict[str, Parse]:
        """The same for discord.py to call, by kinds of events; these raise nothing."""
        self._parsers = dict(parsers)
        return {kind: partial(self._hear, kind) for kind in parsers}

    async def catch_up(self, token: str) -> None:
        """Deals with what other bots, or this one before a restart, could not; until cancelled.

        `token` is the one by which Discord knows us.
        """
        while True:
            try:
                await self._keep_place()
                for session in await self._sessions.left_over():
                    async for kind, data in missed(session, token):
                        if kind in LIVES:
                            self._hear(kind, data)
                for event in await self._inbox.left_over():
                    log.info("event taken over", kind=event.kind)
                    await self._heed(event)
            except RedisError as error:
                log.warning("broker lost", error=whereabouts(error))
            await self._inbox.rest()

    async def _keep_place(self) -> None:
        """Up to here everything is noted."""
        place = self._sessions.own
        if self._noting:
            await asyncio.wait(self._noting)
        await self._sessions.keep(place)

    def _hear(self, kind: str, data: Any) -> None:
        try:
            if kind == "READY":
                self._sessions.begun(data)
            if not (kind in LIVES and self._is_for_us(kind, data)):
                return self._parsers[kind](data)
        except Exception as error:
            return _not_understood(kind, error)
        noting = asyncio.create_task(self._take(Event(kind, data)))
        self._noting.add(noting)
        noting.add_done_callback(self._noting.discard)

    async def _take(self, event: Event) -> None:
        if await self._inbox.take(event, LIVES[event.kind]):
            await self._heed(event)

    async def _heed(self, event: Event) -> None:
        try:
            self._parsers[event.kind](event.data)
        except Exception as error:
            _not_understood(event.kind, error)
            await self._inbox.done(int(event.id))


def _not_understood(kind: str, error: Exception) -> None:
    """One line, with nothing of what is in the event."""
    log.warning("event not understood", kind=kind, error=whereabouts(error))
