"""Answers that cannot be read are set aside, wait, or become apologies; they stop nothing."""

import json
from collections.abc import Callable

import pytest
import redis.asyncio
from redis import Redis

from tests.couriers import STREAM, Inbox, courier
from tests.patience import eventually
from worker.queue import outcomes


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
