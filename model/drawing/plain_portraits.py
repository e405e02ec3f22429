"""A portrait of flat shapes, made of landmarks and colours alone: about what a head looks like."""

import torch
from torch import Tensor

from model.drawing.landmarks import (
    CHIN,
    INNER_LIPS,
    JAW,
    LEFT_BROW,
    LEFT_EYE,
    NOSE_BRIDGE,
    NOSTRILS,
    OUTER_LIPS,
    RIGHT_BROW,
    RIGHT_EYE,
)
from model.drawing.shapes import filled, stroked

#: Widths of brows and noses as fractions of the side; the radius of an iris over its eye's width.
BROW, NOSE, IRIS = 0.014, 0.008, 0.25
#: The white of eyes.
WHITE = 0.95
#: How many corners a half of a round shape has.
CORNERS = 12

#: Corners (B, N, 2) of a shape, and its colour (B, 3, 1, 1).
Shape = tuple[Tensor, Tensor]


def portrait(points: Tensor, colours: Tensor, side: int) -> Tensor:
    """(B, 3, side, side) in [0, 1].

    points: (B, 68, 2) as fractions of the upright square around the head. colours: (B, 7, 3) of
    hair, skin, clothes, eyes, what is mixed with skin to lips, what is between them, and what is
    behind everybody.
    """
    hair, skin, clothes, eyes, tint, mouth, behind = (
        colour[:, :, None, None] for colour in colours.unbind(1)
    )
    features = _features(points, mixed(skin, tint), mouth)
    picture = behind.expand(-1, -1, side, side)
    for corners, colour in (*_head(points, hair, skin, clothes), *features):
        picture = torch.lerp(picture, colour, filled(corners, side))
    for eye in (RIGHT_EYE, LEFT_EYE):
        lids = points[:, list(eye)]
        width = (lids[:, 3] - lids[:, 0]).norm(dim=1)
        # A line from a place to itself is a disc.
        iris = stroked(lids.mean(1, keepdim=True).expand(-1, 2, -1), side, 2 * IRIS * width)
        picture = torch.lerp(picture, eyes, torch.minimum(iris, filled(lids, side)))
    for line, colour, thick in (
        (RIGHT_BROW, 0.7 * hair, BROW),
        (LEFT_BROW, 0.7 * hair, BROW),
        (NOSTRILS, 0.75 * skin, NOSE),
    ):
        picture = torch.lerp(picture, colour, stroked(points[:, list(line)], side, thick))
    return picture


def _head(points: Tensor, hair: Tensor, skin: Tensor, clothes: Tensor) -> list[Shape]:
    """From behind to the front: hair, shoulders, neck and face."""
    jaw, chin = points[:, list(JAW)], points[:, [CHIN]]
    middle = (jaw[:, :1] + jaw[:, -1:]) / 2
    ear = jaw[:, -1:] - middle
    upright, level = points.new_tensor([0, 1]), points.new_tensor([1, 0])
    down = (chin - middle) * upright
    # A head turned aside reaches far behind its face.
    behind = 0.8 * (middle - points[:, NOSE_BRIDGE[:1]]) * level
    across = torch.maximum(ear * level, 0.7 * down.flip(-1))
    skull, throat = middle + behind, middle + 0.5 * behind
    neck, foot = throat + 1.3 * down, throat + 4 * down
    shoulders = [neck + across, neck + 2.2 * across + 0.3 * down, foot + 2.2 * across]
    shoulders += [foot - 2.2 * across, neck - 2.2 * across + 0.3 * down, neck - across]
    half = 0.55 * across
    neck_corners = [throat + half, throat + half + 1.45 * down]
    neck_corners += [throat - half + 1.45 * down, throat - half]
    return [
        (_oval(skull + 0.15 * down, 1.3 * across, 1.35 * down, turns=2), hair),
        (torch.cat(shoulders, 1), clothes),
        (torch.cat(neck_corners, 1), 0.9 * skin),
        (torch.cat([jaw, _oval(middle, ear, 0.85 * down, turns=1)], 1), skin),
    ]


def mixed(skin: Tensor, tint: Tensor) -> Tensor:
    """The colour of lips."""
    return (skin + tint) / 2


def tint_of(lips: Tensor, skin: Tensor) -> Tensor:
    """What is mixed with skin to lips, as far as there is such a colour."""
    return (2 * lips - skin).clamp(0, 1)


def _features(points: Tensor, lips: Tensor, mouth: Tensor) -> list[Shape]:
    """Lips, the mouth, and the white of eyes."""
    white = torch.full_like(lips, WHITE)
    return [
        (points[:, list(OUTER_LIPS)], lips),
        (points[:, list(INNER_LIPS)], mouth),
        (points[:, list(RIGHT_EYE)], white),
        (points[:, list(LEFT_EYE)], white),
    ]


def _oval(middle: Tensor, across: Tensor, down: Tensor, turns: int) -> Tensor:
    """Corners (B, N, 2) of an ellipse's upper half, from `across` on; turns 2: of all."""
    angles = torch.linspace(0, turns * torch.pi, turns * CORNERS + 1, device=middle.device)
    return middle + across * angles.cos()[:, None] - down * angles.sin()[:, None]
