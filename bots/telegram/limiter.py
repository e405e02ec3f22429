"""Keeps to Telegram's limits on sending, and waits as long as a 429 asks for."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram.ext import AIORateLimiter

#: How often a call is repeated that met a 429, after the wait that Telegram asked for.
FLOOD_RETRIES = 5


class RateLimiter(AIORateLimiter):
    """As the client's own, but reactions neither wait nor use up the messages a group may get."""

    def __init__(self) -> None:
        super().__init__(max_retries=FLOOD_RETRIES)

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Called by the client for each call of the Bot API."""
        if endpoint == "setMessageReaction":
            return await callback(*args, **kwargs)
        return await super().process_request(
            callback, args, kwargs, endpoint, data, rate_limit_args
        )
