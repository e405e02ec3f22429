"""What `docker-compose.yml` starts keeps what SECURITY.md promises, and gets every setting."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import AuthenticationError

from bots.desk.settings import DiscordSettings, TelegramSettings
from worker.settings import WorkerSettings

ROOT = Path(__file__).parents[1]
COMPOSE = (ROOT / "docker-compose.yml").read_text()
PASSWORD = "letters-and-digits"


def section(name: str) -> str:
    """What stands in the file under a key of services, or of the file itself."""
    found = re.search(rf"^(|  ){name}:.*\n((?:\1 +.*\n|\n)+)", COMPOSE, re.MULTILINE)
    assert found, f"there is no {name}"
    return found[2]


@pytest.fixture
def broker(redis: Redis, tmp_path: Path) -> Iterator[Path]:
    """A server started as the file says, but on a socket; returns that."""
    command = section("valkey").partition("command:\n")[2].partition("environment:")[0]
    words = [line.strip().removeprefix("- ").strip('"') for line in command.strip().splitlines()]
    assert words[0] == "valkey-server"
    arguments = [PASSWORD if word == "${REDIS_PASSWORD:?}" else word for word in words[1:]]
    socket = tmp_path / "valkey.sock"
    here = ["--port", "0", "--unixsocket", str(socket), "--dir", str(tmp_path)]
    program = redis.info("server")["executable"]
    server = subprocess.Popen([program, *arguments, *here], stdout=subprocess.PIPE, text=True)  # noqa: S603
    with server:
        assert server.stdout is not None
        try:
            assert any("Ready to accept connections" in line for line in server.stdout)
            yield socket
        finally:
            server.terminate()


def test_the_broker_asks_for_its_password_and_keeps_nothing_it_must_not(broker: Path) -> None:
    redis = Redis(unix_socket_path=str(broker), password=PASSWORD)
    settings = redis.config_get("*")
    for kind in ("execution-slower-than", "request-larger-than", "reply-larger-than"):
        assert settings[f"commandlog-{kind}"] == "-1"
    assert (settings["save"], settings["appendonly"]) == ("", "no")
    assert settings["maxmemory-policy"] == "noeviction"
    assert int(settings["maxmemory"]) > 0
    redis.close()
    with Redis(unix_socket_path=str(broker)) as stranger, pytest.raises(AuthenticationError):
        stranger.ping()


def test_every_setting_is_passed_on_to_workers_and_bots() -> None:
    common = set(re.findall(r"^ {4}([A-Z_]+): ", section("x-artline"), re.MULTILINE))
    ours = {f"ARTLINE_{name.upper()}" for name in WorkerSettings.model_fields} - {
        "ARTLINE_REDIS_URL"
    }
    assert common == ours | {"REDIS_URL"}
    for service, settings in (("telegram", TelegramSettings), ("discord", DiscordSettings)):
        passed = set(re.findall(r"^ {6}([A-Z_]+): ", section(service), re.MULTILINE))
        assert passed == {f"{service}_{name}".upper() for name in settings.model_fields}


def test_every_setting_is_described() -> None:
    described = (ROOT / "docs" / "deploying.md").read_text()
    for name in WorkerSettings.model_fields:
        if name != "redis_url":
            assert f"`ARTLINE_{name.upper()}`" in described, name
