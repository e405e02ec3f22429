"""The strokes of a thinned drawing, as the pixels that follow each other in each.

Between places where strokes end or meet lie runs of pixels. Short ones that only stick out are
knots in a stroke's edge, and go; where runs meet, the straightest way is one stroke.
"""

import itertools
import math
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from worker.formats.skeletons import Mask

#: Places (n, 2), x and y; a closed stroke ends where it begins.
Line = NDArray[np.float64]
#: Pixels by their numbers.
Run = list[int]
Neighbours = dict[int, list[int]]
#: One of the two ends of a run: which run, and whether it is its last pixel.
End = tuple[int, bool]

#: Runs of fewer pixels that only stick out are dropped.
SPUR = 6
#: A run's direction is taken over so many pixels.
REACH = 6


def centre_lines(thin: Mask) -> list[Line]:
    """The strokes of a thinned mask (H, W), as long as possible."""
    width = thin.shape[1] + 2
    neighbours = _neighbours(np.pad(thin, 1).reshape(-1), width)
    runs = _without_spurs(list(_runs(neighbours)), neighbours)
    return [_places(run, width) for run in _joined(runs, width)]


def _neighbours(flat: Mask, width: int) -> Neighbours:
    """Which pixels hang together; across a corner only where no pixel beside it links them."""
    inside = np.flatnonzero(flat)
    neighbours: Neighbours = {pixel: [] for pixel in inside.tolist()}
    corners = ((width + 1, (1, width)), (width - 1, (-1, width)))
    for offset, beside in ((1, ()), (width, ()), *corners):
        linked = flat[inside + offset]
        for side in beside:
            linked = linked & ~flat[inside + side]
        for pixel in inside[linked].tolist():
            neighbours[pixel].append(pixel + offset)
            neighbours[pixel + offset].append(pixel)
    return neighbours


def _runs(neighbours: Neighbours) -> Iterator[Run]:
    """Single pixels, runs from one end or meeting to the next, and then the closed ones."""
    left = {pixel: set(around) for pixel, around in neighbours.items()}
    nodes = {pixel for pixel, around in neighbours.items() if len(around) != 2}
    for node in nodes:
        if not neighbours[node]:
            yield [node]
        while left[node]:
            yield _run(node, left, nodes)
    for pixel, around in left.items():
        if around:
            yield _run(pixel, left, nodes)


def _run(start: int, left: dict[int, set[int]], nodes: set[int]) -> Run:
    """Follow steps that are left, and take them away."""
    run = [start]
    while left[run[-1]]:
        there = left[run[-1]].pop()
        left[there].discard(run[-1])
        run.append(there)
        if there in nodes or there == start:
            break
    return run


def _without_spurs(runs: list[Run], neighbours: Neighbours) -> list[Run]:
    """At each meeting two runs at least are kept, the longest."""
    meeting = defaultdict(list)
    for index, run in enumerate(runs):
        for node in (run[0], run[-1]):
            meeting[node].append(index)
    dropped: set[int] = set()
    for node, indices in meeting.items():
        spurs = [i for i in indices if len(runs[i]) < SPUR and _sticks_out(runs[i], neighbours)]
        spurs.sort(key=lambda i: len(runs[i]))
        if len(neighbours[node]) > 2:
            dropped.update(spurs[: len(indices) - 2])
    return [run for index, run in enumerate(runs) if index not in dropped]


def _sticks_out(run: Run, neighbours: Neighbours) -> bool:
    return min(len(neighbours[run[0]]), len(neighbours[run[-1]])) == 1


def _joined(runs: list[Run], width: int) -> Iterator[Run]:
    """Runs that go on in each other as one; those with ends first, then the closed ones."""
    following = _following(runs, width)
    ends = [(index, last) for index in range(len(runs)) for last in (False, True)]
    drawn: set[int] = set()
    for end in sorted(ends, key=lambda end: end in following):
        if end[0] not in drawn:
            yield _walk(end, runs, following, drawn)


def _walk(end: End, runs: list[Run], following: dict[End, End], drawn: set[int]) -> Run:
    pixels: Run = []
    step: End | None = end
    while step is not None and step[0] not in drawn:
        index, backwards = step
        drawn.add(index)
        run = runs[index][::-1] if backwards else runs[index]
        pixels += run[1:] if pixels else run
        step = following.get((index, not backwards))
    return pixels


def _following(runs: list[Run], width: int) -> dict[End, End]:
    """Which end goes on in which: of those that meet, the straightest pairs first."""
    meeting = defaultdict(list)
    for index, run in enumerate(runs):
        if len(run) > 1:
            meeting[run[0]].append((index, False))
            meeting[run[-1]].append((index, True))
    following: dict[End, End] = {}
    for ends in meeting.values():
        if len(ends) == 1:
            continue
        ways = {end: _direction(runs[end[0]], end[1], width) for end in ends}
        pairs = itertools.combinations(ends, 2)
        for one, other in sorted(pairs, key=lambda pair: _bend(ways[pair[0]], ways[pair[1]])):
            if one not in following and other not in following:
                following[one], following[other] = other, one
    return following


def _direction(run: Run, last: bool, width: int) -> tuple[float, float]:
    """Where a run goes from its end, as a vector of length 1."""
    pixels = run[-REACH:][::-1] if last else run[:REACH]
    (row, column), (to_row, to_column) = divmod(pixels[0], width), divmod(pixels[-1], width)
    length = math.hypot(to_row - row, to_column - column) or 1.0
    return (to_column - column) / length, (to_row - row) / length


def _bend(one: tuple[float, float], other: tuple[float, float]) -> float:
    """-1 straight on, 1 back again."""
    return one[0] * other[0] + one[1] * other[1]


def _places(run: Run, width: int) -> Line:
    """The middles of pixels, without the padding of one."""
    rows, columns = np.divmod(np.array(run), width)
    return np.stack([columns - 0.5, rows - 0.5], axis=1)
