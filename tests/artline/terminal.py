"""How tests run the command line."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.forked import Forked
from tests.patience import GIVE_UP

HERE = Path(__file__).parents[1]
PHOTO = HERE / "photos" / "norod-0036.webp"
UNSET = ("REDIS_URL", "ARTLINE_SECRET", "TELEGRAM_TOKEN", "DISCORD_TOKEN")


def settings(**environment: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    return kept | {"PYTHONPATH": str(HERE.parent), "COLUMNS": "200"} | environment


def artline(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command, as a terminal runs it."""
    command = [sys.executable, "-m", "artline", *map(str, arguments)]
    return subprocess.run(  # noqa: S603
        command, cwd=cwd, env=settings(**environment), text=True, capture_output=True
    )


def forked(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same without the seconds that importing torch takes."""
    with TemporaryDirectory() as folder:
        files = output, errors = Path(folder, "output"), Path(folder, "errors")
        command = [*map(str, arguments)]
        surroundings = settings(**environment)
        process = Forked(
            "artline", command, environment=surroundings, folder=cwd, output=output, errors=errors
        )
        status = process.wait(GIVE_UP)
        return subprocess.CompletedProcess(command, status, *(file.read_text() for file in files))


def piped(*arguments: object, cwd: Path, given: bytes) -> subprocess.CompletedProcess[bytes]:
    """A command between two pipes: it reads what is given, and what it writes is bytes."""
    command = [sys.executable, "-m", "artline", *map(str, arguments)]
    return subprocess.run(  # noqa: S603
        command, cwd=cwd, env=settings(), input=given, capture_output=True
    )


def size(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        image.load()
        return image.size
