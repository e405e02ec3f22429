"""An owner's pictures -> heads in one style, with a number each."""

import json
from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from model.contract.errors import OperatorError, PhotoError
from model.drawing.reader import FaceReader
from model.training.data.head_records import (
    Choices,
    Settings,
    head_path,
    read_records,
)
from model.training.data.in_one_step import in_one_step
from model.training.preparing.pictures import HELD_OUT, Seeker
from model.training.preparing.prepare import Preparation, Unusable
from worker.photos import decode
from worker.teaching.folder import CourseFolder, Progress, Result
from worker.teaching.pages import pages_of
from worker.teaching.plans import Plan

#: Heads that must be held out to measure by: with fewer there is no distance between two of them.
LEAST_HELD_OUT = 2


def prepare(folder: CourseFolder, plan: Plan) -> Result:
    """Look for heads in all pictures; those that an earlier run has looked at are known."""
    seeker = Seeker(FaceReader.load(), Settings())
    preparation = Preparation(folder.set, seeker.settings)
    files = sorted(folder.pictures.iterdir())
    for number, file in enumerate(files):
        folder.report(Progress(done=number, of=len(files)))
        preparation.add(file.name, file.read_bytes(), _decoded, lambda: seeker)
    try:
        report = preparation.finish({})
    except OperatorError:
        # No head in any picture.
        return Result(unusable=0, fewest=plan.heads)
    kept = sorted(report.kept, key=lambda one: one.likelihood)
    # What is least likely a head comes first: of these most are to be left out.
    folder.numbers.write_text(json.dumps([one.id for one in kept]))
    folder.show(pages_of([head_path(folder.set, one.id) for one in kept]))
    return Result(heads=len(kept), unusable=len(report.problems), fewest=plan.heads)


def choose(folder: CourseFolder, left_out: Sequence[int]) -> None:
    """Heads by their numbers are left out of what is learnt from."""
    ids = json.loads(folder.numbers.read_text())
    rejected = frozenset(ids[number - 1] for number in left_out)
    with in_one_step(folder.set / "choices.json") as partial:
        partial.write_text(Choices(rejected=rejected).model_dump_json())
    _hold_out(folder, [id for id in ids if id not in rejected])


def _hold_out(folder: CourseFolder, kept: Sequence[str]) -> None:
    """Of few pictures it may be that none is held out by chance, or nearly all: then one of ten."""
    records = read_records(folder.set)
    held = sum(one.held_out for one in records if one.id in kept)
    if LEAST_HELD_OUT <= held <= len(kept) // 2:
        return
    wanted = kept[:: min(HELD_OUT, max(2, len(kept) // LEAST_HELD_OUT))]
    changed = [one.model_copy(update={"held_out": one.id in wanted}) for one in records]
    with in_one_step(folder.set / "heads.jsonl") as partial:
        partial.write_text("".join(f"{one.model_dump_json()}\n" for one in changed))


def _decoded(content: bytes) -> NDArray[Any]:
    try:
        return decode(content).pixels
    except PhotoError as error:
        raise Unusable(error.key) from error
