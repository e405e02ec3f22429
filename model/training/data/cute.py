"""How a face moves to look like an animated film's: larger eyes, a smaller nose and jaw.

What is learnt is a displacement: at each pixel of the cartoon, how far away in the photo is what is
drawn there. It is written for 478 landmarks, in heights of the face, so that it is the same for
faces of any size, and can be scaled by *strength* afterwards.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from model.training.data.parts import BROWS, EYES, LIPS, NOSE, OVAL

#: By how much eyes grow, across and down, and how far around them that reaches, in their widths.
#: What a network learns is less than it is shown: it is shown more than is wanted.
EYE, EYE_REACH = (1.42, 1.6), 0.62
#: Brows go up by that, in heights of the face.
BROW = 0.022
#: What the nose, the mouth and the jaw shrink to, and their reach: in widths of the nose, of the
#: mouth, and of the face.
NOSE_SIZE, NOSE_REACH = 0.74, 0.75
MOUTH_SIZE, MOUTH_REACH = 0.92, 0.7
JAW_SIZE, JAW_REACH, JAW_SHORTER = 0.84, 0.42, 0.05
#: Points of the mesh: chin, forehead, and where cheeks are widest.
CHIN, FOREHEAD, CHEEKS = 152, 10, (234, 454)


class _Frame(NamedTuple):
    """A face's own axes, (P, 2, 1, 1) each, and its height, (P, 1, 1)."""

    right: Tensor
    down: Tensor
    height: Tensor


def displacement(points: Tensor, places: Tensor) -> Tensor:
    """Where from what is drawn comes, (P, 2, H, W) in heights of the face, x before y.

    points (P, 478, 2) and places (1, 2, H, W) in pixels.
    """
    frame = _frame(points)
    moved = torch.zeros(len(points), 2, *places.shape[-2:], device=points.device)
    for outline in EYES:
        moved += _scaled(points[:, list(outline)], places, frame, EYE, EYE_REACH)
    moved += _scaled(points[:, list(NOSE)], places, frame, (NOSE_SIZE,) * 2, NOSE_REACH)
    moved += _scaled(points[:, list(LIPS)], places, frame, (MOUTH_SIZE,) * 2, MOUTH_REACH)
    for brow in BROWS:
        moved += _raised(points[:, list(brow)], places, frame)
    moved += _jaw(points, places, frame)
    return moved / frame.height[:, None]


def _frame(points: Tensor) -> _Frame:
    eyes = [points[:, list(outline)].mean(1) for outline in EYES]
    right = torch.nn.functional.normalize(eyes[1] - eyes[0], dim=1)
    down = torch.stack([-right[:, 1], right[:, 0]], dim=1)
    outline = points[:, list(OVAL)]
    span = outline.amax(1) - outline.amin(1)
    height = torch.maximum(span[:, 1], 1.1 * span[:, 0])
    return _Frame(right[..., None, None], down[..., None, None], height[:, None, None])


def _scaled(
    part: Tensor, places: Tensor, frame: _Frame, size: tuple[float, float], reach: float
) -> Tensor:
    """What a part (P, N, 2) that grows to `size`, across and down, moves."""
    middle = part.mean(1)[..., None, None]
    away = places - middle
    across, along = _along(away, frame.right), _along(away, frame.down)
    width = _width(part, frame)
    near = torch.exp(-(across**2 + along**2) / (2 * (reach * width) ** 2))
    return _in_picture(
        across * (1 / (1 + (size[0] - 1) * near) - 1),
        along * (1 / (1 + (size[1] - 1) * near) - 1),
        frame,
    )


def _raised(brow: Tensor, places: Tensor, frame: _Frame) -> Tensor:
    away = places - brow.mean(1)[..., None, None]
    across, along = _along(away, frame.right), _along(away, frame.down)
    width = _width(brow, frame)
    near = torch.exp(-((across / (0.6 * width)) ** 2 + (along / (0.3 * width)) ** 2) / 2)
    return _in_picture(torch.zeros_like(near), BROW * frame.height * near, frame)


def _jaw(points: Tensor, places: Tensor, frame: _Frame) -> Tensor:
    """Narrower from the mouth down, and a little shorter."""
    chin = points[:, CHIN][..., None, None]
    top = points[:, FOREHEAD][..., None, None]
    cheeks = points[:, list(CHEEKS)]
    width = _width(cheeks, frame)
    middle = (chin + (top - chin) * 0.22) * 0.5 + 0.5 * cheeks.mean(1)[..., None, None]
    across = _along(places - middle, frame.right)
    # 0 at the eyes' height, 1 from the mouth to the chin, 0 again on the chest.
    below = _along(places - chin, frame.down) / frame.height
    level = torch.exp(-(((below + 0.1) / 0.24) ** 2) / 2)
    near = torch.exp(-((across / (JAW_REACH * width)) ** 2) / 2)
    narrower = across * (1 / JAW_SIZE - 1) * level * near
    shorter = JAW_SHORTER * frame.height * torch.exp(-((below / 0.22) ** 2) / 2) * near
    return _in_picture(narrower, shorter, frame)


def _along(away: Tensor, axis: Tensor) -> Tensor:
    return (away * axis).sum(1)


def _width(part: Tensor, frame: _Frame) -> Tensor:
    """(P, 1, 1): how wide a part is across the face."""
    across = (part * frame.right[:, None, :, 0, 0]).sum(-1)
    return (across.amax(1) - across.amin(1))[:, None, None].clamp(min=1)


def _in_picture(across: Tensor, along: Tensor, frame: _Frame) -> Tensor:
    """From the face's axes to the picture's, (P, 2, H, W)."""
    return across[:, None] * frame.right + along[:, None] * frame.down
