"""What owners are told of how the bot is doing."""

import time

from redis import Redis

from tests.asks import ask
from worker.queue.figures import figures
from worker.queue.jobs import Outcome, problem
from worker.queue.ledger import Ledger
from worker.queue.records import Picture
from worker.queue.settings import QueueSettings


def test_figures_count_every_answer_once_and_tell_the_times_of_drawings(redis: Redis) -> None:
    ledger, now = Ledger(redis, QueueSettings()), time.time()
    for seconds in range(1, 21):
        request = ask(accepted_at=now - seconds)
        ledger.accept(request, b"photo")
        outcome = Outcome(id=request.id, address=request.address, width=8, height=8)
        assert ledger.settle(outcome, b"png")
        assert not ledger.settle(outcome, b"png")
    late, waiting = ask(seconds=-60), ask(seconds=3600)
    ledger.accept(late, b"photo")
    ledger.accept(waiting, b"photo")
    ledger.sweep(time.time())
    passed = time.time() - now
    found = figures(redis, now)
    assert (found.drawn, found.problems) == (20, {"too-late": 1})
    assert found.p50 is not None
    assert found.p95 is not None
    assert 10 <= found.p50 <= 10 + passed
    assert 19 <= found.p95 <= 19 + passed
    assert (found.waiting, found.workers) == (1, 1)


def test_a_day_without_jobs_has_no_times_and_figures_tell_nothing_of_anybody(
    redis: Redis,
) -> None:
    assert figures(redis, time.time()).p50 is None
    ledger, request = Ledger(redis, QueueSettings()), ask("person-7")
    ledger.accept(request, b"photo")
    ledger.settle(problem(request, "went-wrong"))
    [key] = redis.scan_iter("artline:figures:*")
    assert redis.hgetall(key) == {b"went-wrong": b"1"}
    assert redis.ttl(key) > 0


def test_a_person_s_drawings_come_newest_first_and_no_more_than_asked_for(redis: Redis) -> None:
    ledger = Ledger(redis, QueueSettings())
    for number, person in enumerate(["7", "7", "8", "7"]):
        request = ask(person)
        ledger.accept(request, b"photo")
        outcome = Outcome(id=request.id, address=request.address, width=8, height=8)
        ledger.settle(outcome, b"png%d" % number)
        failed = ask(person)
        ledger.accept(failed, b"photo")
        ledger.settle(problem(failed, "went-wrong"))
    assert ledger.drawings("telegram", "7", 2) == [Picture(b"png3"), Picture(b"png1")]
    assert ledger.drawings("telegram", "8", 2) == [Picture(b"png2")]
