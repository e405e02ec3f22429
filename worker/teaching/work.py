"""What the trainer is at: one course at a time, and again until something comes of it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog

from worker.queue.courses import Course, Stage
from worker.teaching.folder import CourseFolder, Result
from worker.teaching.trainer_process import Start, Trainer

log = structlog.get_logger()

#: At these stages there is something to do; what is soon done, and waited for, comes first.
STAGES: tuple[Stage, ...] = ("preparing", "training")
#: How often in a row the trainer may end without having come any further.
TRIES = 3


@dataclass
class Task:
    """One course at one stage."""

    id: str
    stage: Stage
    trainer: Trainer
    #: How far it was at its start.
    done: int


class Work:
    """Starts and stops trainers; `mind` is called a few times a second."""

    def __init__(self, root: Path, word: str, start: Start) -> None:
        self._root, self._word, self._start = root, word, start
        self._task: Task | None = None
        #: Tries of a course that led nowhere, in a row.
        self._vain: dict[str, int] = {}

    def is_at(self, id: str) -> bool:
        """Whether it is this course that the trainer is at."""
        return self._task is not None and self._task.id == id

    def mind(self, waiting: Sequence[Course]) -> None:
        """Sees to it that the first of those that wait is worked on."""
        task = self._task
        if task is not None and task.trainer.poll() is not None:
            self._note_the_end_of(task)
            self._task = task = None
        first = min(waiting, key=lambda one: (STAGES.index(one.stage), one.id), default=None)
        folder = None if first is None else CourseFolder(self._root / first.id)
        if first is None or folder is None or folder.result() is not None:
            return
        # Another one at the same stage is waited for.
        if task is None or task.stage != first.stage:
            self.stop()
            done = folder.progress().done
            trainer = self._start(self._root, first.id, self._word)
            self._task = Task(first.id, first.stage, trainer, done)

    def stop(self) -> None:
        """It goes on from its last checkpoint when it is started again."""
        if self._task is not None:
            self._task.trainer.kill()
            while self._task.trainer.poll() is None:
                time.sleep(0.01)
            self._task = None

    def _note_the_end_of(self, task: Task) -> None:
        """One that ended without a result starts again, unless it never comes any further."""
        folder = CourseFolder(self._root / task.id)
        course = folder.course()
        if folder.result() is not None or course is None or course.stage != task.stage:
            self._vain.pop(task.id, None)
            return
        further = folder.progress().done > task.done
        self._vain[task.id] = 1 if further else self._vain.get(task.id, 0) + 1
        log.warning("the trainer has ended", course=task.id, tries=self._vain[task.id])
        if self._vain[task.id] >= TRIES:
            folder.end(Result(problem="teach-failed"))
