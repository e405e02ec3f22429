"""Chalk: light on dark. Contours, and light where the light falls; darkness is chalk here."""

import torch
from torch import Tensor

from model.layers import Layers
from model.look import Look
from model.media.strokes import blurred, contours, grain, inked
from model.steps import step

#: Width of the outline of what is solid; size of the board's grains.
OUTLINE, GRAINS = 4.0, 2.2
#: Tones in which chalk is rubbed on, from none to most, and how much of it.
RUBBED, MOST = (0.62, 1.0), 0.5


def chalk(layers: Layers, look: Look) -> Tensor:
    """How much chalk there is, (H, W) in [0, 1]."""
    unit, person = layers.unit, layers.person()
    strokes = contours(inked(layers, look), OUTLINE * unit, 3.5 * unit)
    # A stick of chalk is broad.
    strokes = step(blurred(strokes, 0.9 * unit), 0.12, 0.6)
    tone = blurred(layers.field("tone"), 3 * unit)
    rubbed = MOST * step(tone, *RUBBED) * blurred(person, 4 * unit)
    tooth = grain(tone, max(1.3, GRAINS * unit))
    coarse = grain(tone, max(3.0, 9 * unit), 1)
    rough = 0.6 * tooth + 0.4 * coarse
    laid = torch.maximum(strokes * step(rough, 0.05, 0.4), rubbed * step(rough, 0.3, 0.7))
    return laid.clamp(0, 1)
