"""How long a drawing holds a lane, as measured; bots estimate from it how long a wait will be."""

from collections import deque
from statistics import fmean

from worker.queue.workers import Pace

#: How many of the latest jobs are looked at, and how many of the longest among them do not count:
#: that a machine slept for a while says nothing of the jobs to come.
LATEST, LEFT_OUT = 20, 2
#: Seconds that are assumed for a drawing until one has been measured.
UNMEASURED = 1.0


class Pacemeter:
    """A moving average over the jobs of all lanes of a process."""

    def __init__(self, lanes: int) -> None:
        self._lanes = lanes
        self._seconds: deque[float] = deque(maxlen=LATEST)

    def note(self, seconds: float, drawings: int = 1) -> None:
        """A job of so many drawings has held a lane for so long; each counts as its share."""
        self._seconds.append(seconds / drawings)

    @property
    def pace(self) -> Pace:
        """By the latest jobs."""
        ordered = sorted(self._seconds.copy())
        counted = ordered[:-LEFT_OUT] if len(ordered) > LEFT_OUT else ordered[:1]
        return Pace(self._lanes, fmean(counted) if counted else UNMEASURED)
