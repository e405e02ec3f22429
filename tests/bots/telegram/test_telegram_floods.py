"""Telegram asks to wait: whom it means, and what becomes of everybody else."""

import asyncio
from collections import Counter
from typing import Any

import pytest
from telegram.error import RetryAfter

from bots.telegram import limiter
from bots.telegram.limiter import MAY_MEAN_ALL, RateLimiter, patience
from bots.telegram.sent import Sent
from bots.words import say
from tests.telegram_api import Fault, Person
from tests.telegram_scene import SELFIE, Scene
from worker.queue.outcomes import AT_ONCE

# What the client means to change about its own attribute.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

#: In seconds: longer than any test waits.
NEVER = 600


async def serve_others(ana: Scene, count: int) -> None:
    """As many other people send a photo, and get its drawing."""
    people = [Person(f"Person {number}") for number in range(count)]
    chats = [ana.api.private_chat(person) for person in people]
    for chat, person in zip(chats, people, strict=True):
        await chat.send(person, photo=SELFIE)
        await ana.draw()
    await ana.api.until(lambda: all(chat.pictures() for chat in chats))


async def test_a_group_that_has_to_wait_keeps_nobody_else_waiting(ana: Scene) -> None:
    group = ana.api.group()
    await group.send(ana.ana, photo=SELFIE, caption="/line")
    ana.api.fail("editMessageMedia", Fault.flood(NEVER))
    await ana.draw()
    await ana.api.until(lambda: ana.api.called("editMessageMedia"))
    await serve_others(ana, 8)
    assert not group.pictures()


async def test_many_groups_that_have_to_wait_keep_nobody_else_waiting(ana: Scene) -> None:
    groups = [ana.api.group() for _ in range(AT_ONCE)]
    ana.api.fail("editMessageMedia", *[Fault.flood(NEVER) for _ in groups])
    for number, group in enumerate(groups):
        await group.send(Person(f"Person {number}"), photo=SELFIE, caption="/line")
        await ana.draw()
    await ana.api.until(lambda: len(ana.api.called("editMessageMedia")) == len(groups))
    await serve_others(ana, 2)
    assert not any(group.pictures() for group in groups)


async def test_whoever_has_to_wait_gets_the_answer_afterwards(ana: Scene) -> None:
    ana.api.fail("editMessageMedia", Fault.flood(1))
    await ana.chat.send(ana.ana, photo=SELFIE)
    assert await ana.draw() == await ana.drawing()


async def test_a_command_is_answered_however_often_telegram_asks_to_wait(ana: Scene) -> None:
    ana.api.fail("sendMessage", *[Fault.flood(1) for _ in range(limiter.FLOOD_RETRIES + 2)])
    await ana.chat.send(ana.ana, "/help")
    await ana.api.until(lambda: ana.chat.texts() == [say("en", "help")])
    assert "handler failed" not in ana.bot.log()


class Calls:
    """Calls for chats, let through or refused as the test says."""

    def __init__(self) -> None:
        self.limiter = RateLimiter(Sent())
        self.refusals: Counter[int] = Counter()
        self.begun: asyncio.Queue[int] = asyncio.Queue()
        self.open = asyncio.Event()
        self.open.set()

    async def make(self, chat: int) -> Any:
        """One call. Raises RetryAfter rather than wait."""
        patience.set(0)

        async def call() -> str:
            await self.begun.put(chat)
            await self.open.wait()
            if self.refusals[chat]:
                self.refusals[chat] -= 1
                raise RetryAfter(NEVER)
            return "sent"

        return await self.limiter.process_request(
            call, (), {}, "sendMessage", {"chat_id": chat}, None
        )


async def refuse(calls: Calls, chats: range) -> None:
    """Telegram refuses a call for each of these."""
    for chat in chats:
        calls.refusals[chat] = 1
        with pytest.raises(RetryAfter):
            await asyncio.create_task(calls.make(chat))
        await calls.begun.get()


async def test_when_all_may_be_meant_calls_are_made_one_by_one_until_one_is_let_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limiter, "SCOUTING_INTERVAL", 0)
    calls = Calls()
    await refuse(calls, range(1, MAY_MEAN_ALL + 1))
    calls.open.clear()
    others = [asyncio.create_task(calls.make(chat)) for chat in (11, 12, 13)]
    assert await calls.begun.get() == 11
    for _ in range(100):
        await asyncio.sleep(0)
    assert calls.begun.empty(), "the others wait for what becomes of the first"
    calls.open.set()
    assert await asyncio.gather(*others) == ["sent"] * 3


async def test_as_long_as_others_are_let_through_only_those_refused_are_meant() -> None:
    calls = Calls()
    for chat in range(1, MAY_MEAN_ALL + 1):
        await refuse(calls, range(chat, chat + 1))
        await asyncio.create_task(calls.make(100 + chat))
        await calls.begun.get()
    calls.open.clear()
    others = [asyncio.create_task(calls.make(chat)) for chat in (11, 12)]
    assert {await calls.begun.get(), await calls.begun.get()} == {11, 12}
    calls.open.set()
    await asyncio.gather(*others)


async def test_a_refused_chat_is_not_asked_again_before_its_time() -> None:
    calls = Calls()
    await refuse(calls, range(1, 2))
    with pytest.raises(RetryAfter):
        await asyncio.create_task(calls.make(1))
    assert calls.begun.empty()
