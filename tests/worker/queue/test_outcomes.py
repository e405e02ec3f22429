"""Every answer is delivered once, whatever happens to the bots."""

import asyncio
from collections.abc import Callable

import pytest
import redis.asyncio
from redis import Redis

from tests.couriers import SETTINGS, STREAM, Inbox, courier
from tests.patience import eventually
from tests.workers import emptied
from worker.queue import outcomes
from worker.queue.ledger import Ledger
from worker.queue.outcomes import Delivery, Undeliverable
from worker.queue.settings import QueueSettings


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
