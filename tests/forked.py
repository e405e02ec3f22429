"""Programs forked from a process that has imported what they need, so that none waits for torch.

Each is a process of its own, with its own arguments, environment, folder and output, which can be
killed and stopped like any other. That `python -m artline` itself starts, `tests/artline` shows.
"""

import multiprocessing
import os
import runpy
import signal
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.connection import wait
from pathlib import Path
from threading import Lock

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.preloaded"])


class Forked:
    """`python -m MODULE ARGUMENTS`; standard output and error are added to files."""

    def __init__(
        self,
        module: str,
        arguments: Sequence[str] = (),
        *,
        environment: Mapping[str, str],
        folder: Path,
        output: Path,
        errors: Path | None = None,
        starts_others: bool = False,
    ) -> None:
        """starts_others: it may start programs by this class itself."""
        files = (output, errors or output)
        self._process = _FORKS.Process(
            target=_run,
            args=(module, arguments, dict(environment), folder, files),
            daemon=not starts_others,
        )
        self._reading = Lock()
        self._process.start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        """The exit status, or minus the signal that ended it; None while it runs."""
        with self._reading:  # it can be read once
            return self._process.exitcode

    def wait(self, timeout: float) -> int:
        """The same, once there is one. Raises TimeoutError when there is none in time."""
        wait([self._process.sentinel], timeout)
        if (status := self.poll()) is None:
            raise TimeoutError(f"process {self.pid} has not ended within {timeout} s")
        return status

    def send_signal(self, number: signal.Signals) -> None:
        """Nothing happens to one that has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """kill -9."""
        self.send_signal(signal.SIGKILL)


def start_trainer(root: Path, id: str, word: str) -> Forked:
    """As `trainer_process.start` does, but for its priority: other tests run meanwhile."""
    folder = Path(__file__).parent.parent
    log = root.parent / "trainer.log"
    # The worker that calls this has a fork server of its own, for trainers alone.
    _FORKS.set_forkserver_preload(["worker.teaching.learning", "worker.teaching.preparing"])
    return Forked(
        "worker.teaching.trainer",
        [str(root), id, word],
        environment=os.environ,
        folder=folder,
        output=log,
        starts_others=True,
    )


def _run(
    module: str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    files: tuple[Path, Path],
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, path in enumerate(files, sys.stdout.fileno()):
        os.dup2(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), number)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
