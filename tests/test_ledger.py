"""Every accepted job has exactly one answer, and nothing of it stays."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from asks import ask
from redis import Redis

from model.errors import TurnedAway
from worker.jobs import DrawRequest, Outcome
from worker.ledger import Ledger, problem
from worker.settings import QueueSettings


@pytest.fixture
def ledger(redis: Redis) -> Ledger:
    return Ledger(redis, QueueSettings())


def drawn(request: DrawRequest) -> Outcome:
    return Outcome(
        id=request.id, address=request.address, style=request.style, width=640, height=480
    )


def everything(redis: Redis) -> bytes:
    """All keys and values that the broker holds, as one haystack."""
    values = b""
    for key in redis.scan_iter("*"):
        values += key + b" " + redis.dump(key) + b"\n"
    return values


def test_an_accepted_request_comes_out_as_it_went_in(ledger: Ledger) -> None:
    request = ask(style="line", look={"line_weight": 0.9})
    assert ledger.accept(request, b"photo") == 0
    assert ledger.request(request.id) == request
    assert ledger.photo(request.id) == b"photo"


def test_the_place_in_the_line_is_the_number_of_jobs_before_it(ledger: Ledger) -> None:
    first, second, third = (ask() for _ in range(3))
    assert [ledger.accept(request, b"photo") for request in (first, second, third)] == [0, 1, 2]
    ledger.settle(drawn(first), b"png")
    assert [ledger.place(request.id) for request in (first, second, third)] == [None, 0, 1]


def test_an_update_that_arrives_twice_makes_one_job(ledger: Ledger, redis: Redis) -> None:
    request = ask()
    with ThreadPoolExecutor(8) as pool:
        places = list(pool.map(lambda _: ledger.accept(request, b"photo"), range(8)))
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
    assert ledger.accept(kept, b"photo") == 0
    ledger.settle(drawn(kept), b"png")
    assert ledger.accept(ask(), b"photo") == 1


def test_a_full_memory_turns_asks_away_and_still_answers_those_accepted(
    ledger: Ledger, redis: Redis
) -> None:
    request = ask()
    ledger.accept(request, b"photo")
    limit = redis.config_get("maxmemory")["maxmemory"]
    redis.config_set("maxmemory", redis.info("memory")["used_memory"] + 200_000)
    try:
        with pytest.raises(TurnedAway, match="busy"):
            ledger.accept(ask(), bytes(2_000_000))
    finally:
        redis.config_set("maxmemory", limit)
    assert ledger.settle(problem(request, "went-wrong"))


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
    assert redis.dbsize() == 0


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
    assert ledger.place(early.id) == 0, "the late job has left the line"


def test_a_second_picture_is_kept_as_long_as_the_photo_and_no_longer(
    ledger: Ledger, redis: Redis
) -> None:
    drawn_at_last, forgotten = ask("person-7"), ask("person-7")
    for request in (drawn_at_last, forgotten):
        ledger.accept(request, b"photo", b"the example")
        assert ledger.example(request.id) == b"the example"
        lives = [redis.ttl(f"artline:{kind}:{request.id}") for kind in ("photo", "example")]
        assert 0 < lives[1] <= lives[0] <= 120
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
    assert ledger.place(neighbour.id) == 0
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
    assert redis.ttl(f"artline:photo:{waiting.id}") <= 120
