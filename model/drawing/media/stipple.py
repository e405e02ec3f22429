"""Stipple: dots in rows along the form, larger where it is darker, as in a hedcut.

Rows are bent by the tone as the lines of an engraving are (Kim et al. 2008,
doi:10.1145/1377980.1377989, align dots along contours by moving them instead).
"""

import math

import torch
from torch import Tensor

from model.contract.look import Look
from model.drawing.blur import blurred
from model.drawing.layers import Layers
from model.drawing.media.strokes import contours, coordinate, inked, toned

#: Pixels between dots; by how much the tone bends their rows, and how widely it is blurred for it.
SPACING, LEAST, BEND, REACH = 6.4, 4.4, 42.0, 16.0
#: Angle of the rows; tone that stays paper.
ANGLE, LIT = math.radians(24), 0.95


def stipple(layers: Layers, look: Look) -> Tensor:
    """Darkness (H, W) in [0, 1]."""
    unit = layers.unit
    tone = layers.field("tone")
    dark = ((LIT - tone) / LIT).clamp(0, 1) * toned(layers, look)
    spacing = max(LEAST, SPACING * unit)
    bend = BEND * unit * blurred(tone, REACH * unit)
    row = (coordinate(layers.size, ANGLE, tone.device) + bend) / spacing
    along = (
        coordinate(layers.size, ANGLE + math.pi / 2, tone.device) - 0.5 * bend
    ) / spacing + 0.5 * (row.floor() % 2)
    away = torch.hypot(row % 1 - 0.5, along % 1 - 0.5) * spacing
    # A dot covers the share of its cell that the tone asks for.
    radius = spacing * (dark / math.pi).sqrt() * 1.05
    dots = (radius - away + 0.5).clamp(0, 1) * (dark > 0.04)
    lines = contours(inked(layers, look), 3 * unit, 3 * unit)
    return torch.maximum(dots, lines)
