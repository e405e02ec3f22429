"""How the bot is doing, in numbers that say nothing of anybody.

    artline:figures:{day}               how many jobs ended in which way: "drawn", or the problem
    artline:figures:{day}:milliseconds  from acceptance to drawing, of the day's last 1,000

`worker/queue/scripts.py` counts in the same step that answers a job; days are those of UTC.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from redis import Redis

from worker.queue.broker import evicts
from worker.queue.line import DEADLINES
from worker.queue.workers import Workers

#: What an answer with a picture counts as; others count as their problem.
DRAWN = "drawn"


@dataclass(frozen=True, slots=True)
class Figures:
    """One day, and the line as it is now."""

    drawn: int
    #: How many jobs were answered with which sentence of the catalogue.
    problems: Mapping[str, int]
    #: Seconds from acceptance to drawing; None before the first one.
    p50: float | None
    p95: float | None
    #: Open jobs, and workers that are ready.
    waiting: int
    workers: int
    #: By which policy the broker drops jobs when its memory is full; None where it keeps them.
    evicts: str | None


def figures(redis: Redis, now: float) -> Figures:
    """What has happened on the day of a Unix time."""
    day = figures_key(now)
    found = cast(dict[bytes, bytes], redis.hgetall(day))
    counts = {key.decode(): int(value) for key, value in found.items()}
    times = cast(list[bytes], redis.lrange(f"{day}:milliseconds", 0, -1))
    seconds = sorted(int(time) / 1000 for time in times)
    return Figures(
        drawn=counts.pop(DRAWN, 0),
        problems=counts,
        p50=percentile(seconds, 50),
        p95=percentile(seconds, 95),
        waiting=redis.zcard(DEADLINES),
        workers=len(Workers(redis).ready()),
        evicts=evicts(redis.info("memory")),
    )


def figures_key(time: float) -> str:
    """Where the counts of a Unix time's UTC day lie."""
    return f"artline:figures:{datetime.fromtimestamp(time, UTC).date().isoformat()}"


def percentile(ordered: list[float], percent: int) -> float | None:
    """The smallest of some values in order that so many per cent do not exceed.

    `statistics.quantiles` is longer to call: it wants two values at least, and would interpolate.
    """
    return ordered[math.ceil(len(ordered) * percent / 100) - 1] if ordered else None
