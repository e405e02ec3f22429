"""The bot and the worker as the processes of their own that they are in real life."""

import asyncio
import os
import signal
from pathlib import Path
from typing import Self

from redis import Redis

from tests import discord_api
from tests.discord_api import DiscordApi
from tests.forked import Forked
from tests.patience import GIVE_UP, eventually
from tests.telegram_api import TelegramApi
from tests.telegram_api.server import TOKEN
from tests.vgg_weights import save_random_vgg
from worker.queue.broker import connect
from worker.queue.workers import Workers


class Program:
    """`artline` with some arguments; may be killed and started again.

    As a context manager it leaves no process behind, whatever happens.
    """

    #: What is run, and whether it starts programs of its own.
    module = "artline"
    starts_others = False

    def __init__(self, arguments: list[str], log: Path, **environment: str) -> None:
        self._arguments = arguments
        self._environment = {**os.environ, **environment}
        self._log = log
        self._process: Forked | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.stop()

    def launch(self) -> None:
        """Starts the process and does not wait."""
        assert self._process is None or self._process.poll() is not None
        self._process = Forked(
            self.module,
            self._arguments,
            environment=self._environment,
            folder=Path(__file__).parent.parent,
            output=self._log,
            starts_others=self.starts_others,
        )

    async def kill(self) -> None:
        """kill -9."""
        self._running.kill()
        await self.ended()

    def freeze(self) -> None:
        """SIGSTOP: it does nothing until it is thawed, or killed."""
        self._running.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """SIGCONT."""
        self._running.send_signal(signal.SIGCONT)

    def terminate(self) -> None:
        """SIGTERM, as a service manager stops it."""
        self._running.send_signal(signal.SIGTERM)

    async def ended(self) -> int:
        """The exit status, once there is one."""
        return await asyncio.to_thread(self._running.wait, GIVE_UP)

    async def stop(self) -> None:
        """Ends the process, if it still runs; by force, if it must."""
        if self._process is None or self._process.poll() is not None:
            return
        self.terminate()
        try:
            await self.ended()
        except TimeoutError:
            await self.kill()
            raise

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._running.pid

    @property
    def running(self) -> bool:
        """Whether the process has not ended."""
        return self._running.poll() is None

    @property
    def _running(self) -> Forked:
        assert self._process is not None, "launch it first"
        return self._process

    def log(self) -> str:
        """All that the program has written so far."""
        return self._log.read_text()


class BotProgram(Program):
    """The Telegram bot, on a stand-in Bot API."""

    def __init__(self, api: TelegramApi, redis_url: str, folder: Path, **environment: str) -> None:
        self._api = api
        settings = {
            "REDIS_URL": redis_url,
            "TELEGRAM_API_URL": api.url,
            "TELEGRAM_TOKEN": TOKEN,
            # What a dead or failed bot had in hand is taken up again after a second.
            "ARTLINE_LEASE_SECONDS": "1",
        }
        super().__init__(["bot", "telegram"], folder / "telegram.log", **(settings | environment))

    async def start(self) -> None:
        """Returns when the bot asks for updates, or has said where they shall be sent."""
        before = self._intakes()
        self.launch()
        await self._api.until(lambda: self._intakes() > before)

    def _intakes(self) -> int:
        return len(self._api.called("getUpdates") + self._api.called("setWebhook"))


class DiscordProgram(Program):
    """The Discord bot, on a stand-in Discord."""

    def __init__(self, api: DiscordApi, redis_url: str, folder: Path, **environment: str) -> None:
        self._api = api
        settings = {
            "REDIS_URL": redis_url,
            "DISCORD_API_URL": api.rest_url,
            "DISCORD_CDN_URL": f"{api.url}/cdn",
            "DISCORD_TOKEN": discord_api.server.TOKEN,
            "ARTLINE_LEASE_SECONDS": "1",
        }
        super().__init__(["bot", "discord"], folder / "discord.log", **(settings | environment))

    async def start(self) -> None:
        """Returns when the bot listens."""
        self.launch()
        await eventually(self._api.gateway.ready.is_set)

    async def kill(self) -> None:
        """kill -9."""
        await super().kill()
        self._api.gateway.ready.clear()


class WorkerProgram(Program):
    """A worker, with the shipped weights."""

    def __init__(self, redis_url: str, folder: Path, **environment: str) -> None:
        self._redis_url = redis_url
        settings = {"REDIS_URL": redis_url} | environment
        super().__init__(["worker"], folder / "worker.log", **settings)

    async def start(self) -> None:
        """Returns when photos are taken on because this worker draws."""
        self.launch()
        await self.until_ready()

    async def until_ready(self) -> None:
        """The same, for one that was launched."""
        with connect(self._redis_url) as redis:
            await eventually(lambda: not self.running or self.ready(redis))
            assert self.running, self.log()

    def ready(self, redis: Redis) -> bool:
        """Whether it takes jobs."""
        return any(name.endswith(f"-{self.pid}") for name in Workers(redis).ready())


class GreyWorkerProgram(WorkerProgram):
    """A worker whose shipped styles turn photos grey (`tests/worker_process.py`)."""

    module = "tests.worker_process"


class TeachingWorkerProgram(GreyWorkerProgram):
    """The same, which teaches in a trial's few steps."""

    starts_others = True

    def __init__(self, redis_url: str, folder: Path, photos: Path, **environment: str) -> None:
        vgg = save_random_vgg(folder / "vgg.safetensors")
        settings = {
            "ARTLINE_STYLES": str(folder / "styles"),
            "ARTLINE_TEACHING": str(folder / "teaching"),
            "ARTLINE_TEACHING_PHOTOS": str(photos),
            "ARTLINE_TEACHING_PRESET": "trial",
            "ARTLINE_TEACHING_VGG": str(vgg),
        }
        super().__init__(redis_url, folder, **(settings | environment))
