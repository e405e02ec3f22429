"""`artline up`: everything on one machine, checked with a sample portrait before it reports."""

import time
from contextlib import ExitStack
from pathlib import Path

from redis import Redis
from rich.console import Console
from rich.panel import Panel

from artline.selfcheck import send_sample
from artline.services import Service, Services
from bots.desk.settings import DiscordSettings, TelegramSettings
from model.contract.errors import OperatorError
from model.contract.styles import LINE, find
from worker.queue.broker import connect
from worker.queue.embedded import EmbeddedValkey
from worker.queue.settings import QueueSettings
from worker.queue.workers import Workers

#: Where the self-check leaves its drawing.
SAMPLE = Path("out/sample-line.png")
#: Seconds that a worker may take from its start until it is ready to draw.
WORKER_START = 120.0

NO_TELEGRAM = """[yellow]not running[/]: no token. To get one: in Telegram, write to @BotFather,
  send /newbot, and start again with TELEGRAM_TOKEN=... (in the environment)."""
NO_DISCORD = """[yellow]not running[/]: no token. To get one: create an application on
  https://discord.com/developers/applications, take the token of its bot, and start again with
  DISCORD_TOKEN=... (in the environment)."""
BROKEN_BOT = """[red]not running[/]: it ended at once, and its message above says why.
  It is started again from time to time."""

console = Console()


def run(check: bool) -> None:
    """Start everything and supervise it until Ctrl+C; with `check`, stop after the report.

    Raises OperatorError when something that must run does not.
    """
    find(LINE)
    settings = QueueSettings()
    with ExitStack() as stack:
        console.print("Starting the queue and a worker…")
        url = settings.redis_url or stack.enter_context(EmbeddedValkey())
        redis = stack.enter_context(connect(url))
        services = stack.enter_context(Services(_services(url)))
        _await_worker(redis, services)
        here = settings.model_copy(update={"redis_url": url})
        seconds = send_sample(here, SAMPLE)
        console.print(Panel(_report(settings, services, seconds), title="ArtLine Bot"))
        if not check:
            try:
                services.supervise()
            except KeyboardInterrupt:
                console.print("Stopping; drawings in hand are finished first.")


def _services(url: str) -> list[Service]:
    environment = {"REDIS_URL": url}
    services = [Service("worker", ["worker"], environment)]
    if TelegramSettings().token:
        services.append(Service("Telegram bot", ["bot", "telegram"], environment))
    if DiscordSettings().token:
        services.append(Service("Discord bot", ["bot", "discord"], environment))
    return services


def _await_worker(redis: Redis, services: Services) -> None:
    deadline = time.monotonic() + WORKER_START
    while not Workers(redis).ready():
        services.ensure_alive("worker")
        if time.monotonic() > deadline:
            raise OperatorError(f"the worker was not ready within {WORKER_START:.0f} s")
        time.sleep(0.1)  # a key with a TTL sends no event without server-side notifications


def _telegram(services: Services) -> str:
    return _state(services, "Telegram bot") if TelegramSettings().token else NO_TELEGRAM


def _discord(services: Services) -> str:
    return _state(services, "Discord bot") if DiscordSettings().token else NO_DISCORD


def _state(services: Services, name: str) -> str:
    return "[green]running[/]" if services.has(name) else BROKEN_BOT


def _report(settings: QueueSettings, services: Services, seconds: float) -> str:
    queue = "at REDIS_URL" if settings.redis_url else "embedded Valkey, ends with this command"
    return "\n".join(
        [
            f"Queue: [green]running[/], {queue}",
            "Worker: [green]running[/]",
            f"Self-check: [green]passed[/], the sample portrait went through the queue in "
            f"{seconds:.1f} s.",
            f"  Its drawing lies in {SAMPLE.resolve()}",
            f"Telegram: {_telegram(services)}",
            f"Discord: {_discord(services)}",
            "",
            "Ctrl+C stops everything.",
        ]
    )
