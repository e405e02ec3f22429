"""On both platforms "stop" takes back what somebody has asked for and not got yet."""

from itertools import chain

import pytest

from bots.words import say
from tests.fronts import Pair
from tests.ledgers import drawn
from tests.patience import eventually
from worker.queue.draw_queue import QUEUE

STOP = {"en": "stop please", "id": "batalin dong", "ko": "취소해 주세요"}

#: The bots are started once, and everybody in here is somebody new.
pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_what_waits_is_taken_back_and_both_places_say_so(fronts: list[Pair]) -> None:
    for front in chain(*fronts):
        await front.choose_language()
        await front.ask()
        await eventually(front.scene.ledger.waiting)
        await front.write(STOP[front.locale])
        await front.told(say(front.locale, "taken-back", {"count": 1}))
        await front.told(say(front.locale, "withdrawn"))
        assert front.scene.ledger.waiting() == 0
        assert front.scene.redis.llen(f"rq:queue:{QUEUE}") == 0
        await front.scene.until_delivered()
        await front.ask()
        await front.drawn()
        assert len(front.captions()) == 1, "of the two, the one that was asked for afterwards"


async def test_what_is_being_drawn_does_not_come(fronts: list[Pair]) -> None:
    for front in fronts[0]:
        await front.ask()
        job = await front.scene.job()
        await front.write(STOP[front.locale])
        await front.told(say(front.locale, "taken-back", {"count": 1}))
        await front.told(say(front.locale, "withdrawn"))
        assert not front.scene.ledger.settle(drawn(job), b"png")
        await front.scene.until_delivered()
        assert not front.captions()


async def test_where_nothing_waits_that_is_said_and_nothing_is_drawn(fronts: list[Pair]) -> None:
    for front in chain(*fronts):
        await front.choose_language()
        await front.ask()
        await front.drawn()
        await front.write(STOP[front.locale])
        await front.told(say(front.locale, "taken-back", {"count": 0}))
        assert front.scene.ledger.waiting() == 0


async def test_a_button_takes_back_the_drawing_that_waits_for_its_turn(
    fronts: list[Pair],
) -> None:
    for front in chain(*fronts):
        await front.choose_language()
        await front.ask("1")
        await eventually(front.scene.ledger.waiting)
        await front.ask("2")
        await front.press_below_status(say(front.locale, "stop-this"))
        await front.told(say(front.locale, "withdrawn"))
        assert front.scene.ledger.waiting() == 1, "the other one still waits"
        await front.drawn()
        assert len(front.captions()) == 1
