"""The media that line art is printed in: each a function from layers to darkness.

A medium is a file here, a line in MEDIA and one in `model.contract.look.MEDIA`, and sentences for
its name.
"""

from collections.abc import Callable
from typing import NamedTuple

from torch import Tensor

from model.contract.look import Look
from model.drawing.layers import Layers
from model.drawing.media.brush import brush
from model.drawing.media.chalk import chalk
from model.drawing.media.engraving import engraving
from model.drawing.media.ink import ink
from model.drawing.media.page import page
from model.drawing.media.pen import pen
from model.drawing.media.pencil import pencil
from model.drawing.media.stipple import stipple


class Medium(NamedTuple):
    """How a drawing is printed, and with which line weight the network draws for it."""

    #: Layers and Look -> darkness (H, W) in [0, 1].
    print: Callable[[Layers, Look], Tensor]
    #: The network's line weight at 0 and at 1 of the Look's.
    weights: tuple[float, float] = (0.0, 1.0)
    #: The network's detail at 1 of the Look's.
    detail: float = 1.0

    def controls(self, look: Look) -> tuple[float, float]:
        """What the network is conditioned on."""
        lightest, heaviest = self.weights
        weight = lightest + (heaviest - lightest) * look.line_weight
        return weight, self.detail * look.detail


MEDIA = {
    "ink": Medium(ink),
    "pen": Medium(pen, (0.0, 0.6)),
    "brush": Medium(brush, (0.3, 1.0)),
    "pencil": Medium(pencil, (0.0, 0.8)),
    "engraving": Medium(engraving, (0.0, 0.9)),
    "stipple": Medium(stipple, (0.0, 0.8)),
    "chalk": Medium(chalk, (0.0, 0.8)),
    "page": Medium(page, (0.0, 0.6), detail=0.6),
}


def darkness(layers: Layers, look: Look) -> Tensor:
    """The drawing in the Look's medium, (H, W): 0 paper, 1 ink."""
    return MEDIA[look.medium].print(layers, look)


def controls(look: Look) -> tuple[float, float]:
    """What the network is conditioned on for a Look."""
    return MEDIA[look.medium].controls(look)
