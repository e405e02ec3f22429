"""Pencil: the artists' soft hand with the tooth of paper, hatched where it is dark."""

import math

import torch
from torch import Tensor

from model.contract.look import Look
from model.drawing.blur import blurred
from model.drawing.layers import Layers
from model.drawing.media.strokes import grain, inked, lines
from model.drawing.steps import step

#: How dark graphite gets.
GRAPHITE = 0.92
#: Size of the paper's grains, and how much they take from a stroke.
GRAINS, TOOTH = 1.6, 0.55
#: Pixels between hatching strokes.
SPACING = 6.0


def pencil(layers: Layers, look: Look) -> Tensor:
    """Darkness (H, W) in [0, 1]."""
    unit, person = layers.unit, layers.person()
    head = torch.maximum(layers.field("face"), layers.field("hair"))
    # Clothes fade in the artists' drawings: there the ink says what there is, in grey.
    outside = 0.75 * inked(layers, look)
    drawn = torch.lerp(outside, layers.field("hand") * 1.15, step(head, 0.2, 0.7))
    tone = blurred(layers.field("tone"), 2.5 * unit)
    shade = ((0.85 - tone) / 0.85).clamp(0, 1) * person
    spacing = max(3.5, SPACING * unit)
    wobble = 5 * unit * (blurred(grain(tone, 24 * unit, 1), 8 * unit) - 0.5)
    strokes = lines(shade, spacing, math.radians(52), 0.9, wobble)
    crossed = lines((shade - 0.55).clamp(0, 1) * 2, spacing, math.radians(20), 0.8, wobble)
    hatched = torch.maximum(0.5 * strokes * shade.sqrt(), 0.6 * crossed)
    both = torch.maximum(drawn * (0.75 + 0.25 * strokes), hatched)
    tooth = 1 - TOOTH * step(grain(tone, max(1.2, GRAINS * unit)), 0.35, 0.8) * (1 - both)
    return (GRAPHITE * both * tooth).clamp(0, 1)
