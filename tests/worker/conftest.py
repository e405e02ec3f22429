"""Workers as processes of their own, in which a test's styles draw."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from redis import Redis

from tests.forked import Forked
from tests.lanes import ROOT, Start, ready
from tests.patience import GIVE_UP, wait_for


@pytest.fixture
def log(tmp_path: Path) -> Iterator[IO[bytes]]:
    with (tmp_path / "log").open("w+b") as file:
        yield file


@pytest.fixture
def launch_worker(redis: Redis, valkey_url: str, log: IO[bytes]) -> Iterator[Start]:
    """Starts a worker and does not wait until it is ready."""
    started = []

    def launch(**settings: object) -> Forked:
        ours = {f"ARTLINE_{key.upper()}": str(value) for key, value in settings.items()}
        environment = {**os.environ, **ours, "REDIS_URL": valkey_url}
        process = Forked(
            "tests.worker_process", environment=environment, folder=ROOT, output=Path(log.name)
        )
        started.append(process)
        return process

    yield launch
    for process in started:
        process.kill()
        process.wait(GIVE_UP)


@pytest.fixture
def start_worker(redis: Redis, launch_worker: Start) -> Start:
    """Starts a worker and waits until it is ready."""

    def start(**settings: object) -> Forked:
        process = launch_worker(**settings)
        wait_for(lambda: ready(redis, process))
        return process

    return start
