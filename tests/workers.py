"""Workers for tests that need none to draw: they only say that they are ready."""

from redis import Redis

from worker.queue.workers import Pace, Workers

#: So fast that nobody ever waits.
SWIFT = Pace(lanes=1, seconds=0.001)


def stand_by(redis: Redis, pace: Pace = SWIFT, name: str = "stand-in") -> None:
    """A worker is ready, for longer than any test lasts."""
    Workers(redis).announce(name, pace, lease=3600)


def emptied(redis: Redis) -> None:
    """The broker forgets everything but that worker."""
    redis.flushall()
    stand_by(redis)
