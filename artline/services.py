"""The processes of `artline up`: started, watched, started again when they die, stopped."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Self

from rich.console import Console

from artline.tether import VARIABLE
from model.contract.errors import OperatorError

#: Seconds between a death and the next start, doubled each time up to the second.
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
#: A process that ran this long was well: its next death starts over with the first pause.
WELL_AFTER = 60.0
#: Seconds to finish the work in hand when asked to stop.
GRACE = 20.0

console = Console(stderr=True)


class Service:
    """One `artline` command kept running in a process of its own."""

    def __init__(self, name: str, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.name = name
        self._command = [sys.executable, "-m", "artline", *command]
        self._environment = environment
        self._pause = FIRST_PAUSE
        self.process: subprocess.Popen[bytes] | None = None
        self._started = 0.0

    def start(self, tether: int, ended: "SimpleQueue[Service]") -> None:
        """Start the process, and announce it in `ended` once it has ended."""
        environment = {**os.environ, **self._environment, VARIABLE: str(tether)}
        process = subprocess.Popen(  # noqa: S603
            self._command,
            env=environment,
            pass_fds=[tether],
            # Ctrl+C goes to everybody in the terminal's group; we stop them in order.
            start_new_session=True,
        )
        self.process, self._started = process, time.monotonic()

        def announce() -> None:
            process.wait()
            ended.put(self)

        Thread(target=announce, daemon=True).start()

    @property
    def alive(self) -> bool:
        """Is it running now?"""
        return self.process is not None and self.process.poll() is None

    def pause(self) -> float:
        """Seconds to wait before the next start."""
        if time.monotonic() - self._started > WELL_AFTER:
            self._pause = FIRST_PAUSE
        pause, self._pause = self._pause, min(2 * self._pause, LONGEST_PAUSE)
        return pause

    def stop(self) -> None:
        """Let it finish what it has in hand, within GRACE."""
        if self.process is None or not self.alive:
            return
        self.process.terminate()
        try:
            self.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Services:
    """All services of one `artline up`; they end with it, however it ends."""

    def __init__(self, services: Sequence[Service]) -> None:
        self._services = services
        self._ended: SimpleQueue[Service] = SimpleQueue()
        self._tether, self._held = os.pipe()

    def __enter__(self) -> Self:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        for service in self._services:
            service.start(self._tether, self._ended)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        for service in reversed(self._services):
            service.stop()
        os.close(self._held)
        os.close(self._tether)

    def has(self, name: str) -> bool:
        """Is there a service of that name, and is it running?"""
        return any(service.name == name and service.alive for service in self._services)

    def ensure_alive(self, name: str) -> None:
        """Raise OperatorError when the service of that name has ended."""
        if not self.has(name):
            raise OperatorError(f"the {name} ended while it started; its own message says why")

    def supervise(self) -> None:
        """Start again what dies, until Ctrl+C or SIGTERM."""
        due: dict[Service, float] = {}
        while True:
            wait = min(due.values()) - time.monotonic() if due else None
            try:
                died = self._ended.get(timeout=None if wait is None else max(0.0, wait))
            except Empty:
                service = min(due, key=due.__getitem__)
                del due[service]
                service.start(self._tether, self._ended)
                continue
            pause = died.pause()
            console.print(f"The {died.name} ended; it starts again in {pause:.0f} s.")
            due[died] = time.monotonic() + pause
