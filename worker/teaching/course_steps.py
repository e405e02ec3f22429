"""What becomes of a course: by what its owner says, and by what the trainer has found."""

from collections.abc import Callable
from pathlib import Path

import structlog

from model.contract.added import AddedStyle, folders
from model.contract.errors import OperatorError
from worker.queue.courses import Course, Said
from worker.queue.logs import whereabouts
from worker.styles_folder import put
from worker.teaching.folder import CourseFolder, Progress, Result

log = structlog.get_logger()

#: Pictures that are taken at most.
MOST_PICTURES = 1000


class CourseSteps:
    """Each returns the course as it is then; doing it again changes nothing more.

    picture: brings the bytes of a picture by its name.
    """

    def __init__(self, styles: Path, picture: Callable[[str, str], bytes | None]) -> None:
        self._styles = styles
        self._picture = picture

    def said(self, course: Course, folder: CourseFolder, said: Said) -> Course:
        """What is said at the wrong time changes nothing."""
        match course.stage, said.what:
            case "collecting", "picture":
                return self._take(course, folder, said.picture)
            case "collecting", "collected" if course.pictures:
                folder.begin()
                return course.begins("preparing")
            case "choosing", "without":
                return _without(course, said)
            case "choosing", "begin" if course.kept >= course.fewest:
                folder.begin()
                return course.begins("training")
            case "trained", "add":
                return self._add(course, folder, everywhere=True)
            case "trained", "add-here":
                return self._add(course, folder, everywhere=False)
            case _, "cancel":
                return course.begins("cancelled")
        return course

    def progressed(self, course: Course, progress: Progress) -> Course:
        """The trainer is so far."""
        minutes = None if progress.left is None else max(1, round(progress.left / 60))
        return course.changed(percent=progress.percent, minutes=minutes)

    def ended(self, course: Course, folder: CourseFolder, result: Result) -> Course:
        """The trainer is done."""
        if result.problem is not None:
            return course.begins("failed", problem=result.problem)
        if course.stage == "preparing":
            found = {"heads": result.heads, "unusable": result.unusable, "fewest": result.fewest}
            if result.heads < result.fewest:
                return course.begins("collecting", **found)
            sheets = len(folder.shown())
            return course.begins("choosing", sheets=sheets, left_out=(), **found)
        folder.tidy()
        return course.begins("trained", sheets=len(folder.shown()))

    def _take(self, course: Course, folder: CourseFolder, name: str) -> Course:
        content = self._picture(course.id, name)
        # It came twice, or has waited for too long; or there are too many.
        if content is not None and course.pictures < MOST_PICTURES:
            folder.put(name, content)
        count = len([*folder.pictures.glob("*")])
        return course if count == course.pictures else course.changed(pictures=count)

    def _add(self, course: Course, folder: CourseFolder, *, everywhere: bool) -> Course:
        address, style = course.address, AddedStyle(folder.run / course.name)
        chats = None if everywhere else [f"{address.platform}:{address.chat}"]
        there = folders(self._styles).get(course.name)
        try:
            # Ours is there already where the worker was killed before it could say so.
            if there is not None and there.card.read_bytes() != style.card.read_bytes():
                return course.changed(problem="teach-name-taken")
            put(self._styles, style, chats)
        except OperatorError as error:
            log.error("a style cannot be added", style=course.name, why=str(error))
            return course.changed(problem="teach-not-added")
        except OSError as error:
            log.error("a style cannot be added", style=course.name, error=whereabouts(error))
            return course.changed(problem="teach-not-added")
        return course.begins("added")


def _without(course: Course, said: Said) -> Course:
    there = range(1, course.heads + 1)
    left_out = {*course.left_out, *(one for one in said.numbers if one in there)} - {*said.back}
    if left_out == {*course.left_out}:
        return course
    return course.changed(left_out=tuple(sorted(left_out)))
