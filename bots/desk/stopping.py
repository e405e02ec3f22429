"""How a bot is told to stop, and what it finishes first."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager


def stop_signal() -> asyncio.Event:
    """Set at SIGTERM or Ctrl+C."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


class InHand:
    """The tasks that must not be cut short."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[object]] = set()

    @contextmanager
    def keep(self) -> Iterator[None]:
        """The current task counts as in hand inside the context."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101
        self._tasks.add(task)
        try:
            yield
        finally:
            self._tasks.discard(task)

    async def finished(self) -> None:
        """Returns when no task is in hand."""
        while self._tasks:
            await asyncio.wait(self._tasks)
