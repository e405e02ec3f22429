"""Where a head is, by its landmarks: in an upright square of about two heights of a face.

The same place of heads lies at the same place of their squares, in photos and in drawings.
"""

import torch
from torch import Tensor

from model.drawing.landmarks import LEFT_EYE, OUTER_LIPS, RIGHT_EYE

#: Side of the square around a head in distances from the eyes' middle to the lips'; that is about
#: two heights of a face from brow to chin. How far below the eyes its middle is, in the same.
REACH, BELOW = 5.0, 0.1


def middles(points: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Of landmarks (B, 68, 2): the middles of the right eye, the left one and the lips, (B, 2)."""
    right, left, lips = (
        points[:, list(part)].mean(1) for part in (RIGHT_EYE, LEFT_EYE, OUTER_LIPS)
    )
    return right, left, lips


def squares(points: Tensor) -> Tensor:
    """The square around each head, as (B, 2, 3): from [0, 1] x [0, 1] to pixels.

    points: (B, 68, 2) in pixels. Turned with the eyes; its size goes by the distance from eyes to
    lips and, of heads turned aside, of which eyes are near to each other, by that alone.
    """
    right, left, lips = middles(points)
    eyes = (right + left) / 2
    across = left - right
    angle = torch.atan2(across[:, 1], across[:, 0])
    cos, sin = angle.cos(), angle.sin()
    side = REACH * (lips - eyes).norm(dim=1).clamp(min=1.0)
    x, y = torch.stack([cos, sin], 1) * side[:, None], torch.stack([-sin, cos], 1) * side[:, None]
    corner = eyes + y * (BELOW / REACH) - x / 2 - y / 2
    return torch.stack([x, y, corner], dim=2)


def within(points: Tensor, squared: Tensor) -> Tensor:
    """Pixels (B, N, 2) as fractions of squares (B, 2, 3)."""
    away = points - squared[:, None, :, 2]
    inside: Tensor = torch.linalg.solve(squared[:, :, :2], away.transpose(1, 2)).transpose(1, 2)
    return inside
