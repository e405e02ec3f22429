"""The order in which strokes are drawn, and from which end, so that the pen travels little in air.

From each stroke to the nearest end of another; then parts of the way are turned round, longest
travel first, as long as that makes it shorter (2-opt).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from worker.formats.centre_lines import Line

Places = NDArray[np.float64]
#: Numbers of strokes in the order of drawing, and which of them are drawn from their last place.
Route = tuple[NDArray[np.intp], NDArray[np.bool_]]

#: Rounds over all strokes, and pairs of places compared, at most: a bound on work instead of on
#: time, so that one drawing is always the same file.
ROUNDS, MOST_LOOKS = 4, 10_000_000


def routed(strokes: Sequence[Line], meeting: float) -> list[Line]:
    """The strokes in a good order; what ends nearer than `meeting` to the next one is one stroke.

    meeting: in the unit of the strokes.
    """
    if not strokes:
        return []
    starts = np.array([stroke[0] for stroke in strokes])
    stops = np.array([stroke[-1] for stroke in strokes])
    order, turned = _untangled(starts, stops, _nearest_first(starts, stops))
    route = [
        strokes[i][::-1] if back else strokes[i]
        for i, back in zip(order.tolist(), turned.tolist(), strict=True)
    ]
    return _linked(route, meeting)


def _nearest_first(starts: Places, stops: Places) -> Route:
    count = len(starts)
    ends = np.concatenate([starts, stops]).astype(np.float32)
    x, y = ends[:, 0].copy(), ends[:, 1].copy()
    numbers = np.arange(2 * count)
    where = np.arange(2 * count)  # the reverse of `numbers`
    route = np.empty(count, np.intp)
    here_x, here_y = np.float32(0), np.float32(0)
    for step in range(count):
        if step and len(numbers) > 64 and len(numbers) > 4 * (count - step):
            # Most are drawn: look at the others alone.
            left = np.isfinite(x)
            x, y, numbers = x[left], y[left], numbers[left]
            where[numbers] = np.arange(len(numbers))
        nearest = int(numbers[np.argmin((x - here_x) ** 2 + (y - here_y) ** 2)])
        route[step] = nearest
        other = (nearest + count) % (2 * count)
        here_x, here_y = ends[other]
        x[where[nearest]] = x[where[other]] = np.inf
    return route % count, route >= count


def _untangled(starts: Places, stops: Places, route: Route) -> Route:
    order, turned = route[0].copy(), route[1].copy()
    first = np.where(turned[:, None], stops[order], starts[order])
    last = np.where(turned[:, None], starts[order], stops[order])
    looks = 0
    for _ in range(ROUNDS):
        travel = _distance(first[1:], last[:-1])
        better = False
        for i in (np.argsort(-travel) + 1).tolist():
            looks += len(order) - i
            if looks > MOST_LOOKS:
                return order, turned
            j = _best_turn(first, last, i)
            if j < i:
                continue
            better = True
            part = slice(i, j + 1)
            order[part], turned[part] = order[part][::-1].copy(), ~turned[part][::-1]
            first[part], last[part] = last[part][::-1].copy(), first[part][::-1].copy()
        if not better:
            break
    return order, turned


def _best_turn(first: Places, last: Places, i: int) -> int:
    """Up to which stroke those from the i-th on are best turned round; -1 for none."""
    before = last[i - 1]
    gain = _distance(first[i : i + 1], before[None]) - _distance(last[i:], before[None])
    gain[:-1] += _distance(last[i:-1], first[i + 1 :]) - _distance(first[i : i + 1], first[i + 1 :])
    best = int(np.argmax(gain))
    return i + best if gain[best] > 1e-6 else -1


def _distance(one: Places, other: Places) -> Places:
    away = one - other
    return np.hypot(away[:, 0], away[:, 1])


def _linked(route: Sequence[Line], meeting: float) -> list[Line]:
    linked = [route[0]]
    for stroke in route[1:]:
        if np.hypot(*(stroke[0] - linked[-1][-1])) < meeting:
            linked[-1] = np.concatenate([linked[-1], stroke])
        else:
            linked.append(stroke)
    return linked
