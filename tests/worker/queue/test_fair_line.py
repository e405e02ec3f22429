"""People take turns: whoever sends fifty photos does not make others wait for fifty drawings."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redis import Redis

from tests.asks import ask
from tests.workers import emptied
from worker.queue.jobs import DrawRequest, problem
from worker.queue.ledger import Ledger
from worker.queue.line import PEOPLE
from worker.queue.settings import QueueSettings

#: What happens to a line: somebody asks, a worker takes the next job, a job in hand is answered.
EVENTS = st.lists(st.sampled_from(["Ana", "Bob", "Eve", "take", "settle"]), max_size=40)


class Line:
    """A ledger with a worker's hands at the front of its line."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self.ledger = Ledger(redis, QueueSettings())
        self.asked: dict[str, DrawRequest] = {}
        self.in_hand: list[str] = []

    def ask(self, person: str) -> DrawRequest:
        request = ask(person)
        self.ledger.accept(request, b"photo")
        self.asked[request.id] = request
        return request

    def take(self) -> str | None:
        """The next job goes into a worker's hands."""
        if id := self._redis.lpop("rq:queue:draw"):
            self.in_hand.append(id.decode())
        return id and id.decode()

    def settle(self) -> None:
        """The oldest job in hand is answered."""
        if self.in_hand:
            assert self.ledger.settle(problem(self.asked[self.in_hand.pop(0)], "went-wrong"))

    def waiting(self) -> list[str]:
        return [id.decode() for id in self._redis.lrange("rq:queue:draw", 0, -1)]

    def people(self) -> str:
        """Whose jobs wait, in order, by their initials."""
        return "".join(self.asked[id].address.person[0] for id in self.waiting())


@pytest.fixture
def line(redis: Redis) -> Line:
    return Line(redis)


def asked(line: Line, people: Sequence[str]) -> str:
    for person in people:
        line.ask(person)
    return line.people()


def test_people_take_turns_whoever_came_first(line: Line) -> None:
    assert asked(line, ["Ana"] * 4 + ["Bob"] * 2 + ["Eve"]) == "ABEABAA"


def test_jobs_in_hand_are_turns_already_taken(line: Line) -> None:
    asked(line, ["Ana"] * 4)
    line.take()
    line.take()
    assert asked(line, ["Bob"] * 3) == "BBABA"


def test_an_answered_job_is_no_turn_any_more(line: Line) -> None:
    asked(line, ["Ana"] * 3)
    line.take()
    line.settle()
    assert asked(line, ["Bob"]) == "ABA"


def test_the_place_that_is_told_is_the_place_in_turn(line: Line) -> None:
    asked(line, ["Ana"] * 5)
    place = line.ledger.accept(ask("Bob"), b"photo")
    assert place is not None
    assert place.ahead == 1


def test_who_is_forgotten_or_answered_leaves_no_mark_in_the_line(line: Line, redis: Redis) -> None:
    asked(line, ["Ana", "Ana", "Bob"])
    line.ledger.forget("telegram", "Ana")
    assert line.people() == "B"
    line.take()
    line.settle()
    assert redis.hlen(PEOPLE) == 0


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(EVENTS)
def test_whatever_happens_nobody_is_lost_and_no_lone_job_is_overtaken(
    redis: Redis, events: list[str]
) -> None:
    emptied(redis)
    line = Line(redis)
    for event in events:
        before = line.waiting()
        open_before = [*line.in_hand, *before]
        if event in ("take", "settle"):
            getattr(line, event)()
            continue
        new = line.ask(event).id
        after = line.waiting()
        assert [id for id in after if id != new] == before, "the others keep their order"
        for id in after[after.index(new) + 1 :]:
            person = line.asked[id].address.person
            earlier = open_before[: open_before.index(id)]
            assert person != event, "a person's own photos come in the order they were sent"
            assert any(line.asked[job].address.person == person for job in earlier), (
                "whoever is overtaken has another job before that one"
            )
    assert set(line.waiting()) | set(line.in_hand) == {
        id for id in line.asked if line.ledger.request(id)
    }
