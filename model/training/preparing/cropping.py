"""Cuts a whole head out of a panel: upright, with room around it, continued beyond the rim."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from model.drawing.landmarks import CHIN, LEFT_EYE, RIGHT_EYE
from model.drawing.people import ReadFace
from model.training.preparing.enlarging import enlarged

Array = NDArray[Any]

#: Side of a crop: so many times from the eyes to the chin, and so many times the whole head's
#: longer side, as far as the panel goes; and at least so many times that side.
FACE, HEAD, TIGHT = 2.8, 1.22, 1.08
#: Share of the side that is left free above the head, as far as the panel goes, or the least; and
#: below the chin.
ABOVE, LEAST_ABOVE, BELOW = 0.12, 0.02, 0.05
#: How far above the brows hair and hats reach, in heights of the face: nine of ten heads that were
#: marked by hand stay below the first. The reader, which photos have taught, mostly sees less of
#: them. The second is for heads that may wear a hat, or lie: of these it sees the least.
CROWN, TALL_CROWN = 1.25, 1.7
#: How likely a hat must be for that, and by how many degrees a head must be turned.
MAYBE_HAT, LIES = 0.25, 20.0
#: Where the eyes are, from above, if that leaves these free.
EYES = 0.48
#: Degrees by which a head is turned at most; and those at which it is too tilted for that.
TURNED, TILTED = 35.0, 60.0
#: Degrees of yaw from which the eyes no longer tell how a head is tilted.
PROFILE = 50.0
#: Share of the landmarks that may lie beyond the rim, and of the crop.
OUTSIDE, CONTINUED = 0.1, 0.4
#: Less of a head than this share of its height beyond the upper rim is not seen.
TOUCHES = 0.02


@dataclass(frozen=True, slots=True)
class Square:
    """What is cut out, in pixels of the panel: about its middle, turned clockwise by degrees."""

    x: float
    y: float
    side: float
    degrees: float

    def within(self, points: Array) -> Array:
        """Pixels of the panel (N, 2) -> fractions of the square."""
        return _turned(points - (self.x, self.y), -self.degrees) / self.side + 0.5


def square_around(face: ReadFace, panel: Array) -> Square:
    """The square of a panel (H, W, 3) with the whole head, its eyes level as far as may be."""
    points, box = np.array(face.points), face.head
    degrees = _upright(face, points)
    middle = np.array([(box.left + box.right) / 2, (box.top + box.bottom) / 2])
    # As seen from the middle of the head, upright.
    points = _turned(points - middle, -degrees)
    eyes, chin = points[[*RIGHT_EYE, *LEFT_EYE]].mean(axis=0), points[CHIN]
    width, height = box.right - box.left, box.bottom - box.top
    long, lower = max(width, height), max(chin[1], height / 2)
    crown = max(0.0, -height / 2 - _crown(face, points, degrees))
    tall = (lower + height / 2 + min(crown, max(box.top, 0.0))) / (1 - BELOW)
    usual = max(FACE * float(np.linalg.norm(eyes - chin)), HEAD * long, tall)
    side = max(min(usual, *panel.shape[:2]), TIGHT * long)
    # What is not there is only continued: no more of it than the head needs.
    free = min(max(ABOVE * side, crown), max(box.top, LEAST_ABOVE * side))
    highest = -height / 2 - free
    lowest = lower + BELOW * side - side
    top = min(max(eyes[1] - EYES * side, lowest), highest)
    x, y = middle + _turned(np.array([eyes[0] / 4, top + side / 2]), degrees)
    beside = max(0.0, (side - width) / 2 - BELOW * side)
    x = _slid(x, side / 2, panel.shape[1], beside, beside)
    above = max(0.0, top - lowest)
    y = _slid(y, side / 2, panel.shape[0], above, max(0.0, highest - top))
    # Of a square that is turned, what is slid aside goes up or down a little as well.
    place = _turned(np.array([x, y]) - middle, -degrees)
    place[1] = min(max(place[1], lowest + side / 2), highest + side / 2)
    x, y = middle + _turned(place, degrees)
    return Square(float(x), float(y), float(side), degrees)


def _upright(face: ReadFace, points: Array) -> float:
    """By how many degrees to turn a head, so that its eyes are level."""
    right, left = (points[list(eye)].mean(axis=0) for eye in (RIGHT_EYE, LEFT_EYE))
    tilt = math.degrees(math.atan2(left[1] - right[1], left[0] - right[0]))
    if abs(face.pose.yaw) > PROFILE:
        tilt = face.pose.roll
    return max(-TURNED, min(TURNED, tilt))


def _crown(face: ReadFace, points: Array, degrees: float) -> float:
    """How high hair or a hat may reach, by the upright landmarks (68, 2), in their unit."""
    tall = face.worn["hat"] > MAYBE_HAT or abs(degrees) > LIES
    brow, lowest = points[:, 1].min(), points[:, 1].max()
    return float(brow - (TALL_CROWN if tall else CROWN) * (lowest - brow))


def _slid(middle: float, reach: float, length: int, back: float, forth: float) -> float:
    """The middle of what reaches so far, moved into 0 to `length`, but no farther than that."""
    inside = min(max(middle, reach), max(reach, length - reach))
    return min(max(inside, middle - back), middle + forth)


def tilt_of(face: ReadFace) -> float:
    """Degrees, without a sign, by which a head is tilted."""
    return abs(face.pose.roll)


def cut_out(panel: Array, square: Square, size: int) -> tuple[Array, float]:
    """uint8 (H, W, 3) -> uint8 (size, size, 3), and the share of it that the panel does not have.

    Beyond its rim the panel is continued by its mirror image.
    """
    # Turning needs the corners of a larger square.
    reach = math.ceil(square.side / 2 * (1 + abs(math.sin(2 * math.radians(square.degrees)))) + 2)
    left, top = math.floor(square.x) - reach, math.floor(square.y) - reach
    around = _continued(panel, left, top, 2 * reach)
    image = Image.fromarray(around)
    if square.side < size:
        image = Image.fromarray(_enlarged(around, size / square.side))
    factor = image.width / (2 * reach)
    x, y = (square.x - left) * factor, (square.y - top) * factor
    if square.degrees:
        image = image.rotate(square.degrees, Image.Resampling.BICUBIC, center=(x, y))
    half = square.side * factor / 2
    box = (x - half, y - half, x + half, y + half)
    crop = image.resize((size, size), Image.Resampling.LANCZOS, box=box)
    return np.asarray(crop), _beyond(panel, square)


def _enlarged(picture: Array, factor: float) -> Array:
    planes = torch.from_numpy(np.ascontiguousarray(picture.transpose(2, 0, 1)))
    larger: Tensor = enlarged(planes, factor)
    return np.ascontiguousarray(larger.permute(1, 2, 0).numpy())


def _continued(panel: Array, left: int, top: int, side: int) -> Array:
    """The square (side, side, 3) of a panel, mirrored as often as needed beyond it."""
    rows, columns = (
        _mirrored(np.arange(start, start + side), length)
        for start, length in ((top, panel.shape[0]), (left, panel.shape[1]))
    )
    return np.ascontiguousarray(panel[rows[:, None], columns[None]])


def _mirrored(places: Array, length: int) -> Array:
    """Indices as they are between 0 and `length`, and back and forth beyond."""
    folded = places % (2 * length)
    return np.where(folded < length, folded, 2 * length - 1 - folded)


def _beyond(panel: Array, square: Square) -> float:
    grid = (np.stack(np.meshgrid(*[(np.arange(32) + 0.5) / 32] * 2), -1).reshape(-1, 2)) - 0.5
    x, y = _turned(grid * square.side, square.degrees).T
    x, y = x + square.x, y + square.y
    inside = (x >= 0) & (x < panel.shape[1]) & (y >= 0) & (y < panel.shape[0])
    return float(1 - inside.mean())


def _turned(points: Array, degrees: float) -> Array:
    """(..., 2), clockwise in a picture."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    turned: Array = points @ np.array([[cos, sin], [-sin, cos]])
    return turned
