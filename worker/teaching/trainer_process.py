"""Starts the trainer, as a process of the lowest priority."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

#: The lowest priority: what else runs on the machine comes first.
NICE = 19
#: What it has no use for: it knows neither the broker nor the people.
SECRETS = ("REDIS_URL", "ARTLINE_SECRET")


class Trainer(Protocol):
    """A process; `subprocess.Popen` is one."""

    def poll(self) -> int | None:
        """Its exit status, once it has ended."""
        ...

    def kill(self) -> None:
        """It ends at once."""
        ...


#: Starts one for a course in a folder, by the word of its worker.
Start = Callable[[Path, str, str], Trainer]


def start(root: Path, id: str, word: str) -> Trainer:
    """Starts a trainer of the lowest priority."""
    command = [sys.executable, "-m", "worker.teaching.trainer", str(root), id, word]
    environment = {name: value for name, value in os.environ.items() if name not in SECRETS}
    # Its progress bars are for nobody.
    trainer = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)  # noqa: S603
    os.setpriority(os.PRIO_PROCESS, trainer.pid, NICE)
    return trainer
