"""Heads in one style -> the style, as a folder that can be added."""

import time
from dataclasses import replace
from pathlib import Path

from model.training.teaching.commands import prepared
from model.training.teaching.folder import Sources, write_style
from worker.settings import WorkerSettings
from worker.teaching.folder import CourseFolder, Progress, Result
from worker.teaching.pages import as_jpeg
from worker.teaching.plans import Plan

#: What a style that was taught in a chat begins with.
BASE = "comic"
#: Seconds between two words about how far it is.
REPORTS = 2.0


def learn(folder: CourseFolder, name: str, plan: Plan, settings: WorkerSettings) -> Result:
    """Go on from the last checkpoint to the end, and write the style to RUN/NAME.

    Raises OperatorError where there are too few photos of people, or heads.
    """
    assert settings.teaching_photos is not None  # noqa: S101
    taught = prepared(
        folder.set,
        settings.teaching_photos,
        settings.teaching_vgg,
        fewest_heads=plan.heads,
        fewest_photos=plan.photos,
        judged=plan.people,
    )
    run = replace(plan.run, folder=folder.run, base=BASE)
    teacher = taught.teacher(run, None)
    began, first, told = time.monotonic(), None, 0.0
    for _ in teacher.steps():
        now = time.monotonic()
        first = teacher.step if first is None else first
        if now - told > REPORTS and teacher.step > first:
            left = (now - began) / (teacher.step - first) * (run.steps - teacher.step)
            folder.report(Progress(done=teacher.step, of=run.steps, left=left))
            told = now
    sources = Sources(
        name,
        Path("pictures that were sent in a chat"),
        len({one.source for one in taught.heads.records}),
        len(taught.heads),
        len(taught.people),
        f"/teach {name}",
    )
    write_style(teacher, taught.models, sources, folder.run)
    folder.show([as_jpeg(folder.run / "sheet.webp")])
    return Result()
