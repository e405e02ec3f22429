"""Worker processes, what they have answered, and the wait for it."""

from collections.abc import Callable
from pathlib import Path

from redis import Redis

from tests.forked import Forked
from tests.patience import GIVE_UP, PATIENCE, wait_for
from worker.queue.jobs import DrawRequest, Outcome
from worker.queue.workers import Workers

ROOT = Path(__file__).parents[1]
PHOTO = (ROOT / "tests" / "photos" / "interfaces-0032.webp").read_bytes()

Start = Callable[..., Forked]


def ready(redis: Redis, process: Forked) -> bool:
    """Whether a worker takes jobs."""
    return any(name.endswith(f"-{process.pid}") for name in Workers(redis).ready())


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
