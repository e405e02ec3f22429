"""Nobody is taken on who cannot be served, and whoever is taken on is told how long it takes."""

import time
from dataclasses import replace

import pytest
from redis import Redis
from redis.client import Pipeline

from bots.desk.answers import acknowledgement
from bots.desk.desk import Ask, Desk
from bots.words import LOCALES, say
from model.contract.errors import TurnedAway
from model.contract.styles import catalogue
from tests.asks import ask
from tests.workers import stand_by
from worker.queue.jobs import Address, problem
from worker.queue.ledger import Ledger
from worker.queue.line import Place
from worker.queue.settings import QueueSettings
from worker.queue.workers import Pace, Workers

SETTINGS = QueueSettings(longest_wait_seconds=10, deadline_seconds=60, queue_limit=10_000)
ADDRESS = Address(platform="telegram", person="7", chat="42", message="1")


@pytest.fixture
def ledger(redis: Redis) -> Ledger:
    redis.flushall()
    return Ledger(redis, SETTINGS)


def asked(ledger: Ledger, person: str) -> tuple[str, Place]:
    request = ask(person)
    place = ledger.accept(request, b"photo")
    assert place is not None
    return request.id, place


def admitted(ledger: Ledger, people: range) -> list[str]:
    """Who is taken on, until the first is turned away."""
    ids = []
    for person in people:
        try:
            ids.append(asked(ledger, f"person {person}")[0])
        except TurnedAway:
            return ids
    raise AssertionError("nobody was turned away")


def test_the_wait_is_the_places_ahead_times_what_a_job_takes_by_all_lanes(
    ledger: Ledger, redis: Redis
) -> None:
    stand_by(redis, Pace(lanes=2, seconds=1.0), "slow")
    assert [asked(ledger, f"person {n}")[1].wait for n in range(3)] == [0, 0.5, 1.0]
    stand_by(redis, Pace(lanes=4, seconds=0.5), "fast")  # Ten jobs a second, both of them.
    last, place = asked(ledger, "person 3")
    assert place == Place(ahead=3, wait=pytest.approx(0.3))
    redis.lpop("rq:queue:draw")
    assert ledger.place(last) == Place(2, pytest.approx(0.3)), "what is being drawn is ahead too"


def test_a_sheet_of_all_styles_counts_as_its_drawings_wherever_it_is(
    ledger: Ledger, redis: Redis
) -> None:
    stand_by(redis, Pace(lanes=1, seconds=0.5))
    sheet = ask("Ana", output="sheet")
    each = len(catalogue())
    assert each > 1
    assert ledger.accept(sheet, b"photo") == Place(0, 0)
    behind, place = asked(ledger, "Bob")
    assert place == Place(ahead=1, wait=0.5 * each)
    assert ledger.place(behind) == place
    redis.lpop("rq:queue:draw")
    assert ledger.place(behind) == Place(0, 0.5 * each), "it is being drawn"
    assert asked(ledger, "Eve")[1] == Place(1, 0.5 * each + 0.5)
    assert ledger.settle(problem(sheet, "too-late"))
    assert ledger.place(behind) == Place(0, 0)
    assert not redis.exists("artline:several")


def test_a_sheet_is_turned_away_rather_than_put_others_off_for_too_long(
    ledger: Ledger, redis: Redis
) -> None:
    each = len(catalogue())
    stand_by(redis, Pace(lanes=1, seconds=10 / each))  # A sheet takes as long as anybody may wait.
    asked(ledger, "Ana")
    last, _ = asked(ledger, "Ana")
    before = ledger.deadline(last)
    # Nobody has more open than Ana, and yet her second photo would wait too long behind a sheet.
    assert ledger.accept(ask("Bob", output="sheet"), b"photo") == Place(
        2, pytest.approx(20 / each, abs=1e-3)
    )
    assert ledger.deadline(last) == before
    ledger.forget("telegram", "Bob")
    assert not redis.exists("artline:several")


