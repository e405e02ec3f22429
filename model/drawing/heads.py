"""The square around a head, as the face reader sees it: hair, chin and shoulders' beginning."""

from dataclasses import dataclass
from typing import Self

import torch.nn.functional as F
from torch import Tensor

from model.drawing.faces import Face

#: Side of the square in sides of the face's box, and how far its middle is above the box's.
REACH, RAISED = 1.9, 0.08


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
