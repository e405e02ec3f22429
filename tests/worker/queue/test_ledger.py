"""Every accepted job has exactly one answer, and nothing of it stays."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from redis import Redis
from redis.exceptions import ConnectionError

from model.contract.errors import TurnedAway
from model.contract.look import Look
from tests.asks import ask
from tests.ledgers import ahead, drawn, everything
from worker.queue.broker import connect
from worker.queue.jobs import Outcome
from worker.queue.ledger import Ledger
from worker.queue.records import Picture
from worker.queue.settings import QueueSettings


def test_an_accepted_request_comes_out_as_it_went_in(ledger: Ledger) -> None:
    request = ask(style="line", look={"line_weight": 0.9})
    assert ahead(ledger.accept(request, b"photo")) == 0
    assert ledger.request(request.id) == request
    assert ledger.photo(request.id) == b"photo"


def test_the_place_in_the_line_is_the_number_of_jobs_before_it(ledger: Ledger) -> None:
    first, second, third = (ask() for _ in range(3))
    assert [ahead(ledger.accept(request, b"photo")) for request in (first, second, third)] == [
        0,
        1,
        2,
    ]
    ledger.settle(drawn(first), b"png")
    assert [ahead(ledger.place(request.id)) for request in (first, second, third)] == [None, 0, 1]


def test_an_update_that_arrives_twice_makes_one_job(ledger: Ledger, redis: Redis) -> None:
    request = ask()
    with ThreadPoolExecutor(8) as pool:
        places = list(pool.map(lambda _: ahead(ledger.accept(request, b"photo")), range(8)))
    assert places == [0] * 8
    assert redis.llen("rq:queue:draw") == 1
    ledger.settle(drawn(request), b"png")
    assert ledger.accept(request, b"photo") is None
    assert redis.llen("rq:queue:draw") == 0


def test_past_the_limit_of_the_line_new_asks_are_turned_away(redis: Redis) -> None:
    ledger = Ledger(redis, QueueSettings(queue_limit=2))
    kept = ask()
    ledger.accept(kept, b"photo")
    ledger.accept(ask(), b"photo")
    with pytest.raises(TurnedAway, match="busy"):
        ledger.accept(ask(), b"photo")
    assert ahead(ledger.accept(kept, b"photo")) == 0
    ledger.settle(drawn(kept), b"png")
    assert ahead(ledger.accept(ask(), b"photo")) == 1


@pytest.mark.parametrize("breaks", [1, 2])
def test_a_job_is_offered_again_to_a_broker_that_breaks_off(
    ledger: Ledger, redis: Redis, breaks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the watch, before the transaction: redis-py calls that a WatchError."""
    recorded, left = ledger._record, [None] * breaks

    def broken(*args: Any) -> None:
        recorded(*args)
        if left:
            left.pop()
            with connect(redis_url(redis)) as other:
                other.client_kill_filter(_type="normal", skipme=True)

    monkeypatch.setattr(ledger, "_record", broken)
    request = ask()
    assert ahead(ledger.accept(request, b"photo")) == 0
    assert ledger.request(request.id) == request
    assert redis.llen("rq:queue:draw") == 1


