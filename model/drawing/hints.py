"""Colour hints, as the network that colours sketches sees them: painted on the sketch.

Auto-Painter (arXiv:1705.01908) paints them too. A fourth channel says where a hint is, since white
paint on white paper cannot be seen.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from model.contract.colours import Colours

#: Channels of a painted sketch: red, green, blue, and where there are hints.
PAINTED = 4


@dataclass(frozen=True)
class Hints:
    """Which colours somebody prefers, by name and by a picture that has them."""

    colours: Colours = Colours()
    #: uint8 (3, H, W) RGB: its colours are taken for parts that are not named.
    example: Tensor | None = None


def painted(darkness: Tensor, colours: Tensor, where: Tensor) -> Tensor:
    """What the network sees, (B, 4, H, W) in [0, 1].

    darkness (B, 1, H, W): of the sketch, 1 ink. colours (B, 3, H, W): of the hints. where
    (B, 1, H, W): 1 where there is one. Lines stay visible through the paint.
    """
    paper = torch.ones_like(colours)
    rgb = torch.lerp(paper, colours, where.expand_as(colours)) * (1 - darkness)
    return torch.cat([rgb, where], dim=1)
