"""Every answer is delivered once, whatever happens to the bots."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import pytest
import redis.asyncio
from redis import Redis

from tests.asks import ask
from tests.patience import eventually
from tests.workers import emptied
from worker.queue import outcomes
from worker.queue.broker import connect_async
from worker.queue.jobs import Outcome, problem
from worker.queue.ledger import Ledger
from worker.queue.outcomes import Deliver, Delivery, Outcomes, Undeliverable
from worker.queue.settings import QueueSettings

SETTINGS = QueueSettings(lease_seconds=1)
STREAM = "artline:outcomes:telegram"


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


async def test_an_answer_is_delivered_with_its_picture_and_leaves_no_trace_but_that(
    bot: "redis.asyncio.Redis", redis: Redis, settle: Callable[..., str]
) -> None:
    inbox, drawn, failed = Inbox(), settle(), settle("went-wrong")
    async with courier(bot, inbox):
        await eventually(lambda: len(inbox.deliveries) == 2)
    # Deliveries run side by side, so their order says nothing.
    answers = {delivery.outcome.id: delivery for delivery in inbox.deliveries}
    assert set(answers) == {drawn, failed}
    assert answers[drawn].picture == b"png"
    assert (answers[drawn].outcome.width, answers[drawn].outcome.height) == (8, 9)
    assert (answers[failed].picture, answers[failed].outcome.problem) == (None, "went-wrong")
    assert redis.xlen(STREAM) == 0
    assert not list(redis.scan_iter("artline:outcome:*"))
    assert 0 < redis.ttl(f"artline:picture:{drawn}") <= 3600


async def test_many_bots_share_the_answers_and_none_is_delivered_twice(
    bot: "redis.asyncio.Redis", settle: Callable[..., str]
) -> None:
    inbox = Inbox()
    async with courier(bot, inbox), courier(bot, inbox), courier(bot, inbox):
        ids = await asyncio.to_thread(lambda: [settle() for _ in range(60)])
        await eventually(lambda: len(inbox.deliveries) >= 60)
    assert sorted(inbox.ids) == sorted(ids)


async def test_a_failed_delivery_is_tried_again_and_holds_up_nobody(
    bot: "redis.asyncio.Redis", redis: Redis, settle: Callable[..., str]
) -> None:
    inbox, tries, hard = Inbox(), Inbox(), settle()
    settle()

    async def deliver(delivery: Delivery) -> None:
        await tries(delivery)
        if delivery.outcome.id == hard and tries.ids.count(hard) < 3:
            raise ConnectionError
        await inbox(delivery)

    async with courier(bot, deliver):
        await eventually(lambda: len(inbox.deliveries) == 2)
    assert inbox.ids[1] == hard
    assert redis.xlen(STREAM) == 0


async def test_what_cannot_be_delivered_is_dropped_with_its_picture(
    bot: "redis.asyncio.Redis", redis: Redis, settle: Callable[..., str]
) -> None:
    settle()

    async def deliver(delivery: Delivery) -> None:
        raise Undeliverable

    async with courier(bot, deliver):
        await eventually(lambda: redis.xlen(STREAM) == 0)
    assert not list(redis.scan_iter("artline:picture:*"))


async def test_what_a_dead_bot_held_is_delivered_by_the_next(
    bot: "redis.asyncio.Redis", redis: Redis, settle: Callable[..., str]
) -> None:
    id = settle()
    redis.xgroup_create(STREAM, "courier", id="0")
    redis.xreadgroup("courier", "courier", {STREAM: ">"})  # And dies.
    inbox = Inbox()
    async with courier(bot, inbox):
        await eventually(lambda: inbox.deliveries)
    assert inbox.ids == [id]


async def test_a_slow_delivery_is_not_taken_for_a_dead_one(
    bot: "redis.asyncio.Redis",
    redis: Redis,
    settle: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As the broker sees it, it grows as old as leases last, again and again."""
    monkeypatch.setattr(outcomes, "HOLDS", 600)
    lasting = QueueSettings(lease_seconds=60)
    begun, inbox, go_on = Inbox(), Inbox(), asyncio.Event()

    async def deliver(delivery: Delivery) -> None:
        await begun(delivery)
        await go_on.wait()
        await inbox(delivery)

    def idle() -> int:
        [entry] = redis.xpending_range(STREAM, "courier", "-", "+", 2)
        return int(entry["time_since_delivered"])

    async with courier(bot, deliver, lasting), courier(bot, deliver, lasting):
        settle()
        await eventually(lambda: begun.deliveries)
        [entry] = [entry for entry, _ in redis.xrange(STREAM)]
        for _ in range(3):
            redis.xclaim(STREAM, "courier", "courier", 0, [entry], idle=40_000, justid=True)
            await eventually(lambda: idle() < 40_000)
        go_on.set()
        await eventually(lambda: inbox.deliveries)
    assert len(begun.deliveries) == 1


async def test_a_bot_that_stops_finishes_the_deliveries_in_hand(
    bot: "redis.asyncio.Redis", redis: Redis, settle: Callable[..., str]
) -> None:
    begun, inbox = Inbox(), Inbox()

    async def deliver(delivery: Delivery) -> None:
        await begun(delivery)
        await stopping.wait()
        await inbox(delivery)

    async with courier(bot, deliver) as stopping:
        settle()
        await eventually(lambda: begun.deliveries)
    assert len(inbox.deliveries) == 1
    assert redis.xlen(STREAM) == 0


