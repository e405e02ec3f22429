"""The settings of whoever sent the update that is being handled, for all code that handles it."""

from contextvars import ContextVar

import structlog
from redis.exceptions import RedisError

from bots.desk.desk import Desk
from bots.desk.preferences import Preferences
from worker.queue.jobs import Platform
from worker.queue.logs import whereabouts

log = structlog.get_logger()

#: Every update, command, press and message is a task of its own.
_chosen: ContextVar[Preferences | None] = ContextVar("chosen", default=None)
#: Whose act it is, as platform and person, and their mark when it began.
_begun: ContextVar[tuple[Platform, str, str] | None] = ContextVar("begun", default=None)


async def recall(desk: Desk, platform: Platform, person: int) -> None:
    """Makes all that this person's act leads to heed what they chose; comes first."""
    try:
        _begun.set((platform, str(person), await desk.mark(platform, str(person))))
        remember(await desk.preferences(platform, str(person)))
    except RedisError as error:
        # What needs the broker will say so itself; words do not.
        log.warning("preferences not read", error=whereabouts(error))


def remember(preferences: Preferences) -> None:
    """From here on the person's act heeds this."""
    _chosen.set(preferences)


def chosen() -> Preferences:
    """What the person who acts wants every time."""
    return _chosen.get() or Preferences()


async def mark_of(desk: Desk, platform: Platform, person: str) -> str:
    """The person's mark from when their act began, or that of now for somebody else."""
    begun = _begun.get()
    if begun is not None and begun[:2] == (platform, person):
        return begun[2]
    return await desk.mark(platform, person)
