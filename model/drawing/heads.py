"""The square around a head, as the face reader sees it, and how far the head itself reaches in it.

The square holds hair, chin and the beginning of shoulders; hair and hats may be larger.
"""

from dataclasses import dataclass
from typing import Self

import torch.nn.functional as F
from torch import Tensor

from model.drawing.faces import Face
from model.drawing.people import Box

#: Side of the square in sides of the face's box, and how far its middle is above the box's.
REACH, RAISED = 1.9, 0.08
#: How likely a pixel must be hair or skin to be of the head, and the share of a row between the
#: jaws, or of a column, that must be so.
OF_HEAD, FILLED = 0.5, 0.15
#: How far a skull is above the brows at least, and a hat, and how far below the chin the head ends,
#: in heights of the face; and how much higher hair is that leaves the square, in sides of it.
SKULL, HAT, BELOW, BEYOND = 0.5, 0.9, 0.05, 0.12


@dataclass(frozen=True, slots=True)
class Head:
    """A square in a picture, in its pixels; it may reach beyond the picture."""

    left: float
    top: float
    side: float

    @classmethod
    def of(cls, face: Face, reach: float = REACH) -> Self:
        """Around a face."""
        long = max(face.width, face.height)
        x = face.x + face.width / 2
        y = face.y + face.height / 2 - RAISED * long
        return cls(x - reach * long / 2, y - reach * long / 2, reach * long)

    def has(self, face: Face) -> bool:
        """Whether the middle of a face lies in it."""
        x, y = face.x + face.width / 2 - self.left, face.y + face.height / 2 - self.top
        return 0 < x < self.side and 0 < y < self.side

    def cut(self, picture: Tensor, size: int) -> Tensor:
        """uint8 (C, H, W) -> uint8 (C, size, size); black beyond the picture."""
        height, width = picture.shape[1:]
        left, top = round(self.left), round(self.top)
        side = max(1, round(self.side))
        right, bottom = left + side, top + side
        inside = picture[:, max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
        beyond = (
            min(side, max(0, -left)),
            min(side, max(0, right - width)),
            min(side, max(0, -top)),
            min(side, max(0, bottom - height)),
        )
        if not inside.numel():
            return picture.new_zeros(picture.shape[0], size, size)
        whole = F.pad(inside, beyond)
        return F.interpolate(whole[None], (size, size), mode="bilinear", antialias=True)[0]

    def placed(self, points: Tensor) -> Tensor:
        """Fractions of the square (..., 2) -> pixels of the picture."""
        # As it was cut: on whole pixels.
        corner = points.new_tensor([round(self.left), round(self.top)])
        return points * max(1, round(self.side)) + corner

    def within(self, points: Tensor) -> Tensor:
        """Pixels of the picture (..., 2) -> fractions of the square."""
        corner = points.new_tensor([round(self.left), round(self.top)])
        return (points - corner) / max(1, round(self.side))


def whole_head(regions: Tensor, head: Head, points: Tensor, hat: bool) -> Box:
    """How far a head reaches with its hair or hat, in pixels of the picture.

    regions: how likely the pixels of its square are hair, skin and clothes, (3, S, S) in [0, 1].
    points: its landmarks (68, 2), in pixels of the picture.
    """
    size = regions.shape[-1]
    seen = regions[:2].amax(0) > OF_HEAD
    inside = head.within(points) * size
    left, brow = inside.amin(0).tolist()
    right, chin = inside.amax(0).tolist()
    height = chin - brow
    between = seen[:, _index(left, size) : _index(right, size) + 1]
    top = float(_walked(between.float().mean(1) > FILLED, _index(brow, size), -1))
    if top == 0:
        top = -BEYOND * size
    top = min(top, brow - (HAT if hat else SKULL) * height)
    beside = seen[_index(top, size) : _index(chin, size) + 1].float().mean(0) > FILLED
    sides = [
        min(left, _walked(beside, _index(left, size), -1)),
        max(right, _walked(beside, _index(right, size), 1) + 1),
    ]
    corners = points.new_tensor([[sides[0], top], [sides[1], chin + BELOW * height]])
    return Box(*head.placed(corners / size).flatten().tolist())


def _index(place: float, size: int) -> int:
    return min(max(int(place), 0), size - 1)


def _walked(filled: Tensor, start: int, step: int) -> int:
    """The last index from `start` on, in steps, up to which all (N,) are filled."""
    index = start
    while 0 <= index + step < len(filled) and filled[index + step]:
        index += step
    return index
