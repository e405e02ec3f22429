"""How long a job holds a lane, as measured: by this bots tell how long a line takes."""

from collections import deque
from statistics import fmean

from worker.queue.workers import Pace

#: Jobs that count, and how many of them do not, being the longest: a machine that slept for a
#: while says nothing of the jobs to come.
LATEST, LEFT_OUT = 20, 2
#: Seconds that a job is taken to need before there was any.
UNMEASURED = 1.0


class Pacemeter:
    """A moving average over the jobs of all lanes of a process."""

    def __init__(self, lanes: int) -> None:
        self._lanes = lanes
        self._seconds: deque[float] = deque(maxlen=LATEST)

    def note(self, seconds: float) -> None:
        """A job has held a lane for so long."""
        self._seconds.append(seconds)

    @property
    def pace(self) -> Pace:
        """By the latest jobs."""
        ordered = sorted(self._seconds.copy())
        counted = ordered[:-LEFT_OUT] if len(ordered) > LEFT_OUT else ordered[:1]
        return Pace(self._lanes, fmean(counted) if counted else UNMEASURED)
