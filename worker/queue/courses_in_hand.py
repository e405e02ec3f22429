"""Courses, as the worker that teaches sees them: what is said, and what comes of it."""

from collections.abc import Iterable, Sequence
from typing import cast

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
from worker.queue.courses import ENDS, Course, Said


class CoursesInHand(CourseRecords):
    """Blocking, like the ledger."""

    def open_for(self, seconds: float) -> None:
        """There is a worker that teaches, and will be for so long."""
        self._redis.set(TEACHING, b"", px=round(1000 * seconds))

    def ids(self) -> list[str]:
        """All courses of all platforms."""
        lists = [listed("telegram"), listed("discord")]
        return ids_in(self._redis.sunion(lists))

    def claim(self, id: str, home: str) -> bool:
        """Whether the course is for the worker with that folder: the first that asks has it."""
        key = key_of(id, "home")
        self._redis.set(key, home, nx=True, ex=DAY)
        return bool(self._redis.get(key) == home.encode())

    def hear(self, id: str) -> Said | None:
        """What has been said first, and `heard` was not called for; not before a picture is here.

        What cannot be read is left out.
        """
        while found := self._redis.lindex(key_of(id, "said"), 0):
            said = read(Said, found)
            if said is not None:
                waits = said.what == "collected" and self._redis.scard(key_of(id, "coming"))
                return None if waits else said
            self.heard(id)
        return None

    def heard(self, id: str, picture: str = "") -> None:
        """It has been seen to."""
        with self._redis.pipeline() as pipeline:
            pipeline.lpop(key_of(id, "said"))
            if picture:
                pipeline.delete(key_of(id, "picture", picture))
            pipeline.execute()

    def picture(self, id: str, picture: str) -> bytes | None:
        """A picture that has come; None if it has waited for too long."""
        return cast(bytes | None, self._redis.get(key_of(id, "picture", picture)))

    def tell(self, course: Course, sheets: Sequence[bytes] | None = None) -> None:
        """This is what is known of a course now; at its end all else of it goes."""
        address, ended = course.address, course.stage in ENDS
        own = self._own(address.platform, address.person)
        with self._redis.pipeline() as pipeline:
            for number, sheet in enumerate(sheets or ()):
                pipeline.set(key_of(course.id, "sheet", number), sheet, ex=DAY)
            pipeline.set(key_of(course.id), course.model_dump_json(), ex=HOUR if ended else DAY)
            if ended:
                pipeline.delete(*self._parts(course.id), own)
            else:
                pipeline.set(own, course.id, ex=DAY)
            self._list(course, pipeline)
            pipeline.execute()

    def keep(self, course: Course) -> None:
        """It goes on living for a day."""
        parts = ["home", "shown", "said", *(f"sheet:{one}" for one in range(course.sheets))]
        own = self._own(course.address.platform, course.address.person)
        keys = [
            key_of(course.id),
            own,
            listed(course.address.platform),
            *(key_of(course.id, part) for part in parts),
        ]
        with self._redis.pipeline() as pipeline:
            for key in keys:
                pipeline.expire(key, DAY)
            pipeline.execute()

    def _parts(self, id: str) -> list[bytes | str]:
        """What was said in a course, and its pictures."""
        kinds = ("picture", "sheet")
        found = [self._redis.scan_iter(key_of(id, kind, "*"), count=1000) for kind in kinds]
        pictures = [key for keys in found for key in cast(Iterable[bytes], keys)]
        return [*pictures, *(key_of(id, part) for part in ("said", "coming", "home"))]
