"""Whoever asks while connections to the broker break is answered once, as if nothing had been."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from redis import Redis

from bots.words import say
from tests.asks import ask
from tests.lost_reply import losing_reply
from tests.own_broker import OwnBroker
from tests.telegram_api import Person
from tests.telegram_scene import SELFIE, scene
from tests.workers import stand_by
from worker.queue.broker import connect, connect_async
from worker.queue.jobs import problem
from worker.queue.ledger import Ledger
from worker.queue.settings import QueueSettings

#: Connections in a pool that break.
MANY = 8


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[OwnBroker]:
    with OwnBroker(tmp_path) as broker:
        yield broker


async def test_every_connection_of_the_pool_is_made_again_where_it_is_used(
    broker: OwnBroker,
) -> None:
    async with await connect_async(broker.url) as redis:
        await asyncio.gather(*(redis.blpop(f"nothing-{n}", 1) for n in range(MANY)))
        broker.restart()

        async def use(number: int) -> list[Any]:
            async with redis.pipeline(transaction=True) as pipeline:
                pipeline.set(f"key-{number}", number)
                pipeline.get(f"key-{number}")
                return list(await pipeline.execute())

        found = await asyncio.gather(*map(use, range(MANY)))
        assert found == [[True, b"%d" % number] for number in range(MANY)]


def test_jobs_are_accepted_once_on_connections_that_have_broken(broker: OwnBroker) -> None:
    with connect(broker.url) as redis, ThreadPoolExecutor(MANY) as pool:
        stand_by(redis)
        ledger, together = Ledger(redis, QueueSettings()), Barrier(MANY)

        def accept(person: int) -> int | None:
            together.wait()  # so that each takes a connection of its own
            place = ledger.accept(ask(str(person)), b"photo")
            return place and place.ahead

        assert sorted(pool.map(accept, range(MANY))) == list(range(MANY))
        broker.restart()
        stand_by(redis)
        assert sorted(pool.map(accept, range(MANY))) == list(range(MANY))
        assert redis.llen("rq:queue:draw") == MANY


def test_a_job_whose_acceptance_was_confirmed_in_vain_is_accepted_once(
    redis: Redis, valkey_url: str, tmp_path: Path
) -> None:
    with (
        losing_reply(tmp_path, valkey_url, "EXEC") as (url, way),
        connect(url) as connection,
    ):
        request = ask()
        place = Ledger(connection, QueueSettings()).accept(request, b"photo")
        assert place is not None
        assert (place.ahead, way.losses) == (0, 0)
    assert redis.lrange("rq:queue:draw", 0, -1) == [request.id.encode()]


def test_an_answer_that_was_confirmed_in_vain_is_given_once(
    redis: Redis, valkey_url: str, tmp_path: Path
) -> None:
    ledger, before, request = Ledger(redis, QueueSettings()), ask(), ask()
    for one in (before, request):
        ledger.accept(one, b"photo")
    ledger.settle(problem(before, "went-wrong"))  # so that the broker knows the script
    with (
        losing_reply(tmp_path, valkey_url, "EVALSHA") as (url, way),
        connect(url) as connection,
    ):
        Ledger(connection, QueueSettings()).settle(problem(request, "went-wrong"))
        assert way.losses == 0
    assert redis.xlen("artline:outcomes:telegram") == 2


async def test_nobody_hears_that_something_went_wrong_and_gets_a_picture_then(
    broker: OwnBroker, tmp_path: Path
) -> None:
    with connect(broker.url) as redis:
        stand_by(redis)
        async with scene(broker.url, redis, tmp_path) as ana:
            people = [Person(f"Ana {number}") for number in range(MANY)]
            chats = [ana.api.private_chat(person) for person in people]
            for rounds in (1, 2):
                for chat, person in zip(chats, people, strict=True):
                    await chat.send(person, photo=SELFIE)
                for _ in people:
                    await ana.draw()
                await ana.until_delivered()
                await ana.api.until(lambda n=rounds: all(len(c.from_bot()) == n for c in chats))
                assert all(len(chat.pictures()) == rounds for chat in chats)
                broker.restart()
                stand_by(redis)
            assert say("en", "went-wrong") not in [text for chat in chats for text in chat.texts()]
