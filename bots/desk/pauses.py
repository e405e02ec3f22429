"""The waits between tries to reach a platform."""

import asyncio
from contextlib import suppress

#: Seconds: the first wait of a series, and the longest.
SHORTEST, LONGEST = 1.0, 30.0


class Pauses:
    """Each twice as long as the one before, until something has worked.

        pauses = Pauses(stop)
        while not stop.is_set():
            if await tried():
                pauses.begin_anew()
            await pauses.next()

    None is longer than until `stop` is set, if there is one.
    """

    def __init__(self, stop: asyncio.Event | None = None) -> None:
        self._stop = stop or asyncio.Event()
        self._seconds = SHORTEST

    def begin_anew(self) -> None:
        """The next wait is the shortest again."""
        self._seconds = SHORTEST

    async def next(self) -> None:
        """Waits."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), self._seconds)
        self._seconds = min(2 * self._seconds, LONGEST)
