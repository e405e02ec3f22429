"""What a course has on the disk of its worker, from its first picture to its end.

course.json     what is known of it: from this a worker goes on that was restarted
pictures/       what its owner has sent, as it came
set/            the heads in them, as `artline prepare` leaves them
numbers.json    their ids, by the numbers on the contact sheet
sheets/         what is shown in the chat
run/            checkpoints, and the style
progress.json   how far the trainer is, and
result.json     what has come of its task
"""

import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from worker.queue.courses import Course
from worker.queue.jobs import Contract

Kind = TypeVar("Kind", bound=Contract)


class Progress(Contract):
    """How much of its task the trainer has done."""

    done: int = 0
    of: int = 1
    #: Seconds that the rest is going to take, if nothing is drawn meanwhile.
    left: float | None = None

    @property
    def percent(self) -> int:
        """Rounded down."""
        return 100 * self.done // max(1, self.of)


class Result(Contract):
    """What has come of a task: heads that were found, or a style; or a problem."""

    heads: int = 0
    unusable: int = 0
    #: How many heads a style needs.
    fewest: int = 0
    #: The key of a sentence.
    problem: str | None = None


class CourseFolder:
    """One course's files; nobody but the worker's user may read them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pictures, self.set, self.sheets, self.run = (
            path / name for name in ("pictures", "set", "sheets", "run")
        )
        self.numbers = path / "numbers.json"

    def make(self) -> None:
        """It is there."""
        self.pictures.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path.chmod(0o700)

    def remove(self) -> None:
        """Nothing is left of it."""
        shutil.rmtree(self.path, ignore_errors=True)

    def tidy(self) -> None:
        """Once the style is learnt, nothing is left but that, and the sheet of samples."""
        for folder in (self.pictures, self.set):
            shutil.rmtree(folder, ignore_errors=True)
        self.numbers.unlink(missing_ok=True)
        for file in self.run.glob("*"):
            if file.is_file():
                file.unlink()

    def course(self) -> Course | None:
        """What is known of it, as far as that was written."""
        return self._read(Course, "course.json")

    def keep(self, course: Course) -> None:
        """Writes down what is known of it."""
        self._write(course, "course.json")

    def put(self, name: str, content: bytes) -> None:
        """A picture of its owner's; the same once more changes nothing."""
        self.make()
        partial = self.path / "picture.partial"
        partial.write_bytes(content)
        partial.replace(self.pictures / name)

    def progress(self) -> Progress:
        """Of the task in hand."""
        return self._read(Progress, "progress.json") or Progress()

    def report(self, progress: Progress) -> None:
        """The trainer is so far."""
        self._write(progress, "progress.json")

    def result(self) -> Result | None:
        """None while there is none."""
        return self._read(Result, "result.json")

    def end(self, result: Result) -> None:
        """The trainer is done with its task."""
        self._write(result, "result.json")

    def begin(self) -> None:
        """Another task."""
        for name in ("progress.json", "result.json"):
            (self.path / name).unlink(missing_ok=True)

    def show(self, pages: Sequence[bytes]) -> None:
        """These are to be shown in the chat, and no others."""
        shutil.rmtree(self.sheets, ignore_errors=True)
        self.sheets.mkdir()
        for number, page in enumerate(pages):
            (self.sheets / f"{number:03}.jpg").write_bytes(page)

    def shown(self) -> list[bytes]:
        """What is to be shown."""
        return [page.read_bytes() for page in sorted(self.sheets.glob("*.jpg"))]

    @contextmanager
    def in_hand(self) -> Iterator[None]:
        """One trainer at a time; waits for the one before."""
        with (self.path / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _read(self, kind: type[Kind], name: str) -> Kind | None:
        try:
            return kind.model_validate_json((self.path / name).read_bytes())
        except (OSError, ValidationError):
            return None

    def _write(self, what: Contract, name: str) -> None:
        partial = self.path / f"{name}.{os.getpid()}"
        partial.write_text(what.model_dump_json())
        partial.replace(self.path / name)
