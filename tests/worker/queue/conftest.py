"""What tests of the queue may ask for: a ledger, a bot's connection, jobs that are answered."""

from collections.abc import AsyncIterator, Callable

import pytest
import redis.asyncio
from redis import Redis

from tests.asks import ask
from tests.couriers import SETTINGS
from worker.queue.broker import connect_async
from worker.queue.jobs import Outcome, problem
from worker.queue.ledger import Ledger
from worker.queue.settings import QueueSettings


@pytest.fixture
async def bot(valkey_url: str, redis: Redis) -> AsyncIterator["redis.asyncio.Redis"]:
    async with await connect_async(valkey_url) as client:
        yield client


@pytest.fixture
def settle(redis: Redis) -> Callable[..., str]:
    """Accept a job and answer it; returns its id."""
    ledger = Ledger(redis, SETTINGS)

    def settle(key: str | None = None, person: str = "7", chat: str | None = None) -> str:
        request = ask(person)
        if chat is not None:
            there = request.address.model_copy(update={"chat": chat})
            request = request.model_copy(update={"address": there})
        ledger.accept(request, b"photo")
        outcome = (
            problem(request, key)
            if key
            else Outcome(id=request.id, address=request.address, width=8, height=9)
        )
        ledger.settle(outcome, None if key else b"png")
        return request.id

    return settle


@pytest.fixture
def ledger(redis: Redis) -> Ledger:
    return Ledger(redis, QueueSettings())
