"""Courses, as bots see them: they begin, something is said, and chats are told."""

from collections.abc import Iterable, Iterator
from typing import cast

from redis.exceptions import OutOfMemoryError

from model.contract.errors import PersonError, TurnedAway
from worker.queue.broker import share_used
from worker.queue.course_records import (
    DAY,
    HOUR,
    TEACHING,
    CourseRecords,
    ids_in,
    key_of,
    listed,
    read,
)
from worker.queue.courses import ENDS, Course, Said, Shown
from worker.queue.jobs import Platform, read_id
from worker.queue.line import FULL

#: Seconds that a bot may take to tell a chat, and that the fetching of a picture may last.
TELLING, COMING = 60, 300


class Classroom(CourseRecords):
    """Blocking, like the ledger."""

    def is_open(self) -> bool:
        """Whether there is a worker that teaches."""
        return bool(self._redis.exists(TEACHING))

    def begin(self, course: Course) -> None:
        """Takes a course on; the same one twice is the same. Raises PersonError for a second one.

        A person has one at a time.
        """
        address = course.address
        own = self._own(address.platform, address.person)
        if not self._redis.set(own, course.id, nx=True, ex=DAY):
            before = self.of(address.platform, address.person)
            if before is not None and before.id != course.id:
                raise PersonError("teach-one-at-a-time", {"style": before.name})
            self._redis.set(own, course.id, ex=DAY)
        if self._redis.set(key_of(course.id), course.model_dump_json(), nx=True, ex=DAY):
            self._list(course)

    def of(self, platform: Platform, person: str) -> Course | None:
        """The course that a person has open."""
        id = read_id(cast(bytes | None, self._redis.get(self._own(platform, person))))
        course = self.course(id) if id else None
        return None if course is None or course.stage in ENDS else course

    def expect(self, id: str, picture: str) -> None:
        """A picture is being fetched: nothing that is said later comes before it."""
        key = key_of(id, "coming")
        with self._redis.pipeline() as pipeline:
            pipeline.sadd(key, picture)
            pipeline.expire(key, COMING)
            pipeline.execute()

    def bring(self, id: str, picture: str, content: bytes) -> None:
        """It is here. Raises TurnedAway when the broker's memory is full."""
        if share_used(self._redis.info("memory")) > FULL:
            raise TurnedAway("busy")
        said = Said(what="picture", picture=picture).model_dump_json()
        try:
            with self._redis.pipeline() as pipeline:
                pipeline.set(key_of(id, "picture", picture), content, ex=HOUR)
                pipeline.rpush(key_of(id, "said"), said)
                pipeline.expire(key_of(id, "said"), DAY)
                pipeline.srem(key_of(id, "coming"), picture)
                pipeline.execute()
        except OutOfMemoryError:
            # Without its cause: redis-py quotes the command, that is the picture.
            raise TurnedAway("busy") from None

    def give_up(self, id: str, picture: str) -> None:
        """It does not come."""
        self._redis.srem(key_of(id, "coming"), picture)

    def say(self, id: str, said: Said) -> None:
        """The owner of a course says something."""
        with self._redis.pipeline() as pipeline:
            pipeline.rpush(key_of(id, "said"), said.model_dump_json())
            pipeline.expire(key_of(id, "said"), DAY)
            pipeline.execute()

    def forget(self, platform: Platform, person: str) -> None:
        """Ends the course that a person has open; its pictures that no worker has yet go now."""
        if course := self.of(platform, person):
            keys = self._redis.scan_iter(key_of(course.id, "picture", "*"), count=1000)
            if pictures := [*cast(Iterable[bytes], keys)]:
                self._redis.delete(*pictures)
            self.say(course.id, Said(what="cancel"))

    def told_of(self, platform: Platform) -> Iterator[tuple[Course, Shown]]:
        """The courses that chats of a platform are told of, and what these show."""
        for id in ids_in(self._redis.smembers(listed(platform))):
            if course := self.course(id):
                yield course, read(Shown, self._redis.get(key_of(id, "shown"))) or Shown()
            else:
                self._redis.srem(listed(platform), id)

    def claim_telling(self, id: str) -> bool:
        """True for one of several bots, until it has called `told` or has long been silent."""
        return bool(self._redis.set(key_of(id, "telling"), b"", nx=True, ex=TELLING))

    def told(self, course: Course, shown: Shown | None) -> None:
        """The chat of a course shows so much; None: no more than before."""
        with self._redis.pipeline() as pipeline:
            if shown is not None:
                pipeline.set(key_of(course.id, "shown"), shown.model_dump_json(), ex=DAY)
                if course.stage in ENDS:
                    pipeline.srem(listed(course.address.platform), course.id)
            pipeline.delete(key_of(course.id, "telling"))
            pipeline.execute()

    def tell_again(self, course: Course) -> None:
        """The chat is shown it by a new message."""
        self._redis.delete(key_of(course.id, "shown"))

    def sheets(self, course: Course) -> list[bytes]:
        """The pictures to be shown with it, as far as they are still there."""
        keys = [key_of(course.id, "sheet", number) for number in range(course.sheets)]
        found = cast(list[bytes | None], self._redis.mget(keys)) if keys else []
        return [one for one in found if one is not None]