def test_the_place_is_that_of_the_moment_of_acceptance_however_fast_a_lane_is(
    ledger: Ledger, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_by(redis, Pace(lanes=1, seconds=1.0))
    for person in ("Ana", "Bob"):
        asked(ledger, person)
    transaction = Pipeline.execute

    def taken_at_once(pipeline: Pipeline) -> list[object]:
        """Whatever is accepted, lanes have taken all that waits before anybody hears of it."""
        results: list[object] = transaction(pipeline)
        redis.delete("rq:queue:draw")
        return results

    monkeypatch.setattr(Pipeline, "execute", taken_at_once)
    assert asked(ledger, "Eve")[1] == Place(ahead=2, wait=2.0)


def test_the_line_takes_no_more_than_it_can_serve_in_time(ledger: Ledger, redis: Redis) -> None:
    stand_by(redis, Pace(lanes=2, seconds=0.5))
    accepted = admitted(ledger, range(400))
    assert len(accepted) == 10 * 4 + 1, "ten seconds of it, at four a second, and the next one"
    for ahead, id in enumerate(accepted):
        due, request = ledger.deadline(id), ledger.request(id)
        assert due is not None
        assert request is not None
        assert due - request.deadline == pytest.approx(ahead / 4, abs=0.01), "from its turn"


def test_whoever_is_first_in_turn_is_taken_on_though_others_have_filled_the_line(
    ledger: Ledger, redis: Redis
) -> None:
    stand_by(redis, Pace(lanes=1, seconds=1.0))
    for _ in range(6):
        asked(ledger, "Ana")
    with pytest.raises(TurnedAway, match="busy"):
        asked(ledger, "Ana")
    _, place = asked(ledger, "Bob")
    assert place == Place(ahead=1, wait=1.0)


def test_whoever_is_overtaken_is_given_the_time_that_it_costs_up_to_the_longest_wait(
    ledger: Ledger, redis: Redis
) -> None:
    stand_by(redis, Pace(lanes=1, seconds=1.0))
    ids = [asked(ledger, "Ana")[0] for _ in range(3)]
    before = [ledger.deadline(id) or 0 for id in ids]
    others = admitted(ledger, range(100))
    gained = [(ledger.deadline(id) or 0) - first for id, first in zip(ids, before, strict=True)]
    # Ana's first is next all the while; her others let pass as many as they can, and no more.
    assert gained[0] == 0
    assert gained[2] == pytest.approx(8), "from two seconds of wait to ten"
    assert len(others) == 8
    line = [id.decode() for id in redis.lrange("rq:queue:draw", 0, -1)]
    assert line == [ids[0], *others, *ids[1:]]


def test_a_job_whose_worker_is_gone_still_counts_until_it_is_answered(
    ledger: Ledger, redis: Redis
) -> None:
    stand_by(redis, Pace(lanes=1, seconds=1.0))
    request = ask("Ana")
    ledger.accept(request, b"photo")
    redis.lpop("rq:queue:draw")
    assert asked(ledger, "Bob")[1] == Place(0, 1.0)
    ledger.settle(problem(request, "went-wrong"))
    assert asked(ledger, "Eve")[1] == Place(1, 1.0)


def test_a_request_that_cannot_be_read_keeps_nobody_from_the_line(
    ledger: Ledger, redis: Redis
) -> None:
    stand_by(redis)
    for rubbish in ("", "{", "7", '{"deadline": "soon"}'):
        asked(ledger, "Ana")
        unreadable, _ = asked(ledger, "Ana")
        redis.set(f"artline:request:{unreadable}", rubbish)
    assert asked(ledger, "Bob")[1].ahead == 1


async def test_without_a_worker_people_are_told_at_once_and_before_any_download(
    ledger: Ledger, redis: Redis
) -> None:
    desk = Desk(ledger, 60)
    for attempt in (desk.admit, desk.take):
        with pytest.raises(TurnedAway, match="no-worker"):
            await attempt(Ask(ADDRESS))
    assert ledger.waiting() == 0
    stand_by(redis)
    accepted = await desk.take(Ask(ADDRESS))
    Workers(redis).leave("stand-in")
    await desk.admit(Ask(ADDRESS))
    assert (await desk.take(Ask(ADDRESS))).id == accepted.id, "what was taken on before stays so"


def test_a_worker_that_says_nothing_any_more_counts_no_more(redis: Redis) -> None:
    workers = Workers(redis)
    workers.leave("stand-in")
    workers.announce("dead", Pace(2, 0.5), lease=0.1)
    workers.announce("alive", Pace(4, 0.25), lease=60)
    while len(workers.ready()) > 1:
        time.sleep(0.01)
    assert workers.ready() == {"alive": Pace(4, 0.25)}
    workers.announce("alive", Pace(4, 0.25), lease=60)
    assert redis.hkeys("artline:workers:paces") == [b"alive"]


@pytest.mark.parametrize(
    ("seconds", "unit", "count"),
    [(0.5, "seconds", 10), (11, "seconds", 20), (60, "seconds", 60), (61, "minutes", 2)],
)
@pytest.mark.parametrize("locale", LOCALES)
async def test_the_acknowledgement_tells_the_place_and_the_wait(
    ledger: Ledger, redis: Redis, locale: str, seconds: float, unit: str, count: int
) -> None:
    stand_by(redis)
    accepted = await Desk(ledger, 60).take(Ask(ADDRESS.model_copy(update={"locale": locale})))
    text = acknowledgement(replace(accepted, place=2, wait=seconds))
    assert text == say(locale, "in-line", {"place": 3, "unit": unit, "count": count})
    assert {"3", str(count)} <= set("".join(c if c.isdigit() else " " for c in text).split())
