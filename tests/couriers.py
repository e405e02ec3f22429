"""Couriers that run for as long as a test wants, and what they deliver."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import redis.asyncio

from worker.queue.outcomes import Deliver, Delivery, Outcomes
from worker.queue.settings import QueueSettings

SETTINGS = QueueSettings(lease_seconds=1)


STREAM = "artline:outcomes:telegram"


@asynccontextmanager
async def courier(
    bot: "redis.asyncio.Redis", deliver: Deliver, settings: QueueSettings = SETTINGS
) -> AsyncIterator[asyncio.Event]:
    """Delivers as long as the context lasts; the event is that it has been told to stop."""
    task = asyncio.create_task(Outcomes(bot, "telegram", settings).serve(deliver))
    stopping = asyncio.Event()
    try:
        yield stopping
    finally:
        task.cancel()
        stopping.set()
        with suppress(asyncio.CancelledError):
            await task


class Inbox:
    """Keeps what it is given."""

    def __init__(self) -> None:
        self.deliveries: list[Delivery] = []

    async def __call__(self, delivery: Delivery) -> None:
        self.deliveries.append(delivery)

    @property
    def ids(self) -> list[str]:
        return [delivery.outcome.id for delivery in self.deliveries]
