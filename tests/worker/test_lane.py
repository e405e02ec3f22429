"""Real worker processes, killed, deceived and fed with rubbish: each job still has one answer."""

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest
from PIL import Image
from redis import Redis
from rq import Queue, Retry
from rq.serializers import JSONSerializer

from tests.asks import ask
from worker.queue.jobs import DrawRequest, Outcome
from worker.queue.ledger import Ledger
from worker.queue.settings import QueueSettings
from worker.queue.workers import Workers

ROOT = Path(__file__).parents[2]
PHOTO = (ROOT / "tests" / "photos" / "interfaces-0032.webp").read_bytes()

Start = Callable[..., subprocess.Popen[bytes]]

#: Seconds after which nothing can be expected any more, on any machine; no test takes as long.
GIVE_UP = 60
#: Seconds that one read waits for an event: less than the connection allows.
PATIENCE = 12


@pytest.fixture
def ledger(redis: Redis) -> Ledger:
    return Ledger(redis, QueueSettings(retries=1))


@pytest.fixture
def log(tmp_path: Path) -> Iterator[IO[bytes]]:
    with (tmp_path / "log").open("w+b") as file:
        yield file


@pytest.fixture
def launch_worker(redis: Redis, valkey_url: str, log: IO[bytes]) -> Iterator[Start]:
    """Starts a worker and does not wait until it is ready."""
    started = []

    def launch(**settings: object) -> subprocess.Popen[bytes]:
        ours = {f"ARTLINE_{key.upper()}": str(value) for key, value in settings.items()}
        ours |= {"REDIS_URL": valkey_url, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.worker_process"]
        process = subprocess.Popen(command, env=os.environ | ours, stderr=log)  # noqa: S603
        started.append(process)
        return process

    yield launch
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture
def start_worker(redis: Redis, launch_worker: Start) -> Start:
    """Starts a worker and waits until it is ready."""

    def start(**settings: object) -> subprocess.Popen[bytes]:
        process = launch_worker(**settings)
        wait_for(
            lambda: any(name.endswith(f"-{process.pid}") for name in Workers(redis).ready()), 60
        )
        return process

    return start


def wait_for(truth: Callable[[], object], seconds: float = GIVE_UP) -> None:
    end = time.monotonic() + seconds
    while not truth():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.02)


def answers(redis: Redis) -> list[str]:
    """The ids in the courier's stream: a job twice in it would be answered twice."""
    return [fields[b"id"].decode() for _, fields in redis.xrange("artline:outcomes:telegram")]


def answer(redis: Redis, request: DrawRequest) -> Outcome:
    wait_for(lambda: request.id in answers(redis))
    assert answers(redis).count(request.id) == 1
    return Outcome.model_validate_json(redis.get(f"artline:outcome:{request.id}"))


