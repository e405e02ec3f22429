"""The edge of a face against the paper: light skin on white would have none.

Ink has contours where tones differ. Where cheek or chin are as light as what is behind them, or
that is left out, nothing would be drawn, and the face would run out into the paper.
"""

import torch
from torch import Tensor

from model.drawing.blur import blurred
from model.drawing.layers import Layers
from model.drawing.steps import step

#: All lengths in units of `Layers.unit`. How soft the person's edge is made, and between which of
#: its values the line lies: inside, about three wide. In pixels it is softened by no less than the
#: last: thinner lines would be grey.
SOFTENED, OUTER, INNER, LEAST = 2.4, (0.42, 0.58), (0.72, 0.88), 1.2
#: How far around faces there are outlines: over a blur of where they are.
AROUND, NEAR = 18.0, (0.12, 0.25)
#: Where there is a stroke within so much, there is no need of one: over a blur of all darkness.
BESIDE, DRAWN = 3.0, (0.12, 0.3)
#: How dark they are.
DARKNESS = 0.86


def outlined(darkness: Tensor, layers: Layers) -> Tensor:
    """A drawing (H, W) in [0, 1], and the outlines that its faces lack."""
    unit = layers.unit
    inside = blurred(layers.person(), max(LEAST, SOFTENED * unit))
    line = step(inside, *OUTER).mul_(1 - step(inside, *INNER)).mul_(layers.person())
    line.mul_(step(blurred(layers.field("face"), AROUND * unit), *NEAR))
    line.mul_(1 - step(blurred(darkness, BESIDE * unit), *DRAWN))
    return torch.maximum(darkness, line.mul_(DARKNESS))