def test_when_the_broker_never_takes_it_on_nobody_is_told_that_it_did(
    ledger: Ledger, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded = ledger._record

    def broken(*args: Any) -> None:
        recorded(*args)
        with connect(redis_url(redis)) as other:
            other.client_kill_filter(_type="normal", skipme=True)

    monkeypatch.setattr(ledger, "_record", broken)
    request = ask()
    with pytest.raises(ConnectionError):
        ledger.accept(request, b"photo")
    assert ledger.place(request.id) is None
    assert redis.llen("rq:queue:draw") == 0


def redis_url(redis: Redis) -> str:
    return f"unix://{redis.connection_pool.connection_kwargs['path']}"


def test_what_a_newer_version_wrote_is_read_as_far_as_it_is_known(
    ledger: Ledger, redis: Redis
) -> None:
    request = ask()
    ledger.accept(request, b"photo")
    newer = json.loads(redis.get(f"artline:request:{request.id}") or b"") | {"glitter": True}
    redis.set(f"artline:request:{request.id}", json.dumps(newer))
    assert ledger.request(request.id) == request


def test_what_cannot_be_read_at_all_goes_at_its_deadline_and_stops_nothing(
    ledger: Ledger, redis: Redis
) -> None:
    unreadable, other = ask(seconds=1), ask(seconds=1)
    for request in (unreadable, other):
        ledger.accept(request, b"the photograph")
    redis.set(f"artline:request:{unreadable.id}", b'{"id": 1}')
    assert ledger.request(unreadable.id) is None
    assert ledger.sweep(time.time() + 2) == 1
    assert ledger.waiting() == 0
    assert b"the photograph" not in everything(redis)


def test_of_many_answers_to_one_job_the_first_wins_and_the_rest_change_nothing(
    ledger: Ledger, redis: Redis
) -> None:
    request = ask()
    ledger.accept(request, b"photo")
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(lambda n: ledger.settle(drawn(request), b"png%d" % n), range(8)))
    assert sum(won) == 1
    assert ledger.picture(request.id, "telegram", "7") == Picture(b"png%d" % won.index(True))
    assert redis.xlen("artline:outcomes:telegram") == 1


def test_a_request_that_was_never_accepted_is_not_answered(ledger: Ledger, redis: Redis) -> None:
    assert not ledger.settle(drawn(ask()), b"png")
    assert not redis.exists("artline:outcomes:telegram")


def test_an_answer_drops_the_photo_and_the_request(ledger: Ledger, redis: Redis) -> None:
    request = ask()
    ledger.accept(request, b"the photograph")
    ledger.settle(drawn(request), b"png")
    assert ledger.photo(request.id) is None
    assert ledger.request(request.id) is None
    assert b"the photograph" not in everything(redis)


def test_the_sweeper_answers_what_is_past_its_deadline_and_nothing_else(
    ledger: Ledger, redis: Redis
) -> None:
    late, early = ask(seconds=1), ask(seconds=50)
    ledger.accept(late, b"photo")
    ledger.accept(early, b"photo")
    assert ledger.sweep(time.time() + 2) == 1
    assert ledger.sweep(time.time() + 2) == 0
    answer = Outcome.model_validate_json(redis.get(f"artline:outcome:{late.id}"))
    assert (answer.problem, answer.address) == ("too-late", late.address)
    assert ahead(ledger.place(early.id)) == 0, "the late job has left the line"


def test_a_request_of_another_version_is_answered_with_a_sentence(
    ledger: Ledger, redis: Redis
) -> None:
    request = ask(seconds=60)
    ledger.accept(request, b"photo")
    fields = request.model_dump(mode="json")
    before = {key: value for key, value in fields.items() if key != "wish"} | fields["wish"]
    redis.set(f"artline:request:{request.id}", json.dumps(before))
    assert ledger.request(request.id) is None
    answer = Outcome.model_validate_json(str(redis.get(f"artline:outcome:{request.id}"), "utf-8"))
    assert (answer.problem, answer.address) == ("went-wrong", request.address)
    assert ledger.waiting() == 0


def test_a_look_of_another_version_counts_as_far_as_it_is_known(
    ledger: Ledger, redis: Redis
) -> None:
    request = ask(seconds=60, look={"detail": 0.9})
    ledger.accept(request, b"photo")
    fields = request.model_dump(mode="json")
    del fields["wish"]["look"]["strength"]
    fields["wish"]["look"]["glitter"] = 1.0
    redis.set(f"artline:request:{request.id}", json.dumps(fields))
    found = ledger.request(request.id)
    assert found is not None
    assert (found.wish.look.detail, found.wish.look.strength) == (0.9, Look().strength)
