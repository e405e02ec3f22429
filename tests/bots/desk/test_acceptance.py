"""How photos are fetched and accepted, whatever platform keeps them."""

import asyncio
from collections import defaultdict
from dataclasses import replace

import pytest
from redis import Redis

from bots.desk.acceptance import Acceptance
from bots.desk.chosen import recall
from bots.desk.desk import Accepted, Ask, Desk
from model.contract.errors import Forgotten, PersonError, PhotoError, TryLater
from model.contract.wish import Wish
from worker.queue.draw_queue import QUEUE
from worker.queue.jobs import Address
from worker.queue.ledger import Ledger
from worker.queue.settings import QueueSettings

#: Longer than any test lasts.
NEVER = 3600.0


class Store:
    """A platform that keeps photos by name, and hands each out when the test lets it."""

    def __init__(self) -> None:
        self.asked: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self.open: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self.trouble: dict[str, list[Exception]] = {}
        self.photos: dict[str, bytes] = {}

    async def fetch(self, name: str) -> bytes:
        """Waits until the photo is let out; fails before, as often as there is trouble."""
        self.asked[name].set()
        if trouble := self.trouble.get(name):
            raise trouble.pop(0)
        await self.open[name].wait()
        return self.photos.get(name, name.encode())


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def desk(redis: Redis) -> Desk:
    return Desk(Ledger(redis, QueueSettings(jobs_in_flight=3)), deadline_seconds=60)


def ask(name: str, person: str = "7") -> Ask:
    address = Address(platform="telegram", person=person, chat="7", message=f"1{name}")
    return Ask(address, source=name)


def accepted(results: list[Accepted | Exception]) -> list[Accepted]:
    assert all(isinstance(result, Accepted) for result in results), results
    return [result for result in results if isinstance(result, Accepted)]


async def test_an_album_is_fetched_side_by_side_and_accepted_in_its_order(
    desk: Desk, store: Store, redis: Redis
) -> None:
    acceptance = Acceptance(desk, store.fetch)
    taking = asyncio.create_task(acceptance.take([ask(name) for name in "abc"]))
    for name in "abc":
        await store.asked[name].wait()
    others = []
    # Its last photo is there first. What others then ask for is taken on before any of it.
    for name, other in ("c", "x"), ("b", "y"):
        store.open[name].set()
        store.open[other].set()
        others += accepted(await acceptance.take([ask(other, person=other)]))
    store.open["a"].set()
    jobs = accepted(await taking)
    assert [job.address.message for job in jobs] == ["1a", "1b", "1c"]
    assert [job.place for job in [*others, *jobs]] == [0, 1, 2, 3, 4]
    assert redis.lrange(f"rq:queue:{QUEUE}", 0, -1) == [job.id.encode() for job in [*others, *jobs]]


async def test_of_an_album_the_last_ones_are_turned_away(desk: Desk, store: Store) -> None:
    for name in "abcde":
        store.open[name].set()
    results = await Acceptance(desk, store.fetch).take([ask(name) for name in "abcde"])
    accepted(results[:3])
    assert [str(result) for result in results[3:]] == ["too-many-at-once"] * 2
    assert sorted(store.asked) == ["a", "b", "c"], "the others are not even fetched"


async def test_a_photo_that_waits_for_its_next_try_holds_up_nobody(
    desk: Desk, store: Store
) -> None:
    acceptance = Acceptance(desk, store.fetch, at_once=1, pauses=(NEVER,))
    store.trouble["a"] = [TryLater()]
    waiting = asyncio.create_task(acceptance.take([ask("a")]))
    await store.asked["a"].wait()
    store.open["b"].set()
    accepted(await acceptance.take([ask("b")]))
    assert not waiting.done()
    waiting.cancel()


async def test_a_failing_photo_of_an_album_lets_the_others_go_ahead(
    desk: Desk, store: Store
) -> None:
    for name in "ab":
        store.open[name].set()
    store.trouble["a"] = [TryLater(), TryLater()]
    results = await Acceptance(desk, store.fetch, at_once=1, pauses=(0, 0)).take(
        [ask("a"), ask("b")]
    )
    assert [job.place for job in accepted(results)] == [1, 0]


@pytest.mark.parametrize("seconds", [0, NEVER])
async def test_whoever_waits_in_vain_is_told(desk: Desk, store: Store, seconds: float) -> None:
    store.trouble["a"] = [TryLater(seconds) for _ in range(3)]
    acceptance = Acceptance(desk, store.fetch, pauses=(0, 0))
    assert [str(error) for error in await acceptance.take([ask("a")])] == ["photo-unreachable"]


async def test_what_is_gone_is_told_at_once(desk: Desk, store: Store) -> None:
    store.trouble["a"] = [PersonError("photo-gone")]
    acceptance = Acceptance(desk, store.fetch, pauses=(NEVER,))
    assert [str(error) for error in await acceptance.take([ask("a")])] == ["photo-gone"]


async def test_what_turns_out_too_large_is_not_taken(desk: Desk, store: Store) -> None:
    store.photos["a"] = bytes(20_000_001)
    store.open["a"].set()
    [error] = await Acceptance(desk, store.fetch).take([ask("a")])
    assert isinstance(error, PhotoError)


async def test_an_example_is_fetched_for_the_style_that_uses_it(
    desk: Desk, store: Store, redis: Redis
) -> None:
    for name in "abc":
        store.open[name].set()
    coloured = replace(ask("a"), wish=Wish(style="colour"), example_source="c")
    plain = replace(ask("b"), example_source="c")
    first, second = accepted(await Acceptance(desk, store.fetch).take([coloured, plain]))
    assert redis.get(f"artline:example:{first.id}") == b"c"
    assert redis.get(f"artline:example:{second.id}") is None


@pytest.mark.parametrize("broken", ["gone", "too large"])
async def test_an_example_that_cannot_be_had_is_not_taken_for_the_photo(
    desk: Desk, store: Store, broken: str
) -> None:
    store.open["a"].set()
    store.open["c"].set()
    if broken == "gone":
        store.trouble["c"] = [PersonError("photo-gone")]
    else:
        store.photos["c"] = bytes(20_000_001)
    [error] = await Acceptance(desk, store.fetch).take(
        [replace(ask("a"), wish=Wish(style="colour"), example_source="c")]
    )
    assert str(error) == "example-unusable"


@pytest.mark.parametrize("recalled", [True, False])
async def test_nothing_is_kept_of_whoever_is_forgotten_while_their_photo_is_fetched(
    desk: Desk, store: Store, redis: Redis, recalled: bool
) -> None:
    if recalled:
        await recall(desk, "telegram", 7, chat=7)
    taking = asyncio.create_task(Acceptance(desk, store.fetch).take([ask("a")]))
    await store.asked["a"].wait()
    await desk.forget("telegram", "7")
    store.open["a"].set()
    [error] = await taking
    assert isinstance(error, Forgotten)
    kept = {key.decode().split(":")[1] for key in redis.keys("artline:*")}
    assert not kept & {"request", "photo", "order", "seen", "jobs"}


async def test_whoever_was_forgotten_may_ask_again(desk: Desk, store: Store) -> None:
    store.open["a"].set()
    await desk.forget("telegram", "7")
    accepted(await Acceptance(desk, store.fetch).take([ask("a")]))


async def test_of_many_who_ask_at_once_each_has_a_place_of_their_own(desk: Desk) -> None:
    asks = [ask(str(number), str(number)) for number in range(20)]
    jobs = await asyncio.gather(*map(desk.take, asks))
    assert sorted(job.place or 0 for job in jobs) == list(range(20))
