"""How long a job holds a lane, as measured: by this bots tell how long a line takes."""

from worker.queue.workers import Pace

#: Weight of the latest job in the moving average: about the last ten count.
LATEST = 0.1
#: Seconds that a job is taken to need before there was any.
UNMEASURED = 1.0


class Pacemeter:
    """A moving average over the jobs of all lanes of a process."""

    def __init__(self, lanes: int) -> None:
        self._lanes = lanes
        self._seconds: float | None = None

    def note(self, seconds: float) -> None:
        """A job has held a lane for so long."""
        before = seconds if self._seconds is None else self._seconds
        self._seconds = before + LATEST * (seconds - before)

    @property
    def pace(self) -> Pace:
        """By all jobs so far."""
        return Pace(self._lanes, UNMEASURED if self._seconds is None else self._seconds)
