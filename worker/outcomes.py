"""Answers on their way to one platform, each delivered once. (Signatures; body follows.)"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from redis.asyncio import Redis

from model.errors import ArtlineError
from worker.jobs import Outcome, Platform
from worker.settings import QueueSettings


class Undeliverable(ArtlineError):
    """No further try can deliver this answer: the person blocked the bot, the chat is gone."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One answer to deliver now."""

    outcome: Outcome
    #: The PNG, or None when the outcome is a problem.
    picture: bytes | None
    #: 1 at first. More: an earlier try failed or died, perhaps after it had sent.
    attempt: int


class Outcomes:
    """The outcomes of one platform, read with a consumer group: any number of bots may share them.

        async def deliver(delivery: Delivery) -> None: ...   # send; return when it is sent
        await Outcomes(redis, "telegram", settings).serve(deliver)   # until cancelled

    `deliver` runs as several tasks at once. It returns: acknowledged and deleted; the picture stays for
    `picture_minutes`. It raises Undeliverable: noted as a dead letter. It raises anything else: tried
    again after a while, `delivery_attempts` times, then a dead letter. Entries of a bot that died
    are taken over by the others, or by itself when it is back.
    """

    def __init__(self, redis: Redis, platform: Platform, settings: QueueSettings) -> None: ...

    async def serve(self, deliver: Callable[[Delivery], Awaitable[None]]) -> None:
        """Deliver until cancelled; then finish the deliveries in hand."""
