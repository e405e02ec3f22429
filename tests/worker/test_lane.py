"""Real worker processes, deceived and fed with rubbish: each job has one answer."""

import io
import signal
from pathlib import Path
from typing import IO

import pytest
from PIL import Image
from redis import Redis
from rq import Queue, Retry
from rq.serializers import JSONSerializer

from tests.asks import ask
from tests.lanes import PHOTO, Start, answer, answers, wait_until_begun
from tests.patience import GIVE_UP, wait_for
from worker.queue.jobs import Address
from worker.queue.ledger import Ledger
from worker.queue.settings import QueueSettings
from worker.queue.workers import Workers


@pytest.fixture
def ledger(redis: Redis) -> Ledger:
    return Ledger(redis, QueueSettings(retries=1))


def test_a_photo_becomes_a_picture_and_is_gone(
    start_worker: Start, ledger: Ledger, redis: Redis
) -> None:
    start_worker()
    request = ask("7")
    ledger.accept(request, PHOTO)
    outcome = answer(redis, request)
    assert outcome.problem is None
    kept = ledger.picture(request.id, "telegram", "7")
    assert kept is not None
    picture = Image.open(io.BytesIO(kept.content))
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
        (ask(style="unknown"), PHOTO, "style-gone"),
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
    request = ask(style="patient")
    ledger.accept(request, PHOTO)
    wait_until_begun(redis)
    redis.zadd("artline:deadlines", {request.id: 1})
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


def test_the_log_tells_how_long_each_step_took_and_nothing_of_the_person(
    start_worker: Start, ledger: Ledger, redis: Redis, log: IO[bytes]
) -> None:
    start_worker()
    # Ids that no duration can look like.
    whose = Address(platform="telegram", person="person-7", chat="chat-42")
    for style in ("line", "broken"):
        request = ask(address=whose, style=style)
        ledger.accept(request, PHOTO)
        answer(redis, request)
    wait_for(lambda: Path(log.name).read_text().count("job done") == 2)
    text = Path(log.name).read_text()
    for step in ("wait_ms", "decode_ms", "draw_ms", "encode_ms", "total_ms"):
        assert step in text
    assert "worker_process.py" in text, "where it broke"
    assert "person-7" not in text
    assert "chat-42" not in text
