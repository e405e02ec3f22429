"""On both platforms people hear at once that nobody draws, or how long it takes."""

import pytest

from bots.words import say
from tests.fronts import Pair
from tests.patience import eventually
from tests.workers import stand_by
from worker.queue.workers import Pace, Workers

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_without_a_worker_people_are_told_so(fronts: list[Pair]) -> None:
    for pair in fronts:
        for front in pair:
            Workers(front.scene.redis).leave("stand-in")
            try:
                await front.ask()
                await front.told(say(front.locale, "no-worker"))
            finally:
                stand_by(front.scene.redis)
            assert front.scene.ledger.waiting() == 0


async def test_whoever_has_to_wait_is_told_for_how_long(fronts: list[Pair]) -> None:
    for pair in fronts:
        for front in pair:
            stand_by(front.scene.redis, Pace(lanes=2, seconds=60))
            try:
                await front.ask()
                await eventually(front.scene.ledger.waiting)
                await front.ask()
                wait = {"place": 2, "unit": "seconds", "count": 30}
                await front.told(say(front.locale, "in-line", wait))
            finally:
                stand_by(front.scene.redis)
            for _ in range(2):
                await front.drawn()
