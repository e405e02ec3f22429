"""Engraving: lines as on banknotes, bent over the face, as wide as the tone is dark.

After Ostromoukhov 1999 (doi:10.1145/311535.311604), with the bend taken from a wide blur of the
tone instead of a drawn mesh.
"""

import math

import torch
from torch import Tensor

from model.contract.look import Look
from model.drawing.blur import blurred
from model.drawing.layers import Layers
from model.drawing.media.strokes import inked, lines, toned

#: Distance between lines: in units of `Layers.unit`, and in pixels of the drawing at least.
SPACING, LEAST_SPACING = 5.2, 4.2
#: In the same units: by how much the tone bends lines, and how widely it is blurred for that.
BEND, REACH = 60.0, 14.0
#: Angles of the two sets of lines; the second begins where the tone is darker than that.
ANGLES, SECOND = (math.radians(12), math.radians(-38)), 0.45
#: Tone that stays paper.
LIT = 0.97


def engraving(layers: Layers, look: Look) -> Tensor:
    """Darkness (H, W) in [0, 1]."""
    unit = layers.unit
    tone = layers.field("tone")
    dark = ((LIT - tone) / LIT).clamp(0, 1) * toned(layers, look)
    bend = BEND * unit * blurred(tone, REACH * unit)
    spacing = max(LEAST_SPACING, SPACING * unit)
    first = lines((1.1 * dark.pow(0.8)).clamp(0, 1), spacing, ANGLES[0], 0.95, bend)
    crossed = ((dark - SECOND) / (1 - SECOND)).clamp(0, 1)
    second = lines(crossed, spacing, ANGLES[1], 0.9, bend)
    return torch.maximum(torch.maximum(first, second), inked(layers, look))
