"""Photos on their way from Telegram to us: trouble there, and what it must not lead to."""

import pytest

from bots.words import say
from tests.telegram_api import Fault, Person
from tests.telegram_scene import SELFIE, Scene, png

#: Updates that an earlier version held at once, and downloads that it made at once.
MANY, SLOTS = 64, 8


async def send_what_cannot_be_fetched(ana: Scene, count: int) -> None:
    """As many people send photos that Telegram has trouble with, again and again."""
    broken = png((9, 9))
    ana.api.files.out_of_order.add(broken)
    for number in range(count):
        person = Person(f"Person {number}")
        await ana.api.private_chat(person).send(person, photo=broken)
    await ana.api.until(lambda: len(ana.api.called("getFile")) >= count)


@pytest.mark.parametrize("count", [SLOTS, MANY])
async def test_photos_that_cannot_be_fetched_for_now_hold_up_nobody_else(
    ana: Scene, count: int
) -> None:
    await send_what_cannot_be_fetched(ana, count)
    await ana.chat.send(ana.ana, photo=SELFIE)
    assert (await ana.job()).address.person == str(ana.ana.id)
    bob = Person("Bob")
    chat = ana.api.private_chat(bob)
    for command in ("/help", "/forget_me"):
        await chat.send(bob, command)
    told = {say("en", "help"), say("en", "forgotten", {"count": 0})}
    await ana.api.until(lambda: told <= set(chat.texts()))


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        ("getFile", Fault.flood()),
        ("getFile", Fault.proxy(502)),
        ("file", Fault.flood()),
        ("file", Fault.server_error()),
        ("file", Fault.proxy(404)),
        ("file", Fault.dropped()),
    ],
    ids=lambda value: value if isinstance(value, str) else value.status,
)
async def test_trouble_that_passes_does_not_lose_the_photo(
    ana: Scene, call: str, fault: Fault
) -> None:
    ana.api.fail(call, fault)
    await ana.chat.send(ana.ana, photo=SELFIE)
    assert await ana.draw() == await ana.drawing()


async def test_a_photo_that_is_gone_is_told_at_once(ana: Scene) -> None:
    ana.api.fail("getFile", Fault.refused("wrong file_id or the file is temporarily unavailable"))
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.api.until(lambda: ana.chat.texts() == [say("en", "photo-gone")])


async def test_whoever_wants_to_be_forgotten_while_their_photo_is_fetched_leaves_nothing(
    ana: Scene,
) -> None:
    ana.api.hold("file")
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.api.until(lambda: ana.api.called("getFile"))
    await ana.chat.send(ana.ana, "/forget_me")
    forgotten = say("en", "forgotten", {"count": 0})
    await ana.api.until(lambda: ana.chat.texts() == [forgotten])
    ana.api.release("file")
    await ana.api.until(lambda: say("en", "forgotten-meanwhile") in ana.chat.texts())
    kept = {key.decode().split(":")[1] for key in ana.redis.keys("artline:*")}
    assert not kept & {"request", "photo", "order", "seen", "jobs", "claim", "status"}


async def test_whoever_says_stop_while_their_photo_is_fetched_is_told_of_both(ana: Scene) -> None:
    ana.api.hold("file")
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.api.until(lambda: ana.api.called("getFile"))
    await ana.chat.send(ana.ana, "/cancel")
    nothing = say("en", "taken-back", {"count": 0})
    await ana.api.until(lambda: ana.chat.texts() == [nothing])
    ana.api.release("file")
    await ana.api.until(lambda: say("en", "stopped-meanwhile") in ana.chat.texts())
    assert ana.ledger.waiting() == 0
