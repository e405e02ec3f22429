"""The connection to the broker, and the embedded one."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from redis import Redis

from model.contract.errors import OperatorError
from worker.queue.broker import connect, connect_async
from worker.queue.embedded import EmbeddedValkey
from worker.queue.ledger import Ledger
from worker.queue.settings import QueueSettings

HOLDER = """
from worker.queue.embedded import EmbeddedValkey
with EmbeddedValkey() as url:
    print(url, flush=True)
    input()
"""


def gone(path: Path) -> bool:
    for _ in range(100):
        if not path.exists():
            return True
        time.sleep(0.1)
    return False


def test_the_embedded_server_ends_when_its_parent_is_killed_and_leaves_nothing_behind() -> None:
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        socket = Path(holder.stdout.readline().strip().removeprefix("unix://"))
        server = connect(f"unix://{socket}")
        pid = int(server.info("server")["process_id"])
        server.close()
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
    assert gone(socket.parent)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_embedded_server_writes_no_photograph_to_the_disk() -> None:
    with EmbeddedValkey() as url, connect(url) as redis:
        redis.set("artline:photo:x", os.urandom(1_000_000))
        assert redis.config_get("save") == {"save": ""}
        assert redis.config_get("appendonly") == {"appendonly": "no"}
        folder = Path(url.removeprefix("unix://")).parent
        assert sum(file.stat().st_size for file in folder.iterdir()) < 10_000
        assert folder.stat().st_mode & 0o077 == 0


def test_the_embedded_server_remembers_no_command() -> None:
    with EmbeddedValkey() as url, connect(url) as redis:
        redis.set("artline:photo:x", os.urandom(3_000_000))
        redis.get("artline:photo:x")
        redis.eval("for _ = 1, 1e7 do end", 0)
        for kind in ("slow", "large-request", "large-reply"):
            assert redis.execute_command("COMMANDLOG", "LEN", kind) == 0


def test_two_embedded_servers_do_not_meet(redis: Redis) -> None:
    redis.set("key", "mine")
    with EmbeddedValkey() as url, connect(url) as other:
        assert other.get("key") is None


@pytest.mark.parametrize(
    ("url", "advice"),
    [
        (None, "artline up"),
        ("localhost:6379", "must begin with redis://"),
        ("redis://127.0.0.1:1", "No broker answers"),
        ("unix:///nowhere/valkey.sock", "No broker answers"),
    ],
)
def test_a_missing_broker_is_the_operators_error_and_says_what_to_do(
    url: str | None, advice: str
) -> None:
    with pytest.raises(OperatorError, match=advice):
        connect(url)


@pytest.mark.parametrize("policy", ["allkeys-lru", "volatile-lru", "volatile-ttl"])
async def test_a_broker_that_may_drop_what_it_holds_is_refused_with_advice(policy: str) -> None:
    with EmbeddedValkey() as url:
        with connect(url) as redis:
            redis.config_set("maxmemory-policy", policy)
        with pytest.raises(OperatorError, match=f"{policy}.*maxmemory-policy noeviction"):
            connect(url)
        with pytest.raises(OperatorError, match=policy):
            await connect_async(url)


def test_that_a_broker_may_drop_what_it_holds_from_now_on_or_no_longer_is_logged_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with EmbeddedValkey() as url, connect(url) as redis:
        ledger, changed = Ledger(redis, QueueSettings()), False
        for policy in ("noeviction", "allkeys-lru", "noeviction", "allkeys-lru"):
            redis.config_set("maxmemory-policy", policy)
            for _ in range(3):
                ledger.sweep(0)
            log = capsys.readouterr().out
            assert log.count("maxmemory-policy is") == (policy != "noeviction")
            assert log.count("keeps what it holds again") == (policy == "noeviction" and changed)
            changed = True


async def test_no_cancellation_is_lost_wherever_in_a_command_it_comes(valkey_url: str) -> None:
    client = await connect_async(valkey_url)
    lost, turns = [], 0
    while True:
        await client.ping()  # Connected, so that it comes in the command itself.
        command = asyncio.create_task(client.echo("hello"))
        for _ in range(turns):
            await asyncio.sleep(0)
        if command.done():
            break
        command.cancel()
        await asyncio.wait([command])
        if not command.cancelled():
            lost.append(turns)
        turns += 1
    await client.aclose()
    assert (lost, turns > 2) == ([], True)
