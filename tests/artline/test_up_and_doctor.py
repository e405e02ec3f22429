"""`artline up`, which starts everything, and `artline doctor`, which looks at it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from model.contract.styles import STYLES
from tests.artline.terminal import HERE, artline, size
from worker.queue.broker import connect
from worker.queue.embedded import EmbeddedValkey
from worker.queue.ledger import Ledger
from worker.queue.pseudonyms import MARKS
from worker.queue.settings import QueueSettings


def test_up_sends_a_portrait_through_the_queue_and_says_what_runs(tmp_path: Path) -> None:
    done = artline("up", "--check", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert size(tmp_path / "out" / "sample-line.png") == (768, 768)
    assert str(tmp_path / "out" / "sample-line.png") in done.stdout
    assert "Worker: running" in done.stdout
    assert "Telegram: not running: no token" in done.stdout
    assert "Discord: not running: no token" in done.stdout


def test_everything_ends_with_up_however_it_ends(tmp_path: Path) -> None:
    up = subprocess.Popen(
        [sys.executable, "-m", "artline", "up"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(HERE.parent), "COLUMNS": "200"},
        # All its processes write here, so that its end means that none of them is left.
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with up:
        assert up.stdout is not None
        try:
            for line in up.stdout:
                if "Ctrl+C" in line:
                    break
        finally:  # even when pytest's time-out strikes, which comes once
            up.kill()
        up.stdout.read()
    assert up.returncode == -signal.SIGKILL


def test_the_doctor_finds_nothing_broken_here(tmp_path: Path) -> None:
    done = artline("doctor", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "style line: loads" in done.stdout
    assert "styles comic, pop, flat and cute: loads" in " ".join(done.stdout.split())
    assert done.stdout.count(": loads") == len({style.weights for style in STYLES})
    assert "embedded Valkey" in done.stdout
    assert "write to @BotFather" in done.stdout
    assert "set DISCORD_TOKEN" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("policy", "secret", "finding"),
    [
        ("noeviction", "the secret of a bot", "has another ARTLINE_SECRET"),
        ("noeviction", "the secret of doctors", "secret: the same for all"),
        ("allkeys-lru", "the secret of doctors", "Set maxmemory-policy noeviction"),
    ],
)
def test_the_doctor_looks_at_the_queue_that_bots_and_workers_share(
    tmp_path: Path, policy: str, secret: str, finding: str
) -> None:
    with EmbeddedValkey() as url:
        with connect(url) as redis:
            # As if it had been here just now, however long the doctor takes to come.
            Ledger(redis, QueueSettings(secret=secret)).sweep(time.time() + 600)
            redis.persist(MARKS)
            redis.config_set("maxmemory-policy", policy)
        done = artline(
            "doctor", cwd=tmp_path, REDIS_URL=url, ARTLINE_SECRET="the secret of doctors"
        )
    assert finding in " ".join(done.stdout.split())
    assert done.returncode == int("the same" not in finding)
