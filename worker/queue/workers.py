"""The workers that are ready to draw, and how fast they are.

    artline:workers        their names, by when they count as dead (the broker's clock)
    artline:workers:paces  of each, its lanes and the seconds that one job holds a lane

Each worker says so a few times within its lease, so that a dead one drops out by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self, cast

from redis import Redis

from worker.queue.scripts import ANNOUNCE, READY

WORKERS, PACES = KEYS = "artline:workers", "artline:workers:paces"


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a worker draws."""

    #: Jobs at once.
    lanes: int
    #: For how long one job holds a lane.
    seconds: float

    @classmethod
    def parse(cls, note: str) -> Self:
        """What `str` wrote."""
        lanes, seconds = note.split()
        return cls(int(lanes), float(seconds))

    def __str__(self) -> str:
        return f"{self.lanes} {self.seconds:.4f}"


class Workers:
    """Blocking, like the ledger."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._announce = redis.register_script(ANNOUNCE)
        self._ready = redis.register_script(READY)

    def announce(self, name: str, pace: Pace, lease: float) -> None:
        """A worker is ready, and will be for as many seconds."""
        self._announce(keys=KEYS, args=[name, str(pace), lease])

    def leave(self, name: str) -> None:
        """A worker takes no more jobs."""
        self._redis.zrem(WORKERS, name)
        self._redis.hdel(PACES, name)

    def ready(self) -> dict[str, Pace]:
        """The workers that take jobs now, by their names."""
        found = cast(list[bytes], self._ready(keys=KEYS))
        words = [word.decode() for word in found]
        return dict(zip(words[::2], map(Pace.parse, words[1::2]), strict=True))


def seconds_a_place(paces: Iterable[Pace]) -> float | None:
    """By how many seconds each job ahead delays a drawing; None where nobody draws."""
    rate = sum(pace.lanes / pace.seconds for pace in paces)
    return 1 / rate if rate else None
