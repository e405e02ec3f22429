"""The settings of whoever sent the update that is being handled, for all code that handles it.

And the styles that were added, as far as the chat of that update may have them.
"""

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
_offered: ContextVar[tuple[str, ...]] = ContextVar("offered", default=())
#: Who sent what is being handled, as platform and person, and their `Desk.mark` from its beginning.
_begun: ContextVar[tuple[Platform, str, str] | None] = ContextVar("begun", default=None)


async def recall(desk: Desk, platform: Platform, person: int, chat: int | None) -> None:
    """Loads what a person chose, for all that the current task does; to be called first.

    And what styles their chat has been given.
    """
    try:
        _offered.set(await desk.added(platform, str(chat or "")))
        _begun.set((platform, str(person), await desk.mark(platform, str(person))))
        remember(await desk.preferences(platform, str(person)))
    except RedisError as error:
        # Without them people are answered in their client's language. Whatever else needs the
        # broker raises this error again.
        log.warning("preferences not read", error=whereabouts(error))


def remember(preferences: Preferences) -> None:
    """These count for the rest of the current task."""
    _chosen.set(preferences)


def chosen() -> Preferences:
    """What the person of the current task wants every time."""
    return _chosen.get() or Preferences()


def offered() -> tuple[str, ...]:
    """The added styles that the chat of the current task may have, by name."""
    return _offered.get()


async def mark_of(desk: Desk, platform: Platform, person: str) -> str:
    """The person's mark from the beginning of their task, or for somebody else that of now."""
    begun = _begun.get()
    if begun is not None and begun[:2] == (platform, person):
        return begun[2]
    return await desk.mark(platform, person)
