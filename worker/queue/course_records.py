"""Courses in Redis: what bots and the worker that teaches tell each other of them.

    artline:courses:{platform}         the ids of the courses of which a chat is told
    artline:course:{id}                the course, as JSON; written by the worker, once it has it
    artline:course:{id}:said           what its owner has said and the worker has not heard yet
    artline:course:{id}:coming         the names of pictures that a bot is fetching
    artline:course:{id}:picture:{name} a picture on its way to the worker, for an hour at most
    artline:course:{id}:sheet:{number} a picture for the chat
    artline:course:{id}:home           which worker's folder has it
    artline:course:{id}:shown          what the chat shows of it
    artline:course:{id}:telling        a bot is about to tell the chat
    artline:courses:of:{pseudonym}     the course that a person has open
    artline:workers:teaching           there is a worker that teaches

All of a course expires a day after a worker has last looked after it.
"""

from collections.abc import Iterable
from typing import TypeVar, cast

import structlog
from pydantic import ValidationError
from redis import Redis
from redis.client import Pipeline

from worker.queue.courses import Course
from worker.queue.jobs import Contract, Platform, read_id
from worker.queue.pseudonyms import Pseudonyms

log = structlog.get_logger()

TEACHING = "artline:workers:teaching"
#: Seconds that a course lives without a worker, and that a picture waits for one.
DAY, HOUR = 24 * 3600, 3600

Kind = TypeVar("Kind", bound=Contract)


class CourseRecords:
    """Blocking, like the ledger."""

    def __init__(self, redis: Redis, pseudonyms: Pseudonyms) -> None:
        self._redis = redis
        self._pseudonyms = pseudonyms

    def course(self, id: str) -> Course | None:
        """What is known of a course; None once it is gone."""
        return read(Course, self._redis.get(key_of(id)))

    def _list(self, course: Course, pipeline: Pipeline | None = None) -> None:
        client = self._redis if pipeline is None else pipeline
        client.sadd(listed(course.address.platform), course.id)
        client.expire(listed(course.address.platform), DAY)

    def _own(self, platform: Platform, person: str) -> str:
        return f"artline:courses:of:{self._pseudonyms.of('person', platform, person)}"


def key_of(id: str, *part: object) -> str:
    """The key of a part of a course, or of the course itself."""
    return ":".join(["artline:course", id, *map(str, part)])


def listed(platform: Platform) -> str:
    """The key of the list of a platform's courses."""
    return f"artline:courses:{platform}"


def ids_in(found: object) -> list[str]:
    """The ids among what the broker has given."""
    return [id for id in map(read_id, cast(Iterable[bytes], found)) if id is not None]


def read(kind: type[Kind], found: object) -> Kind | None:
    """None too for what another version of this program has written so that we cannot read it."""
    if not isinstance(found, bytes):
        return None
    try:
        return kind.model_validate_json(found)
    except ValidationError:
        # Without its cause, which quotes who teaches.
        log.error("what is known of a course cannot be read", kind=kind.__name__)
        return None
