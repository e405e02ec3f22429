"""Ways to teach a style, given the same time: one-sided, few pairs besides, a cycle, from scratch.

    python benchmarks/teaching.py --from DATASET --photos DIR --seconds 900 [--pairs DIR]

Prints a table: steps taken, kernel inception distance to pictures of the style that were held back
over that of the style to begin with, and how far landmarks are off. The state of each way is kept
in OUT, and its heads in OUT/WAY.webp. See docs/decisions/0021-taught-styles.md.
"""

import argparse
import time
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from model.network import checkpoint
from model.training.evaluation.tables import as_table
from model.training.teaching.commands import Taught, prepared
from model.training.teaching.cycle import CycleTeacher, ScratchTeacher
from model.training.teaching.photos import Pairs
from model.training.teaching.runs import CALM, PRESETS
from model.training.teaching.sheets import save_people
from model.training.teaching.teacher import StyleTeacher

#: A verdict at the end of the time, which nobody knows in steps before.
NEVER = 10**9

console = Console()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="dataset", type=Path, required=True)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--seconds", type=float, default=900)
    parser.add_argument("--base", default=CALM)
    parser.add_argument("--out", type=Path, default=Path("runs/ways"))
    parser.add_argument("--vgg", type=Path)
    arguments = parser.parse_args()
    taught = prepared(arguments.dataset, arguments.photos, arguments.vgg)
    pairs = Pairs(arguments.pairs, taught.reader, taught.device) if arguments.pairs else None
    ways: dict[str, tuple[type[StyleTeacher], Pairs | None]] = {
        "one-sided": (StyleTeacher, None),
        "cycle": (CycleTeacher, None),
        "from scratch": (ScratchTeacher, None),
    }
    if pairs:
        ways["few pairs"] = (StyleTeacher, pairs)
    rows = [["way", "steps", "distance", "of its base's", "landmarks off"], ["---"] * 5]
    for name, (kind, own) in ways.items():
        rows.append([name, *_measured(kind, own, taught, arguments, name)])
        console.print(as_table(rows))


def _measured(
    kind: type[StyleTeacher],
    pairs: Pairs | None,
    taught: Taught,
    arguments: argparse.Namespace,
    name: str,
) -> list[str]:
    folder = arguments.out / name.replace(" ", "-")
    run = replace(PRESETS["cpu"], folder=folder, base=arguments.base, judge_every=NEVER)
    teacher = taught.teacher(run, pairs, kind)
    began = time.monotonic()
    for _ in teacher.steps():
        if time.monotonic() - began > arguments.seconds:
            break
    before = checkpoint.load(teacher.base_path)
    first, last = teacher.judge.verdict(before), teacher.judge.verdict(teacher.averaged)
    save_people(teacher.judge, before, teacher.averaged, arguments.out / f"{folder.name}.webp")
    share = 100 * last.distance / first.distance
    return [
        str(teacher.step),
        f"{last.distance:.4f}",
        f"{share:.0f} %",
        f"{100 * last.landmarks:.1f} %",
    ]


if __name__ == "__main__":
    main()
