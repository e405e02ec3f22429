"""Looks after the courses of one worker, beside its drawing: docs/decisions/0024.

Everything that it knows lies in the folders of the courses and in Redis, so it may be killed at any
time: the next one goes on.
"""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from threading import Event, Thread
from uuid import uuid4

import structlog
from redis import Redis
from redis.exceptions import RedisError

from worker.queue.courses import ENDS, Course
from worker.queue.courses_in_hand import CoursesInHand
from worker.queue.line import DEADLINES
from worker.queue.logs import whereabouts
from worker.queue.pseudonyms import Pseudonyms
from worker.settings import WorkerSettings
from worker.teaching.course_steps import CourseSteps
from worker.teaching.folder import CourseFolder
from worker.teaching.gate_keeper import GateKeeper
from worker.teaching.trainer_process import Start, start
from worker.teaching.work import STAGES, Work

log = structlog.get_logger()

#: Seconds between two looks, and after one that failed; between two words about a course; and
#: after which one is dropped whose owner has not said anything.
LOOK, AGAIN, NEWS, PATIENCE = 0.5, 10.0, 3.0, 7 * 24 * 3600


class School:
    """Teaches on one folder, as long as no other worker does; `drawing` makes room at once."""

    def __init__(
        self,
        settings: WorkerSettings,
        redis: Redis,
        pseudonyms: Pseudonyms,
        start: Start = start,
    ) -> None:
        self._settings, self._redis = settings, redis
        self._courses = CoursesInHand(redis, pseudonyms)
        self._steps = CourseSteps(settings.styles, self._courses.picture)
        self._root = settings.teaching
        self._gate = GateKeeper(self._root)
        self._work = Work(self._root, self._gate.word, start)
        self._told: dict[str, float] = {}
        self._stopping = Event()
        self._thread = Thread(target=self._serve, name="school", daemon=True)

    def begin(self) -> None:
        """Looks after courses in a thread of its own."""
        self._thread.start()

    def end(self) -> None:
        """The trainer is stopped; it goes on from its last checkpoint when there is a worker."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        self._work.stop()
        self._gate.leave()

    def drawing(self) -> AbstractContextManager[None]:
        """A photo is drawn: the trainer stands still."""
        return self._gate.drawing()

    def look(self) -> None:
        """Sees to all that has happened since the last look. Raises RedisError."""
        if not self._gate.take():
            return
        self._courses.open_for(self._settings.lease_seconds)
        self._gate.mind(waiting=bool(self._redis.zcard(DEADLINES)))
        courses = [self._look_after(course) for course in [*self._ours()]]
        self._work.mind([one for one in courses if one and one.stage in STAGES])

    def _serve(self) -> None:
        while not self._stopping.wait(LOOK):
            try:
                self.look()
            except RedisError as error:
                log.warning("broker lost", error=whereabouts(error))
            except Exception as error:
                log.error("teaching failed", error=whereabouts(error))
                self._stopping.wait(AGAIN)

    def _ours(self) -> Iterator[Course]:
        """Our open courses: those of the broker, and those that it has forgotten."""
        file = self._root / "home"
        if not file.exists():
            file.write_text(uuid4().hex)
        home = file.read_text()
        on_disk = [one.parent.name for one in self._root.glob("*/course.json")]
        for id in {*self._courses.ids(), *on_disk}:
            folder = CourseFolder(self._root / id)
            told, kept = self._courses.course(id), folder.course()
            if told is not None and told.stage in ENDS:
                folder.remove()
                continue
            course = kept or told
            if course is None or not self._courses.claim(id, home):
                continue
            if kept is None:
                folder.make()
            if kept is None or told is None:
                self._tell(course, folder)
            yield course

    def _look_after(self, course: Course) -> Course | None:
        """The course as it is then; None once it has ended."""
        folder = CourseFolder(self._root / course.id)
        course = self._hear(course, folder)
        course = self._see_result(course, folder)
        if course.stage in ENDS:
            return None
        self._courses.keep(course)
        return course

    def _hear(self, course: Course, folder: CourseFolder) -> Course:
        """What its owner has said since."""
        while said := self._courses.hear(course.id):
            changed = self._steps.said(course, folder, said)
            # Pictures are counted now and then: a hundred come at once.
            if changed.message != course.message or said.what != "picture":
                self._tell(changed, folder)
            elif changed != course:
                folder.keep(changed)
            course = changed
            if course.stage in ENDS:
                return course
            self._courses.heard(course.id, said.picture)
        silent = time.time() - (folder.path / "course.json").stat().st_mtime
        if course.stage not in STAGES and silent > PATIENCE:
            course = course.begins("cancelled")
            self._tell(course, folder)
        elif self._may_tell(course) and course != self._courses.course(course.id):
            self._tell(course, folder)
        return course

    def _see_result(self, course: Course, folder: CourseFolder) -> Course:
        if course.stage not in STAGES:
            return course
        if result := folder.result():
            course = self._steps.ended(course, folder, result)
            self._tell(course, folder)
        elif self._work.is_at(course.id) and self._may_tell(course):
            changed = self._steps.progressed(course, folder.progress())
            if (changed.percent, changed.minutes) != (course.percent, course.minutes):
                course = changed
                self._tell(course, folder)
        return course

    def _may_tell(self, course: Course) -> bool:
        return time.monotonic() - self._told.get(course.id, 0.0) > NEWS

    def _tell(self, course: Course, folder: CourseFolder) -> None:
        """Writes down what is known of a course, and tells it; at its end nothing else is left."""
        if course.stage in ENDS:
            if self._work.is_at(course.id):
                self._work.stop()
            self._courses.tell(course)
            folder.remove()
            self._told.pop(course.id, None)
            return
        folder.keep(course)
        self._courses.tell(course, folder.shown() if course.sheets else None)
        self._told[course.id] = time.monotonic()
