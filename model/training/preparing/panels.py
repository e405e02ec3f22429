"""Splits a comic page at its gutters: rows and columns of one even colour, from rim to rim.

A recursive X-Y cut (Nagy and Seth 1984). What it leaves must look like panels, whose pictures reach
to their rims; else it was a figure on plain ground, and the page stays whole.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

#: How far a gutter's pixels may be from its colour, of 255; and the share that may be farther,
#: where a balloon or a hand reaches over it.
EVEN, OVER = 14, 0.01
#: Shares of the page's short side: how thick a gutter is at least, and how long a panel's sides.
THICK, SIDE = 0.008, 0.12
#: Share of a panel's rim that differs from the gutter at least.
FRAMED = 0.6
#: How often a page is cut: into rows, rows into panels, and these into what is stacked in them.
DEEPEST = 4


class Panel(NamedTuple):
    """Pixels of the page."""

    left: int
    top: int
    right: int
    bottom: int

    def cut(self, page: Array) -> Array:
        """Its part of a page (H, W, ...)."""
        return page[self.top : self.bottom, self.left : self.right]


def panels_of(page: Array) -> list[Panel]:
    """Of a page, uint8 (H, W, 3), in reading order from the left; the whole where it has none."""
    whole = Panel(0, 0, page.shape[1], page.shape[0])
    colour = _gutter_colour(page)
    if colour is None:
        return [whole]
    drawn = np.abs(page.astype(np.int16) - colour).max(axis=-1) > EVEN
    found = _cut(drawn, whole, DEEPEST)
    least = SIDE * min(page.shape[:2])
    panels = [one for one in found if min(one.right - one.left, one.bottom - one.top) >= least]
    framed = all(_framed(one.cut(drawn)) for one in panels)
    return panels if len(panels) > 1 and framed else [whole]


def _gutter_colour(page: Array) -> Array | None:
    """The colour of most lines that are even from rim to rim; None where there is no such line."""
    middles = []
    for lines in (page, page.swapaxes(0, 1)):
        middle = np.median(lines, axis=1)
        off = np.abs(lines.astype(np.int16) - middle[:, None]).max(axis=-1) > EVEN
        middles.append(middle[off.mean(axis=1) <= OVER])
    even = np.concatenate(middles)
    return np.median(even, axis=0) if len(even) else None


def _cut(drawn: Array, part: Panel, depth: int) -> list[Panel]:
    """The parts of a part (H, W) of what is drawn, without the gutters around them."""
    thick = max(3, round(THICK * min(drawn.shape)))
    inside = part.cut(drawn)
    rows = _runs(inside.mean(axis=1) > OVER, thick)
    columns = _runs(inside.mean(axis=0) > OVER, thick)
    if not rows or not columns:
        return []
    if depth == 0 or len(rows) == len(columns) == 1:
        (top, bottom), (left, right) = (rows[0][0], rows[-1][1]), (columns[0][0], columns[-1][1])
        return [_within(part, left, top, right, bottom)]
    height, width = inside.shape
    if len(rows) > 1:
        parts = [_within(part, 0, top, width, bottom) for top, bottom in rows]
    else:
        parts = [_within(part, left, 0, right, height) for left, right in columns]
    return [found for one in parts for found in _cut(drawn, one, depth - 1)]


def _within(part: Panel, left: int, top: int, right: int, bottom: int) -> Panel:
    x, y = part.left, part.top
    return Panel(x + left, y + top, x + right, y + bottom)


def _runs(drawn: Array, thick: int) -> list[tuple[int, int]]:
    """Beginnings and ends of runs of lines that are drawn, between gaps of that thickness."""
    places = np.flatnonzero(drawn)
    if not len(places):
        return []
    breaks = np.flatnonzero(np.diff(places) > thick)
    starts = [places[0], *places[breaks + 1]]
    ends = [*places[breaks], places[-1]]
    return [(int(start), int(end) + 1) for start, end in zip(starts, ends, strict=True)]


def _framed(drawn: Array) -> bool:
    """Whether something is drawn along most of the rim of a panel (H, W)."""
    across, down = drawn, drawn.swapaxes(0, 1)
    strips = (across[:3], across[-3:], down[:3], down[-3:])
    return all(strip.any(axis=0).mean() >= FRAMED for strip in strips)
