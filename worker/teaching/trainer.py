"""The trainer: a process of its own that looks for heads, or learns a style, and ends.

Started by the worker that teaches: `python -m worker.teaching.trainer ROOT ID WORD`. It has no way
to the broker: what it is told and what it tells lies in the course's folder.
"""

import sys
from pathlib import Path

import structlog

from model.contract.errors import OperatorError
from worker.queue import logs
from worker.settings import WorkerSettings
from worker.teaching.folder import CourseFolder, Result
from worker.teaching.gate import Gate

log = structlog.get_logger()


def run(root: Path, id: str, word: str) -> None:
    """Does what the course is waiting for."""
    logs.configure()
    folder, gate = CourseFolder(root / id), Gate(root, word)
    gate.wait()
    with folder.in_hand():
        if folder.result() is None:
            folder.end(_result(folder, gate))


def _result(folder: CourseFolder, gate: Gate) -> Result:
    course, settings = folder.course(), WorkerSettings()
    assert course is not None  # noqa: S101
    try:
        # torch takes seconds to load.
        from torch.nn.modules.module import register_module_forward_pre_hook

        from worker.teaching.learning import learn
        from worker.teaching.plans import plan_of
        from worker.teaching.preparing import choose, prepare

        # Whatever runs a network waits while others draw, from layer to layer.
        register_module_forward_pre_hook(lambda module, given: gate.wait())
        plan = plan_of(settings.teaching_preset)
        if course.stage == "preparing":
            return prepare(folder, plan)
        choose(folder, course.left_out)
        return learn(folder, course.name, plan, settings)
    except OperatorError as error:
        log.error("a style cannot be taught", style=course.name, why=str(error))
    except ModuleNotFoundError as error:
        why = f"{error.name} is missing: pip install 'artline-bot[train]'"
        log.error("a style cannot be taught", style=course.name, why=why)
    return Result(problem="teach-cannot")


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
