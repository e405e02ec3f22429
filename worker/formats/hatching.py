"""Solid black as parallel strokes, which go on from row to row where they can."""

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from worker.formats.centre_lines import Line
from worker.formats.skeletons import Mask

#: Of the rows of strokes to the horizontal; they rise to the right, as a right hand hatches.
ANGLE = math.radians(-45)
#: Pixels between the places at which a mask is looked at, and of the shortest stroke.
STEP, SHORTEST = 0.5, 1.0
#: Over the distance between rows: how far a stroke goes on in the next one.
REACH = 2.5

#: Along the rows and across them, instead of x and y.
Place = tuple[float, float]


class Stretch(NamedTuple):
    """A piece of a row that is black."""

    row: int
    start: float
    stop: float


def hatched(black: Mask, around: Mask, spacing: float) -> list[Line]:
    """Strokes that fill `black`, (H, W), with so many pixels from row to row.

    around: (H, W), where the way from one row to the next may lead.
    """
    if not black.any():
        return []
    seen = _Turned(around)
    strokes: list[list[Place]] = []
    growing: list[list[Place]] = []
    last = -1
    for row, stretches in _by_row(_stretches(_Turned(black), spacing)):
        waiting, growing = (growing if row == last + 1 else []), []
        for stretch in stretches:
            across = row * spacing
            stroke = _continued(waiting, stretch, across, seen, REACH * spacing)
            if stroke is None:
                stroke = [(stretch.start, across), (stretch.stop, across)]
                strokes.append(stroke)
            growing.append(stroke)
        last = row
    return [seen.back(np.array(stroke)) for stroke in strokes]


class _Turned:
    """A mask, seen along the rows."""

    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        self.cos, self.sin = math.cos(ANGLE), math.sin(ANGLE)

    def at(self, along: NDArray[np.float64], across: NDArray[np.float64]) -> Mask:
        """What the mask is there; nothing outside of it."""
        x = np.floor(along * self.cos - across * self.sin).astype(np.int32)
        y = np.floor(along * self.sin + across * self.cos).astype(np.int32)
        height, width = self.mask.shape
        within = (x >= 0) & (x < width) & (y >= 0) & (y < height)
        return np.asarray(within & self.mask[y.clip(0, height - 1), x.clip(0, width - 1)])

    def back(self, places: Line) -> Line:
        """Places (n, 2) along and across as x and y."""
        along, across = places.T
        x, y = along * self.cos - across * self.sin, along * self.sin + across * self.cos
        return np.stack([x, y], axis=1)

    def corners(self) -> Line:
        """The mask's corners, (4, 2), along and across."""
        height, width = self.mask.shape
        x, y = np.array([[0, 0], [width, 0], [0, height], [width, height]]).T
        return np.stack([x * self.cos + y * self.sin, y * self.cos - x * self.sin], axis=1)


def _stretches(turned: _Turned, spacing: float) -> Iterator[Stretch]:
    """All that is black of rows, from row to row."""
    corners = turned.corners()
    (left, low), (right, high) = corners.min(axis=0), corners.max(axis=0)
    rows = np.arange(math.ceil(low / spacing), math.floor(high / spacing) + 1)
    along = np.arange(left - STEP, right + 2 * STEP, STEP)
    black = turned.at(along[None], rows[:, None] * spacing)
    # The first and last places of a row lie outside, so that every stretch begins and ends.
    changes = np.diff(black.astype(np.int8), axis=1)
    (row, start), (_, stop) = np.nonzero(changes == 1), np.nonzero(changes == -1)
    long = (stop - start) * STEP >= SHORTEST
    found = rows[row[long]], along[start[long] + 1], along[stop[long]]
    yield from map(Stretch, *(part.tolist() for part in found))


def _by_row(stretches: Iterator[Stretch]) -> Iterator[tuple[int, list[Stretch]]]:
    row: list[Stretch] = []
    for stretch in stretches:
        if row and stretch.row != row[0].row:
            yield row[0].row, row
            row = []
        row.append(stretch)
    if row:
        yield row[0].row, row


def _continued(
    waiting: list[list[Place]], stretch: Stretch, across: float, seen: _Turned, reach: float
) -> list[Place] | None:
    """The stroke of the last row that goes on in a stretch, with it; none, if none is near."""
    ways = []
    for stroke in waiting:
        for near, far in ((stretch.start, stretch.stop), (stretch.stop, stretch.start)):
            ways.append((abs(stroke[-1][0] - near), id(stroke), stroke, near, far))
    for away, _, stroke, near, far in sorted(ways, key=lambda way: way[0]):
        if away > reach:
            return None
        if _free(stroke[-1], (near, across), seen):
            waiting.remove(stroke)
            stroke += [(near, across), (far, across)]
            return stroke
    return None


def _free(start: Place, end: Place, seen: _Turned) -> bool:
    """Whether the way from one place to another is black all along."""
    share = np.linspace(0, 1, 7)
    along, across = (s + share * (e - s) for s, e in zip(start, end, strict=True))
    return bool(seen.at(along, across).all())
