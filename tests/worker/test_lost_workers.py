"""Worker processes that are killed, stopped, starved or hang: each job still has one answer."""

import signal
import time
from pathlib import Path
from typing import IO

import pytest
from redis import Redis

from tests.asks import ask
from tests.lanes import PHOTO, Start, answer, answers, ready, wait_until_begun
from tests.patience import GIVE_UP, wait_for
from worker.queue.ledger import Ledger
from worker.queue.settings import QueueSettings


@pytest.fixture
def ledger(redis: Redis) -> Ledger:
    return Ledger(redis, QueueSettings(retries=1))


def test_a_worker_killed_in_mid_job_leaves_exactly_one_answer(
    start_worker: Start, ledger: Ledger, redis: Redis
) -> None:
    first = start_worker()
    request = ask(style="patient")
    ledger.accept(request, PHOTO)
    assert wait_until_begun(redis) == first.pid
    first.kill()
    second = start_worker()
    assert wait_until_begun(redis) == second.pid
    redis.rpush("test:go", 1)
    assert answer(redis, request).problem is None
    assert answers(redis) == [request.id]


@pytest.mark.parametrize("busy", [True, False], ids=["with a job in hand", "idle"])
def test_a_worker_that_was_stopped_for_longer_than_its_lease_goes_on(
    start_worker: Start, redis: Redis, log: IO[bytes], busy: bool
) -> None:
    ledger = Ledger(redis, QueueSettings())
    stopped = start_worker(lease_seconds=3, deadline_seconds=8)
    request = ask(style="patient")
    if busy:
        ledger.accept(request, PHOTO)
        assert wait_until_begun(redis) == stopped.pid
    stopped.send_signal(signal.SIGSTOP)
    since = time.monotonic()
    other = start_worker()
    wait_for(lambda: not ready(redis, stopped))
    if not busy:
        ledger.accept(request, PHOTO)
    assert wait_until_begun(redis) == other.pid
    # Longer than a drawing may take, too.
    wait_for(lambda: time.monotonic() > since + 10)
    stopped.send_signal(signal.SIGCONT)
    wait_for(lambda: ready(redis, stopped))
    redis.rpush("test:go", 1, 1)
    assert answer(redis, request).problem is None
    other.kill()
    for _ in range(3):
        later = ask()
        ledger.accept(later, PHOTO)
        assert answer(redis, later).problem is None
    assert answers(redis).count(request.id) == 1
    wait_for(lambda: not redis.llen("rq:queue:draw"))
    assert "exception raised" not in Path(log.name).read_text()
    assert "lane starts again" not in Path(log.name).read_text()


def test_a_job_that_kills_every_worker_ends_in_one_answer(
    launch_worker: Start, start_worker: Start, ledger: Ledger, redis: Redis
) -> None:
    request = ask(style="deadly")
    ledger.accept(request, PHOTO)
    for _ in range(2):  # Once, and once again: the ledger here grants one retry.
        launch_worker(lease_seconds=2).wait(timeout=GIVE_UP)
    start_worker()
    assert answer(redis, request).problem == "went-wrong"
    harmless = ask()
    ledger.accept(harmless, PHOTO)
    assert answer(redis, harmless).problem is None


def until_renewed(redis: Redis, times: int) -> None:
    """Waits until the lease on the one job in hand was renewed so often."""
    leases: set[float] = set()

    def renewed() -> bool:
        held = redis.zrange("rq:wip:draw", 0, -1, withscores=True)
        assert len(held) == 1, "the lease has run out"
        leases.add(held[0][1])
        return len(leases) > times

    wait_for(renewed)


def test_two_workers_share_the_line_and_a_long_job_is_not_stolen_however_busy_the_cores_are(
    start_worker: Start, ledger: Ledger, redis: Redis
) -> None:
    processes = {start_worker(lease_seconds=10, lanes=1).pid for _ in range(2)}
    long, other = ask(style="laborious"), ask(style="patient")
    ledger.accept(long, PHOTO)
    busy = wait_until_begun(redis)
    # Again and again, while the other worker looks for abandoned jobs.
    until_renewed(redis, times=3)
    assert not redis.llen("test:begun"), "nobody took it over"
    ledger.accept(other, PHOTO)
    assert {busy, wait_until_begun(redis)} == processes
    redis.rpush("test:go", 1, 1)
    assert all(answer(redis, request).problem is None for request in (long, other))


def test_a_studio_that_hangs_ends_its_process(
    start_worker: Start, ledger: Ledger, redis: Redis
) -> None:
    process = start_worker(deadline_seconds=1, lease_seconds=1)
    ledger.accept(ask(style="patient"), PHOTO)
    assert process.wait(timeout=GIVE_UP) == 70
