"""Shapes as the tracer writes them, and as SVGs have them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

#: What vtracer writes of a path: its data, its colour, and the place that the data is relative to.
_PATH = re.compile(r'<path d="([^"]*)" fill="([^"]*)"[^>]*translate\(([^,]*),([^)]*)\)[^>]*/>')
_STEP = re.compile(r"([MLCZ])([^MLCZ]*)")


class Step(NamedTuple):
    """A command of path data: M, L, C or Z, and the whole numbers that belong to it."""

    command: str
    numbers: tuple[int, ...]


#: A closed shape with its holes.
Curve = list[Step]


def shapes_of(svg: str) -> Iterator[tuple[Curve, str]]:
    """The shapes of an SVG by vtracer, the lowest first, and the colour of each."""
    for data, colour, x, y in _PATH.findall(svg):
        yield _curve(data, round(float(x)), round(float(y))), colour


def _curve(data: str, x: int, y: int) -> Curve:
    """Path data whose origin lies at a place."""
    steps = []
    for command, numbers in _STEP.findall(data):
        values = map(int, numbers.split())
        steps.append(Step(command, tuple(v + (y if i % 2 else x) for i, v in enumerate(values))))
    return steps


def written(curves: Iterable[Curve]) -> str:
    """Path data in steps from place to place, which take half as many digits.

    All shapes in one path: thousands of elements would take more bytes.
    """
    data, before, here, start = [], "", (0, 0), (0, 0)
    for command, numbers in (step for curve in curves for step in curve):
        away = (v - here[i % 2] for i, v in enumerate(numbers))
        written = " ".join(map(str, away)).replace(" -", "-")
        # What is said again goes without saying, but for moves: those would become lines.
        if command == before and command in "CL":
            data.append(written if written.startswith("-") else f" {written}")
        else:
            data.append(command.lower() + written)
        before = command
        if command == "Z":
            here = start
        else:
            here = numbers[-2], numbers[-1]
            start = here if command == "M" else start
    return "".join(data)
