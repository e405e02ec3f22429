"""How well heads are found in a comic: beside those that a person marked on 100 of its panels.

A find counts as right where it and the marked head have 40 % of what they cover together in common
(intersection over union): hats, brims and loose hair can be counted to a head or not.
"""

import csv
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rich.console import Console
from rich.table import Table

from model.contract.errors import OperatorError
from model.drawing.lab import lab_of
from model.drawing.people import Box
from model.training.data.head_records import HeadRecord, read_records
from model.training.preparing.cropping import Square

_HERE = Path(str(files("model.training.evaluation")))
HEADS, COLOURS = _HERE / "webtoon_heads.csv", _HERE / "webtoon_colours.csv"
#: Share of what two boxes cover together that they have in common, if they are of one head; and of
#: a find that lies in what is unclear, which counts for nothing.
SAME, WITHIN = 0.4, 0.5
#: Heads that are lower are not asked for, in pixels.
LOWEST = 32
#: Pixels from the rim up to which a mark is thought to end there.
AT_RIM = 2
#: Likelihoods from which on finds are counted.
LEAST = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
console = Console()


class Mark(NamedTuple):
    """What a person marked: "person", "animal" or "unclear", and where."""

    kind: str
    box: Box


class Count(NamedTuple):
    """Finds and marks at one likelihood."""

    found: int
    marked: int
    people: int
    animals: int
    nothing: int

    def row(self) -> tuple[str, ...]:
        finds = self.people + self.animals + self.nothing
        recall = f"{100 * self.found / max(1, self.marked):.1f} ({self.found} of {self.marked})"
        of_people = f"{100 * self.people / max(1, finds):.1f}"
        others = f"{100 * self.people / max(1, self.people + self.nothing):.1f}"
        return recall, of_people, others, str(self.animals), str(self.nothing)


def evaluate(folder: Path) -> None:
    """Print recall, precision, colours, and what was cut, of a set made of the marked panels.

    OperatorError when the folder holds none, or it was made of other pictures.
    """
    records = [one for one in read_records(folder) if one.fault != "small"]
    marks = read_marks()
    of_panels: dict[str, list[HeadRecord]] = {panel: [] for panel in marks}
    for one in records:
        if (panel := Path(one.source).stem) in of_panels:
            of_panels[panel].append(one)
    if not any(of_panels.values()):
        raise OperatorError(f"{folder} has no heads of the panels that were marked")
    table = Table("least", "recall %", "people %", "people % without animals", "animals", "nothing")
    for least in LEAST:
        table.add_row(f"{least:g}", *counted(marks, of_panels, least).row())
    console.print(table)
    _print_missed(marks, of_panels)
    _print_cut(marks, of_panels)
    _print_colours(of_panels)


def read_marks() -> dict[str, list[Mark]]:
    """By panel; some have none."""
    marks: dict[str, list[Mark]] = {}
    for row in _rows(HEADS):
        here = marks.setdefault(row["panel"], [])
        if row["kind"] != "none":
            sides = (float(row[side]) for side in ("left", "top", "right", "bottom"))
            here.append(Mark(row["kind"], Box(*sides)))
    return marks


def counted(
    marks: Mapping[str, Sequence[Mark]], finds: Mapping[str, Sequence[HeadRecord]], least: float
) -> Count:
    """Of the finds that are at least so likely."""
    found = marked = people = animals = nothing = 0
    for panel, here in marks.items():
        boxes = [Box(*one.box) for one in finds[panel] if one.likelihood >= least]
        wanted = [mark for mark in here if _wanted(mark)]
        marked += len(wanted)
        found += sum(any(common(mark.box, box) >= SAME for box in boxes) for mark in wanted)
        for box in boxes:
            kinds = {mark.kind for mark in here if _hit(mark, box)}
            people += "person" in kinds
            animals += "animal" in kinds and "person" not in kinds
            nothing += not kinds
    return Count(found, marked, people, animals, nothing)


def common(one: Box, other: Box) -> float:
    """Intersection over union."""
    both = _shared(one, other)
    return both / (_area(one) + _area(other) - both)


