"""Delivers the answers for one platform, and answers jobs that are past their deadline."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog
from redis.exceptions import RedisError

from worker.queue.ledger import Ledger
from worker.queue.logs import whereabouts
from worker.queue.outcomes import Delivery, Outcomes

log = structlog.get_logger()

#: Seconds between two looks for jobs past their deadline.
SWEEP_INTERVAL = 5.0

Deliver = Callable[[Delivery], Awaitable[None]]


async def carry(outcomes: Outcomes, ledger: Ledger, deliver: Deliver) -> None:
    """Delivers every answer of a platform until cancelled; those in hand are finished first.

    Workers sweep too; a bot does so because people must be told even when no worker is left.
    """
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(outcomes.serve(deliver))
        tasks.create_task(_sweep(ledger))


async def _sweep(ledger: Ledger) -> None:
    while True:
        try:
            await asyncio.to_thread(ledger.sweep, time.time())
        except RedisError as error:
            log.warning("sweep failed", error=whereabouts(error))
        await asyncio.sleep(SWEEP_INTERVAL)
