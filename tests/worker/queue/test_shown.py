"""What a picture shows travels with its answer and is kept with it, between all versions."""

import json

import pytest
from redis import Redis

from model.contract.shown import Person, Shown
from tests.asks import ask
from worker.queue.jobs import Outcome
from worker.queue.ledger import Ledger
from worker.queue.records import Picture

SHOWN = Shown("line", "ink", 2, (Person("grey", ("beard", "hat")), Person()))


def settled(ledger: Ledger, shown: Shown | None) -> Outcome:
    request = ask("7")
    ledger.accept(request, b"photo")
    outcome = Outcome(id=request.id, address=request.address, shown=shown)
    ledger.settle(outcome, b"png")
    return outcome


@pytest.mark.parametrize("shown", [SHOWN, None])
def test_what_a_picture_shows_is_in_the_answer_and_beside_the_picture(
    ledger: Ledger, redis: Redis, shown: Shown | None
) -> None:
    outcome = settled(ledger, shown)
    answer = redis.get(f"artline:outcome:{outcome.id}")
    assert Outcome.model_validate_json(answer).shown == shown
    assert ledger.picture(outcome.id, "telegram", "7") == Picture(b"png", shown)


def test_a_picture_of_an_earlier_version_shows_nothing_that_is_known(
    ledger: Ledger, redis: Redis
) -> None:
    outcome = settled(ledger, SHOWN)
    redis.hdel(f"artline:picture:{outcome.id}", "shown")
    assert ledger.picture(outcome.id, "telegram", "7") == Picture(b"png", None)


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ({"style": "line", "mood": "merry"}, Shown("line")),
        (
            {"style": "line", "described": [{"hair": "plaid", "shoes": 2}]},
            Shown("line", described=(Person("plaid"),)),
        ),
        ({"people": "many"}, None),
        ("a sentence", None),
    ],
)
def test_an_answer_is_read_whatever_another_version_says_that_it_shows(
    ledger: Ledger, redis: Redis, shown: object, read: Shown | None
) -> None:
    outcome = settled(ledger, SHOWN)
    answer = json.loads(outcome.model_dump_json()) | {"shown": shown}
    found = Outcome.model_validate_json(json.dumps(answer))
    assert found.id == outcome.id
    assert found.shown == read
    redis.hset(f"artline:picture:{outcome.id}", "shown", json.dumps(shown))
    assert ledger.picture(outcome.id, "telegram", "7") == Picture(b"png", read)