def wait_until_begun(redis: Redis) -> int:
    """The process that has begun with a job in the style `patient`."""
    for _ in range(GIVE_UP // PATIENCE):
        if begun := redis.blpop("test:begun", PATIENCE):
            return int(begun[1])
    raise AssertionError("nobody took the job")


def test_a_photo_becomes_a_picture_and_is_gone(
    start_worker: Start, ledger: Ledger, redis: Redis
) -> None:
    start_worker()
    request = ask("7")
    ledger.accept(request, PHOTO)
    outcome = answer(redis, request)
    assert outcome.problem is None
    picture = Image.open(io.BytesIO(ledger.picture(request.id, "telegram", "7") or b""))
    photo = Image.open(io.BytesIO(PHOTO))
    assert (picture.mode, picture.size) == ("L", photo.size)
    assert (outcome.width, outcome.height) == photo.size
    assert ledger.photo(request.id) is None
    wait_for(lambda: not list(redis.scan_iter("rq:job:*")))


def test_rubbish_failures_and_lost_connections_get_an_answer_each_and_the_worker_goes_on(
    start_worker: Start, ledger: Ledger, redis: Redis
) -> None:
    start_worker()
    asked = [
        (ask(), b"a text file", "photo-not-a-picture"),
        (ask(), PHOTO[:2000], "photo-truncated"),
        (ask(), b"", "photo-empty"),
        (ask(style="broken"), PHOTO, "went-wrong"),
        (ask(style="hungry"), PHOTO, "went-wrong"),
        (ask(style="unknown"), PHOTO, "went-wrong"),
        (ask(seconds=-1), PHOTO, "too-late"),
    ]
    for request, photo, _ in asked:
        ledger.accept(request, photo)
    for request, _, problem in asked:
        assert answer(redis, request).problem == problem
    redis.client_kill_filter(_type="normal", skipme=True)
    last = ask()
    ledger.accept(last, PHOTO)
    assert answer(redis, last).problem is None
    assert len(answers(redis)) == len(asked) + 1


def test_a_job_may_name_no_function_but_ours(
    start_worker: Start, ledger: Ledger, redis: Redis, tmp_path: Path
) -> None:
    start_worker()
    trace = tmp_path / "trace"
    queue = Queue("draw", connection=redis, serializer=JSONSerializer)
    for number, function in enumerate(("pathlib.Path.touch", "os.mkdir", "draw")):
        job = queue.create_job(function, args=[str(trace)], retry=Retry(1))
        job._success_callback_name = job._failure_callback_name = "os.mkdir"
        job._instance = str(trace) if number else None
        queue.enqueue_job(job)
    request = ask()
    ledger.accept(request, PHOTO)
    assert answer(redis, request).problem is None
    wait_for(lambda: queue.failed_job_registry.get_job_count(cleanup=False) == 3)
    assert not trace.exists()


def test_rubbish_in_the_queue_is_cleared_away_and_stops_no_lane(
    start_worker: Start, ledger: Ledger, redis: Redis, log: IO[bytes]
) -> None:
    start_worker(lanes=1)
    redis.hset("rq:job:no-times", mapping={"created_at": "yesterday", "origin": "draw"})
    redis.hset("rq:job:no-status", mapping={"status": "asleep", "origin": "draw"})
    redis.set("rq:job:not-a-hash", "text")
    rubbish = [b"\xff\xfe\xfd", b"", b"nobody-knows-it", b"no-times", b"no-status", b"not-a-hash"]
    for key in ("rq:queue:draw", "rq:queue:draw:intermediate"):
        redis.rpush(key, *rubbish)
    redis.zadd("rq:wip:draw", {b"\xff\xfe:\xfd": 1, b"no-colon": 1, b"no-times:1": 1})
    redis.zadd("artline:deadlines", {b"\xff\xfe\xfd": 1})
    request = ask()
    ledger.accept(request, PHOTO)
    assert answer(redis, request).problem is None
    for key in ("rq:queue:draw", "rq:queue:draw:intermediate", "rq:wip:draw", "artline:deadlines"):
        wait_for(lambda key=key: not redis.exists(key))
    text = Path(log.name).read_text()
    assert "lane starts again" not in text
    assert "broker lost" not in text
    assert text.count("makes no sense") < 20, "each is logged once"


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
    other = start_worker(lease_seconds=3)
    wait_for(lambda: not any(name.endswith(f"-{stopped.pid}") for name in Workers(redis).ready()))
    if not busy:
        ledger.accept(request, PHOTO)
    assert wait_until_begun(redis) == other.pid
    # Longer than a drawing may take, too.
    wait_for(lambda: time.monotonic() > since + 10)
    stopped.send_signal(signal.SIGCONT)
    wait_for(lambda: any(name.endswith(f"-{stopped.pid}") for name in Workers(redis).ready()))
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
    start_worker(lease_seconds=2)
    assert answer(redis, request).problem == "went-wrong"
    harmless = ask()
    ledger.accept(harmless, PHOTO)
    assert answer(redis, harmless).problem is None


def test_two_workers_share_the_line_and_a_long_job_is_not_stolen_however_busy_the_cores_are(
    start_worker: Start, ledger: Ledger, redis: Redis
) -> None:
    processes = {start_worker(lease_seconds=2, lanes=1).pid for _ in range(2)}
    long, other = ask(style="laborious"), ask(style="patient")
    ledger.accept(long, PHOTO)
    busy = wait_until_begun(redis)
    # Three leases, while the other worker looks for abandoned jobs.
    assert redis.blpop("test:begun", 6) is None
    ledger.accept(other, PHOTO)
    assert {busy, wait_until_begun(redis)} == processes
    redis.rpush("test:go", 1, 1)
    assert all(answer(redis, request).problem is None for request in (long, other))


def test_one_person_with_fifty_photos_makes_nobody_wait_for_fifty(
    start_worker: Start, ledger: Ledger, redis: Redis
) -> None:
    start_worker(lanes=1)
    for number in range(50):
        ledger.accept(ask("Ana", style="line" if number else "patient"), PHOTO)
    wait_until_begun(redis)
    bob = ask("Bob", style="patient")
    place = ledger.accept(bob, PHOTO)
    assert place is not None
    assert place.ahead == 0
    redis.rpush("test:go", 1)
    wait_until_begun(redis)
    line = "rq:queue:draw"
    assert redis.lpos(line, bob.id) is None
    assert redis.llen(line) == 49, "none of Ana's was taken before his"
    redis.rpush("test:go", 1)
    wait_for(lambda: len(answers(redis)) == 51)
    assert len(set(answers(redis))) == 51
    assert answers(redis)[1] == bob.id


def test_who_asks_to_be_forgotten_during_the_drawing_gets_nothing_and_leaves_nothing(
    start_worker: Start, ledger: Ledger, redis: Redis
) -> None:
    start_worker()
    request = ask("person-7", style="patient")
    ledger.accept(request, PHOTO)
    wait_until_begun(redis)
    assert ledger.forget("telegram", "person-7") == 1
    redis.rpush("test:go", 1)
    next_one = ask()
    ledger.accept(next_one, PHOTO)
    answer(redis, next_one)
    wait_for(lambda: not list(redis.scan_iter("rq:job:*")))
    assert answers(redis) == [next_one.id]
    left = [key for key in redis.scan_iter("*") if b"person-7" in key + (redis.dump(key) or b"")]
    assert left == []


def test_a_job_past_its_deadline_is_answered_while_it_is_still_being_drawn(
    start_worker: Start, ledger: Ledger, redis: Redis
) -> None:
    start_worker()
    request = ask(style="patient", seconds=3)
    ledger.accept(request, PHOTO)
    wait_until_begun(redis)
    assert answer(redis, request).problem == "too-late"
    redis.rpush("test:go", 1)
    next_one = ask()
    ledger.accept(next_one, PHOTO)
    answer(redis, next_one)
    assert answers(redis) == [request.id, next_one.id]


def test_a_worker_told_to_stop_finishes_the_job_in_hand(
    start_worker: Start, ledger: Ledger, redis: Redis
) -> None:
    process = start_worker()
    request, later = ask(style="patient"), ask()
    ledger.accept(request, PHOTO)
    wait_until_begun(redis)
    process.send_signal(signal.SIGTERM)
    wait_for(lambda: redis.scard("rq:workers") == 1)  # The idle lane has left.
    ledger.accept(later, PHOTO)
    redis.rpush("test:go", 1)
    assert process.wait(timeout=GIVE_UP) == 0
    assert answers(redis) == [request.id]
    assert set(Workers(redis).ready()) == {"stand-in"}
    assert ledger.place(later.id) is not None


def test_a_studio_that_hangs_ends_its_process(
    start_worker: Start, ledger: Ledger, redis: Redis
) -> None:
    process = start_worker(deadline_seconds=1, lease_seconds=1)
    ledger.accept(ask(style="patient"), PHOTO)
    assert process.wait(timeout=GIVE_UP) == 70


def test_the_log_tells_how_long_each_step_took_and_nothing_of_the_person(
    start_worker: Start, ledger: Ledger, redis: Redis, log: IO[bytes]
) -> None:
    start_worker()
    for style in ("line", "broken"):
        request = ask("person-7", style=style)
        ledger.accept(request, PHOTO)
        answer(redis, request)
    wait_for(lambda: Path(log.name).read_text().count("job done") == 2)
    text = Path(log.name).read_text()
    for step in ("wait_ms", "decode_ms", "draw_ms", "encode_ms", "total_ms"):
        assert step in text
    assert "worker_process.py" in text, "where it broke"
    assert "person-7" not in text
    assert "42" not in [word.strip('":, ') for word in text.split()]
