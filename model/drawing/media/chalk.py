"""Chalk: light on dark. Lit places are rubbed in, and drawn on in the board's own dark; places
without light get their contours in chalk. What is darkness in other media is chalk here.
"""

import torch
from torch import Tensor

from model.contract.look import Look
from model.drawing.blur import blurred
from model.drawing.layers import Layers
from model.drawing.media.strokes import contours, grain, inked, lines
from model.drawing.steps import step

#: Width of the outline of what is solid; size of the board's grains.
OUTLINE, GRAINS = 4.5, 1.7
#: Tones in which chalk is rubbed on, from none to most, how much of it, and how steeply it grows:
#: cheeks and brow are to be lighter than the rest of a face.
RUBBED, MOST, STEEP = (0.45, 1.02), 0.92, 1.7
#: Width and angle of the strokes that it is rubbed in.
SIDE, ANGLE = 8.0, 0.85


def chalk(layers: Layers, look: Look) -> Tensor:
    """How much chalk there is, (H, W) in [0, 1]."""
    unit = layers.unit
    drawn = inked(layers, look)
    tone = blurred(layers.field("tone"), 2.5 * unit)
    low, high = RUBBED
    lit = ((tone - low) / (high - low)).clamp(0, 1).pow(STEEP) * layers.person()
    # With the side of the stick, in strokes that catch on the tooth of the board.
    strip = lines(lit, max(5.0, SIDE * unit), ANGLE, 1.5)
    rubbed = lit * (0.55 + 0.45 * strip) * (1 - drawn)
    unlit = 1 - step(blurred(lit, 5 * unit), 0.1, 0.45)
    # Outlined in chalk, eyes would be those of a negative.
    unlit = unlit * (1 - step(layers.field("face"), 0.3, 0.7))
    strokes = contours(drawn, OUTLINE * unit, 3.5 * unit) * unlit
    tooth = 0.65 * grain(tone, max(1.2, GRAINS * unit)) + 0.35 * grain(tone, 3.5 * unit, 1)
    laid = torch.maximum(MOST * rubbed, 0.9 * strokes)
    # The less there is, the more of the board's hollows stay dark.
    return (laid * step(tooth + 0.45 * laid, 0.3, 0.75)).clamp(0, 1)
