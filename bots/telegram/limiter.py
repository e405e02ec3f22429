"""Keeps to Telegram's limits on sending, and waits as long as a 429 asks for.

Limits are per chat: when Telegram asks to wait, only calls for the same chat do. It does not tell
when it means all of them. So when several chats in a row are refused, calls are made one at a time
until one succeeds.
"""

import asyncio
import math
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from functools import partial
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.constants import FloodLimit
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bots.telegram.sent import Sent

#: How often a call is repeated that met a 429, after the wait that Telegram asked for.
FLOOD_RETRIES = 5
#: How many chats refused in a row may mean all chats; and the seconds between two calls then.
MAY_MEAN_ALL, SCOUTING_INTERVAL = 3, 1.0
#: Groups that are remembered; past it those that were silent for a minute are dropped.
GROUPS = 512
#: Calls that are not limited here: whoever makes them waits when Telegram asks for it.
_FREE = ("setMessageReaction", "getFile", "getUpdates")

#: The longest that a call of the current task may have to wait for its chat, in seconds; rather
#: than wait longer it raises RetryAfter.
patience: ContextVar[float] = ContextVar("patience", default=60.0)


class RateLimiter(BaseRateLimiter[None]):
    """The client makes each call through it; what is sent is noted."""

    def __init__(self, sent: Sent) -> None:
        self._sent = sent
        self._all = AsyncLimiter(FloodLimit.MESSAGES_PER_SECOND, 1)
        self._groups: dict[int, AsyncLimiter] = {}
        #: Until when calls must wait, by chat or, without one, by method.
        self._until: dict[object, float] = {}
        #: Those refused since a call was last let through.
        self._refused: set[object] = set()
        self._scouting = asyncio.Lock()

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Any:
        """Makes a call when its time has come. Raises RetryAfter as `patience` says."""
        if endpoint in _FREE:
            return await callback(*args, **kwargs)
        chat = data.get("chat_id")
        place: object = endpoint if chat is None else int(chat)
        for left in range(FLOOD_RETRIES, -1, -1):
            await self._wait(place)
            try:
                answer = await self._make(partial(callback, *args, **kwargs))
            except RetryAfter as error:
                self._pause(place, seconds_of(error))
                if not left:
                    raise
            else:
                self._refused.clear()
                self._sent.note(answer)
                return answer
        return None

    async def _make(self, call: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        if self._may_mean_all:
            async with self._scouting:
                if self._may_mean_all:
                    await asyncio.sleep(SCOUTING_INTERVAL)
                    answer = await call()
                    self._refused.clear()
                    return answer
        return await call()

    @property
    def _may_mean_all(self) -> bool:
        return len(self._refused) >= MAY_MEAN_ALL

    async def _wait(self, place: object) -> None:
        await self._paused(place)
        if isinstance(place, int):
            if place < 0:
                await self._group_turn(place)
            await self._all.acquire()
            # Others may have been refused while this one waited.
            await self._paused(place)

    async def _paused(self, place: object) -> None:
        while (seconds := self._left(place)) > 0:
            if seconds > patience.get():
                raise RetryAfter(math.ceil(seconds))
            await asyncio.sleep(seconds)

    def _left(self, place: object) -> float:
        now = asyncio.get_running_loop().time()
        return self._until.get(place, now) - now

    def _pause(self, place: object, seconds: float) -> None:
        now = asyncio.get_running_loop().time()
        self._until = {where: end for where, end in self._until.items() if end > now}
        self._until[place] = now + seconds
        if isinstance(place, int):
            self._refused.add(place)

    async def _group_turn(self, group: int) -> None:
        if len(self._groups) > GROUPS:
            self._groups = {
                chat: limiter
                for chat, limiter in self._groups.items()
                if not limiter.has_capacity(limiter.max_rate)
            }
        limiter = self._groups.setdefault(
            group, AsyncLimiter(FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP, 60)
        )
        seconds = limiter.time_period / limiter.max_rate
        if seconds > patience.get() and not limiter.has_capacity():
            raise RetryAfter(math.ceil(seconds))
        await limiter.acquire()


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = error.retry_after
    return wait if isinstance(wait, int) else wait.total_seconds()