async def test_who_is_forgotten_before_the_delivery_hears_nothing(
    bot: "redis.asyncio.Redis", redis: Redis, settle: Callable[..., str]
) -> None:
    settle(person="8")
    kept = settle(person="7")
    Ledger(redis, SETTINGS).forget("telegram", "8")
    inbox = Inbox()
    async with courier(bot, inbox):
        await eventually(lambda: redis.xlen(STREAM) == 0)
    assert inbox.ids == [kept]


async def test_couriers_survive_a_broker_that_forgets_everything(
    bot: "redis.asyncio.Redis", redis: Redis, settle: Callable[..., str]
) -> None:
    inbox = Inbox()
    async with courier(bot, inbox):
        settle()
        await eventually(lambda: inbox.deliveries)
        emptied(redis)
        redis.client_kill_filter(_type="normal", skipme=True)
        id = settle()
        await eventually(lambda: id in inbox.ids)


@pytest.mark.parametrize(("share", "longest"), [(0.3, 3600), (0.7, 60)])
async def test_delivered_pictures_make_room_where_memory_runs_short(
    bot: "redis.asyncio.Redis",
    redis: Redis,
    settle: Callable[..., str],
    share: float,
    longest: int,
) -> None:
    inbox, id = Inbox(), settle()
    limit = redis.config_get("maxmemory")["maxmemory"]
    redis.config_set("maxmemory", int(redis.info("memory")["used_memory"] / share))
    try:
        async with courier(bot, inbox):
            await eventually(lambda: not redis.exists(f"artline:outcome:{id}"))
    finally:
        redis.config_set("maxmemory", limit)
    assert longest / 2 < redis.ttl(f"artline:picture:{id}") <= longest


async def test_a_chat_that_is_slow_keeps_nobody_else_waiting(
    bot: "redis.asyncio.Redis", settle: Callable[..., str]
) -> None:
    """And what waits for its turn there, when the bot is told to stop, another one delivers."""
    slow = {settle(chat="-5") for _ in range(40)}
    begun, inbox = [0], Inbox()

    async def deliver(delivery: Delivery) -> None:
        if delivery.outcome.id in slow:
            begun[0] += 1
            await stopping.wait()
        await inbox(delivery)

    async with courier(bot, deliver) as stopping:
        await eventually(lambda: begun[0])
        others = {settle(chat=str(n)) for n in range(20)}
        await eventually(lambda: set(inbox.ids) == others)
        assert begun[0] == 2
    assert len(inbox.ids) == 22
    async with courier(bot, deliver):
        await eventually(lambda: set(inbox.ids) == slow | others)
    assert len(inbox.ids) == 60


@pytest.mark.parametrize("read_before", [False, True], ids=["new", "pending"])
@pytest.mark.parametrize("fields", [{"nothing": "of ours"}, {"id": b"\xff\xfe"}, {"id": "a b"}])
async def test_an_entry_that_makes_no_sense_is_set_aside_with_one_line_in_the_log(
    bot: "redis.asyncio.Redis",
    redis: Redis,
    settle: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
    fields: dict[str, bytes | str],
    read_before: bool,
) -> None:
    redis.xadd(STREAM, fields)
    if read_before:
        redis.xgroup_create(STREAM, "courier", id="0")
        redis.xreadgroup("courier", "courier", {STREAM: ">"})
    id, inbox = settle(), Inbox()
    async with courier(bot, inbox):
        await eventually(lambda: redis.xlen(STREAM) == 0)
    assert inbox.ids == [id]
    assert redis.xpending(STREAM, "courier")["pending"] == 0
    assert capsys.readouterr().out.count("an entry without an answer is set aside") == 1


def spoil(redis: Redis, id: str) -> bytes:
    """An answer becomes one of a version that knows more; returns what it was."""
    key = f"artline:outcome:{id}"
    answer: bytes = redis.get(key)
    redis.set(key, json.dumps(json.loads(answer) | {"output": "hologram"}))
    return answer


async def test_an_answer_of_another_version_waits_for_a_bot_that_can_read_it(
    bot: "redis.asyncio.Redis",
    redis: Redis,
    settle: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    unreadable, other, inbox = settle(), settle(), Inbox()
    answer = spoil(redis, unreadable)
    async with courier(bot, inbox):
        await eventually(lambda: inbox.ids == [other])

        def tries() -> list[int]:
            entries = redis.xpending_range(STREAM, "courier", "-", "+", 2)
            return [entry["times_delivered"] for entry in entries]

        await eventually(lambda: len(tries()) == 1 and tries() > [1])
        redis.set(f"artline:outcome:{unreadable}", answer)
        await eventually(lambda: redis.xlen(STREAM) == 0)
    assert inbox.ids == [other, unreadable]
    log = capsys.readouterr().out
    assert "an answer cannot be read" in log
    assert "broker lost" not in log


async def test_an_answer_that_nobody_can_read_is_an_apology_in_the_end(
    bot: "redis.asyncio.Redis",
    redis: Redis,
    settle: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outcomes, "UNREADABLE", 1)
    id, inbox = settle(), Inbox()
    spoil(redis, id)
    async with courier(bot, inbox):
        await eventually(lambda: redis.xlen(STREAM) == 0)
    [delivery] = inbox.deliveries
    assert (delivery.outcome.id, delivery.outcome.problem) == (id, "went-wrong")
    assert delivery.picture is None
