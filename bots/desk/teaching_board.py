"""Makes chats show how far their courses are, whatever was killed meanwhile.

It compares what is known of a course with what its chat shows, again and again: so nothing has to
be delivered in order, and nothing gets lost.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog
from redis.exceptions import RedisError

from model.contract.errors import TryLater
from worker.queue.broker import cancelled
from worker.queue.classroom import Classroom
from worker.queue.courses import Course, Shown
from worker.queue.jobs import Platform
from worker.queue.logs import whereabouts
from worker.queue.outcomes import Undeliverable

log = structlog.get_logger()

#: Seconds between two looks, and until a chat is told again that could not be told.
LOOK, AGAIN = 0.5, 10.0

#: Shows a course, with pictures if it is by a new message; returns what the chat shows then. Raises
#: TryLater while it has to wait, and Undeliverable when the chat can be told nothing at all.
Show = Callable[[Course, Shown, Sequence[bytes]], Awaitable[Shown]]


async def tell_of_courses(classroom: Classroom, platform: Platform, show: Show) -> None:
    """Until cancelled."""
    pauses: dict[str, float] = {}
    loop = asyncio.get_running_loop()
    while not cancelled():
        try:
            for course, shown in await asyncio.to_thread(_untold, classroom, platform):
                if pauses.get(course.id, 0.0) <= loop.time():
                    wait = await _tell(classroom, course, shown, show)
                    pauses[course.id] = loop.time() + wait
        except RedisError as error:
            log.warning("broker lost", error=whereabouts(error))
        await asyncio.sleep(LOOK)


def _untold(classroom: Classroom, platform: Platform) -> list[tuple[Course, Shown]]:
    return [
        (course, shown)
        for course, shown in classroom.told_of(platform)
        if (course.message, course.revision) != (shown.message, shown.revision)
    ]


async def _tell(classroom: Classroom, course: Course, shown: Shown, show: Show) -> float:
    """Returns how many seconds to wait with this course."""
    if not await asyncio.to_thread(classroom.claim_telling, course.id):
        return 0.0
    now: Shown | None = None
    try:
        sheets: list[bytes] = []
        if course.message != shown.message:
            sheets = await asyncio.to_thread(classroom.sheets, course)
        now = await show(course, shown, sheets)
        return 0.0
    except Undeliverable as error:
        log.warning("nobody can be told of a course", course=course.id, error=whereabouts(error))
        now = Shown(message=course.message, revision=course.revision)
        return AGAIN
    except TryLater as error:
        return error.seconds
    except Exception as error:
        log.warning("a chat is not told of a course", course=course.id, error=whereabouts(error))
        return AGAIN
    finally:
        await asyncio.to_thread(classroom.told, course, now)
