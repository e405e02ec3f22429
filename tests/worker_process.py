"""A real worker process, whose styles do what the tests need instead of drawing well.

Started by the fixture `start_worker` in `worker/conftest.py`; set by the environment like any
worker.
"""

import os
import signal
from collections.abc import Mapping, Sequence

import torch
from redis import Redis

from model.contract.look import Look
from model.drawing.composition import Drawing
from model.drawing.hints import Hints
from model.drawing.loading import Loader
from tests.forked import start_trainer
from worker.lane import work
from worker.queue.broker import connect
from worker.settings import WorkerSettings
from worker.studio import Artist


class Grey:
    """Turns the photo grey, and does nothing else."""

    def draw(
        self, photos: Sequence[torch.Tensor], looks: Sequence[Look], hints: Sequence[Hints]
    ) -> list[Drawing]:
        greys = [photo.float().mean(0).to(torch.uint8) for photo in photos]
        return [Drawing(grey, torch.full_like(grey, 255)) for grey in greys]


class Patient(Grey):
    """Says that it has begun, and waits until the test lets it go on."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def draw(
        self, photos: Sequence[torch.Tensor], looks: Sequence[Look], hints: Sequence[Hints]
    ) -> list[Drawing]:
        self._redis.rpush("test:begun", os.getpid())
        while self._redis.blpop("test:go", 1) is None:
            pass
        return super().draw(photos, looks, hints)


class Laborious(Patient):
    """As patient, and keeps every core busy meanwhile."""

    def draw(
        self, photos: Sequence[torch.Tensor], looks: Sequence[Look], hints: Sequence[Hints]
    ) -> list[Drawing]:
        cores = os.cpu_count() or 1
        torch.set_num_threads(2 * cores)
        self._redis.rpush("test:begun", os.getpid())
        matrix = torch.ones(1500, 1500)
        while not self._redis.lpop("test:go"):
            for _ in range(5):
                matrix @ matrix
        return Grey.draw(self, photos, looks, hints)


class Deadly(Grey):
    """Takes the whole process down, as a crashing driver would."""

    def draw(
        self, photos: Sequence[torch.Tensor], looks: Sequence[Look], hints: Sequence[Hints]
    ) -> list[Drawing]:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


class Failing(Grey):
    """Raises what it is told to."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def draw(
        self, photos: Sequence[torch.Tensor], looks: Sequence[Look], hints: Sequence[Hints]
    ) -> list[Drawing]:
        raise self._error


def artists(loader: Loader) -> Mapping[str, Artist]:
    return {
        "line": Grey(),
        "patient": Patient(connect(settings.redis_url)),
        "laborious": Laborious(connect(settings.redis_url)),
        "deadly": Deadly(),
        "broken": Failing(ValueError("chat-42 of person-7")),
        "hungry": Failing(torch.OutOfMemoryError("too large")),
    }


if __name__ == "__main__":
    settings = WorkerSettings()
    work(settings, artists, start_trainer)
