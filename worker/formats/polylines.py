"""Lines of pixels to lines with few corners: smoothed, then simplified after Douglas and Peucker.

All lines are worked on at once: there are thousands.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from worker.formats.centre_lines import Line

#: How often each place moves half-way to the middle of its neighbours.
ROUNDS = 6


def simplified(lines: Sequence[Line], tolerance: float) -> list[Line]:
    """The lines without the steps of their pixels, none of it farther off than the tolerance."""
    if not lines:
        return []
    sizes = np.array([len(line) for line in lines])
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    ends = np.zeros(sizes.sum(), bool)
    ends[first] = ends[first + sizes - 1] = True
    places = _smoothed(np.concatenate(lines), ends)
    kept = ends | _corners(places, ends, tolerance)
    numbers = np.repeat(np.arange(len(lines)), sizes)[kept]
    return np.split(places[kept], np.flatnonzero(np.diff(numbers)) + 1)


def _smoothed(places: Line, ends: NDArray[np.bool_]) -> Line:
    inner = ~ends[1:-1, None]
    for _ in range(ROUNDS):
        middles = (places[:-2] + 2 * places[1:-1] + places[2:]) / 4
        moved = np.where(inner, middles, places[1:-1])
        places = np.concatenate([places[:1], moved, places[-1:]])
    return places


def _corners(places: Line, ends: NDArray[np.bool_], tolerance: float) -> NDArray[np.bool_]:
    """Which places have to stay besides the ends."""
    kept = ends.copy()
    if kept.all():
        return kept
    # A closed line has no chord: it gets a corner half-way.
    starts = np.flatnonzero(kept)
    chords = np.linalg.norm(places[starts[1:]] - places[starts[:-1]], axis=1)
    closed = (chords < tolerance) & (np.diff(starts) > 3)
    kept[(starts[1:] + starts[:-1])[closed] // 2] = True
    while True:
        starts = np.flatnonzero(kept)
        chord = np.searchsorted(starts, np.arange(len(places)), side="right") - 1
        chord = np.minimum(chord, len(starts) - 2)
        away = _away(places, places[starts[chord]], places[starts[chord + 1]])
        away[kept] = 0
        farthest = np.maximum.reduceat(away, starts[:-1])
        # The first of each chord's farthest places, where that is too far off.
        found = np.flatnonzero((away > tolerance) & (away == farthest[chord]))
        if not len(found):
            return kept
        kept[found[np.unique(chord[found], return_index=True)[1]]] = True


def _away(places: Line, start: Line, end: Line) -> NDArray[np.float64]:
    """How far places lie from the straight strokes (n, 2) between starts and ends."""
    along, to = end - start, places - start
    length = np.maximum((along**2).sum(axis=1), 1e-9)
    share = ((to * along).sum(axis=1) / length).clip(0, 1)
    return np.asarray(np.linalg.norm(to - share[:, None] * along, axis=1))
