"""What is known of a face of which there is no picture, as planes for a network to draw from.

The first three planes are a plain portrait (`model.drawing.plain_portraits`). A network learns
colours as differences from its input's (`UNet.logits`): so a drawing begins as that portrait, and
changes where the network has learnt to change it.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from model.drawing.landmarks import (
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
from model.drawing.plain_portraits import portrait
from model.drawing.shapes import stroked
from model.network.reader import WORN

#: What has a colour of its own, in the order of the planes.
PARTS = ("hair", "skin", "clothes", "eyes")
#: What has one that is the style's, for everybody: what lips are mixed with, what is between them,
#: and what is behind people.
OF_STYLE = ("lips", "mouth", "behind")
#: Outlines that share a plane, and whether each is closed.
OUTLINES = (
    ((JAW, False),),
    ((RIGHT_BROW, False), (LEFT_BROW, False)),
    ((NOSE_BRIDGE, False), (NOSTRILS, False)),
    ((RIGHT_EYE, True), (LEFT_EYE, True)),
    ((OUTER_LIPS, True), (INNER_LIPS, True)),
)
#: A plain portrait; outlines; colours of parts; what is worn.
INPUTS = 3 + len(OUTLINES) + 3 * len(PARTS) + len(WORN)
#: Of outlines.
WIDTH = 0.008


class FacePlans(NamedTuple):
    """Faces in upright squares (`model.drawing.head_squares`)."""

    #: (B, 68, 2): landmarks as fractions of the square.
    points: Tensor
    #: (B, len(PARTS) + len(OF_STYLE), 3): sRGB in [0, 1].
    colours: Tensor
    #: (B, len(WORN)): how likely each is, in [0, 1].
    worn: Tensor

    def to(self, device: torch.device) -> "FacePlans":
        """The same on a device."""
        return FacePlans(*(part.to(device) for part in self))


def planes(plans: FacePlans, side: int) -> Tensor:
    """(B, INPUTS, side, side) in [0, 1]."""
    outlines = [
        torch.cat(
            [stroked(plans.points[:, list(line)], side, WIDTH, closed) for line, closed in lines],
            1,
        ).amax(1, keepdim=True)
        for lines in OUTLINES
    ]
    known = torch.cat([plans.colours[:, : len(PARTS)].flatten(1), plans.worn], 1)[:, :, None, None]
    constant = known.expand(-1, -1, side, side)
    return torch.cat([portrait(plans.points, plans.colours, side), *outlines, constant], 1)
