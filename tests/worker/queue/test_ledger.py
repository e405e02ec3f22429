"""Every accepted job has exactly one answer, and nothing of it stays."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from redis import Redis
from redis.exceptions import ConnectionError, OutOfMemoryError

from model.contract.errors import TurnedAway
from tests.asks import ask
from worker.queue.broker import connect
from worker.queue.jobs import DrawRequest, Outcome, problem
from worker.queue.ledger import Ledger
from worker.queue.line import Place
from worker.queue.settings import QueueSettings


@pytest.fixture
def ledger(redis: Redis) -> Ledger:
    return Ledger(redis, QueueSettings())


def ahead(place: Place | None) -> int | None:
    """How many jobs wait before one; None where it does not wait."""
    return place and place.ahead


def drawn(request: DrawRequest) -> Outcome:
    return Outcome(id=request.id, address=request.address, width=640, height=480)


def everything(redis: Redis) -> bytes:
    """All keys and values that the broker holds, as one haystack."""
    values = b""
    for key in redis.scan_iter("*"):
        values += key + b" " + redis.dump(key) + b"\n"
    return values


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


@contextmanager
def memory(redis: Redis, share_used: float) -> Iterator[None]:
    """A broker that has used that share of its memory."""
    limit = redis.config_get("maxmemory")["maxmemory"]
    redis.config_set("maxmemory", int(redis.info("memory")["used_memory"] / share_used))
    try:
        yield
    finally:
        redis.config_set("maxmemory", limit)


def test_what_memory_is_left_is_for_the_answers(ledger: Ledger, redis: Redis) -> None:
    with memory(redis, 0.9), pytest.raises(TurnedAway, match="busy"):
        ledger.accept(ask(), b"photo")
    with memory(redis, 0.7):
        assert ahead(ledger.accept(ask(), b"photo")) == 0


def test_a_photo_for_which_there_is_no_room_is_turned_away(ledger: Ledger, redis: Redis) -> None:
    redis.set("ballast", bytes(4_000_000))
    with memory(redis, 0.75), pytest.raises(TurnedAway, match="busy"):
        ledger.accept(ask(), bytes(20_000_000))


@pytest.mark.parametrize("picture", [None, bytes(30_000)])
def test_a_full_memory_still_takes_the_answers_of_what_was_accepted(
    ledger: Ledger, redis: Redis, picture: bytes | None
) -> None:
    request = ask()
    ledger.accept(request, b"photo")
    with memory(redis, 1.01):
        with pytest.raises(OutOfMemoryError):
            redis.set("anything", b"more")
        outcome = drawn(request) if picture else problem(request, "went-wrong")
        assert ledger.settle(outcome, picture)
        assert ledger.picture(request.id, "telegram", "7") == picture
    assert redis.xlen("artline:outcomes:telegram") == 1


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
    assert ledger.picture(request.id, "telegram", "7") == b"png%d" % won.index(True)
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


def test_only_the_person_who_asked_gets_the_picture(ledger: Ledger) -> None:
    request = ask("7")
    ledger.accept(request, b"photo")
    ledger.settle(drawn(request), b"png")
    assert ledger.picture(request.id, "telegram", "7") == b"png"
    assert ledger.picture(request.id, "telegram", "8") is None
    assert ledger.picture(request.id, "discord", "7") is None
    assert ledger.picture("unknown0", "telegram", "7") is None


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


def test_a_second_picture_is_kept_as_long_as_the_photo_and_no_longer(
    ledger: Ledger, redis: Redis
) -> None:
    drawn_at_last, forgotten = ask("person-7"), ask("person-7")
    for request in (drawn_at_last, forgotten):
        ledger.accept(request, b"photo", b"the example")
        assert ledger.example(request.id) == b"the example"
        lives = [redis.ttl(f"artline:{kind}:{request.id}") for kind in ("photo", "example")]
        assert 0 < lives[1] <= lives[0] <= 240
    ledger.settle(drawn(drawn_at_last), b"png")
    assert ledger.example(drawn_at_last.id) is None
    assert ledger.forget("telegram", "person-7") == 2
    assert ledger.example(forgotten.id) is None
    assert b"the example" not in everything(redis)


def test_forgetting_removes_every_trace_of_a_person_and_leaves_the_others(
    ledger: Ledger, redis: Redis
) -> None:
    waiting, answered, neighbour = ask("person-7"), ask("person-7"), ask("person-8")
    for request in (waiting, answered, neighbour):
        ledger.accept(request, b"photo of " + request.address.person.encode())
    ledger.settle(drawn(answered), b"png of person-7")
    assert ledger.forget("telegram", "person-7") == 2
    assert b"person-7" not in everything(redis)
    assert ledger.photo(neighbour.id) == b"photo of person-8"
    assert ahead(ledger.place(neighbour.id)) == 0
    assert not ledger.settle(drawn(waiting), b"png of person-7"), "it was being drawn meanwhile"
    assert b"person-7" not in everything(redis)
    assert ledger.forget("telegram", "person-7") == 0


def test_an_order_is_kept_for_its_person_to_have_it_drawn_again(
    ledger: Ledger, redis: Redis
) -> None:
    request = ask("person-7", look={"line_weight": 0.9}, source="file-of-the-platform")
    ledger.accept(request, b"photo")
    ledger.settle(drawn(request), b"png")
    assert ledger.order(request.id, "telegram", "person-7") == request
    assert ledger.order(request.id, "telegram", "person-8") is None
    assert ledger.order(request.id, "discord", "person-7") is None
    assert 0 < redis.ttl(f"artline:order:{request.id}") <= 24 * 3600


def test_whatever_says_something_of_a_person_expires_by_itself(
    ledger: Ledger, redis: Redis
) -> None:
    waiting, answered = ask("person-7"), ask("person-7")
    for request in (waiting, answered):
        ledger.accept(request, b"the photograph")
    ledger.settle(drawn(answered), b"the picture")
    secrets = (b"person-7", b"the photograph", b"the picture")
    for key in redis.scan_iter("*"):
        if any(secret in key + redis.dump(key) for secret in secrets):
            assert redis.ttl(key) > 0, key
    assert redis.ttl(f"artline:photo:{waiting.id}") <= 240


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