def _hit(mark: Mark, box: Box) -> bool:
    if mark.kind == "person":
        return common(mark.box, box) >= SAME
    return _shared(mark.box, box) >= WITHIN * min(_area(mark.box), _area(box))


def _wanted(mark: Mark) -> bool:
    return mark.kind == "person" and mark.box.bottom - mark.box.top >= LOWEST


def _shared(one: Box, other: Box) -> float:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, width) * max(0.0, height)


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _matched(
    marks: Mapping[str, Sequence[Mark]], finds: Mapping[str, Sequence[HeadRecord]], least: float
) -> Iterator[tuple[str, Mark, HeadRecord | None]]:
    """Each head that is wanted, and its best find."""
    for panel, here in marks.items():
        for mark in filter(_wanted, here):
            near = [one for one in finds[panel] if one.likelihood >= least]
            near = [one for one in near if common(mark.box, Box(*one.box)) >= SAME]
            best = max(near, key=lambda one: common(mark.box, Box(*one.box)), default=None)
            yield panel, mark, best


def _print_missed(
    marks: Mapping[str, Sequence[Mark]], finds: Mapping[str, Sequence[HeadRecord]]
) -> None:
    missed = [(panel, mark) for panel, mark, one in _matched(marks, finds, 0.5) if one is None]
    names = ", ".join(
        f"{panel} ({mark.box.left:.0f}, {mark.box.top:.0f})" for panel, mark in missed
    )
    console.print(f"Missed at 0.5: {names or 'none'}", highlight=False)


def _print_cut(
    marks: Mapping[str, Sequence[Mark]], finds: Mapping[str, Sequence[HeadRecord]]
) -> None:
    """How many crops begin below the upper end of the marked head: of its hair, or a hat on it.

    And of how many the panel itself cuts the top, as far as marks can tell.
    """
    pairs = [(mark, one) for _, mark, one in _matched(marks, finds, 0.5) if one is not None]
    kept = [(mark, one) for mark, one in pairs if one.fault != "top"]
    dropped = [(mark, one) for mark, one in pairs if one.fault == "top"]
    above = sum(_above(mark, one) for mark, one in kept)
    missed, marked = (sum(_at_rim(*pair) for pair in some) for some in (kept, dropped))
    console.print(
        f"Of {len(kept)} crops, {above} cut the top of the head, and panels that of {missed} more; "
        f"{len(dropped)} were dropped for that, {marked} of which were marked up to the rim",
        highlight=False,
    )


def _at_rim(mark: Mark, one: HeadRecord) -> bool:
    """Whether a head was marked up to the upper rim of its panel."""
    return mark.box.top - one.panel[1] <= AT_RIM


def _above(mark: Mark, one: HeadRecord) -> bool:
    """Whether the middle of the marked head's upper rim is outside of the crop."""
    square = Square(*one.middle, one.side, one.turned)
    place = np.array([[(mark.box.left + mark.box.right) / 2, mark.box.top]])
    _, down = square.within(place)[0]
    return bool(down < -0.005)


def _print_colours(finds: Mapping[str, Sequence[HeadRecord]]) -> None:
    apart: dict[str, list[float]] = {"hair": [], "skin": []}
    missing = 0
    for row in _rows(COLOURS):
        place = (float(row["skin_x"]), float(row["skin_y"]))
        here = [one for one in finds[row["panel"]] if _contains(one, place)]
        one = max(here, key=lambda one: one.likelihood, default=None)
        missing += one is None
        for part, each in apart.items():
            if one and row[part] and part in one.colours:
                each.append(float((lab_of(one.colours[part]) - lab_of(row[part])).norm()))
    for part, each in apart.items():
        if each:
            console.print(
                f"{part}: {len(each)} heads, median dE {statistics.median(each):.1f}, "
                f"nine of ten below {np.percentile(each, 90):.1f}",
                highlight=False,
            )
    console.print(f"Heads with picked colours that were not found: {missing}", highlight=False)


def _contains(one: HeadRecord, place: tuple[float, float]) -> bool:
    left, top, right, bottom = one.box
    return left < place[0] < right and top < place[1] < bottom


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))
