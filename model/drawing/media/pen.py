"""Pen: fine strokes and little black; what would be solid is hatched."""

from torch import Tensor

from model.contract.look import Look
from model.drawing.blur import blurred
from model.drawing.layers import Layers
from model.drawing.media.strokes import hatching, inked, lines, opened
from model.drawing.steps import step

#: Pixels between the strokes that blacks are hatched with, and how much of it they cover.
SPACING, COVERED = 6.5, 0.62
#: Half the width from which on a black is hatched.
SOLID = 4.0


def pen(layers: Layers, look: Look) -> Tensor:
    """Darkness (H, W) in [0, 1]."""
    darkness, unit = inked(layers, look), layers.unit
    solid = opened(darkness, SOLID * unit)
    tone = blurred(layers.field("tone"), 9 * unit)
    spacing = max(4.0, SPACING * unit)
    # Bent by the tone, so that strokes follow the form; wider where it is darker.
    strokes = lines(1.15 - 0.5 * tone, spacing, -0.9, COVERED, bend=40 * unit * tone)
    # Eyes and lips are too small to be hatched.
    inside = blurred(solid, 1.2 * unit) * (1 - step(layers.field("face"), 0.2, 0.6))
    hatched = darkness * (1 - inside) + inside * strokes.clamp(0, 1)
    return hatching(hatched, layers, look)
