"""Photos in, cartoons out: the lines and the colours under them, each enlarged as suits it."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from model.artist import Artist
from model.composition import Drawing, compose_coloured, ink_lines
from model.faces import Face
from model.look import Look


class Cartoonist(Artist):
    """For networks whose layers are drawing, red, green, blue and person."""

    def _visible(self, layers: Tensor, size: tuple[int, int]) -> Tensor:
        """Darkness of the lines and the colours, (4, *size)."""
        lines = ink_lines(1 - layers[:1], size)
        return torch.cat([lines, enlarged_colours(layers[1:4], size)])

    def _composed(
        self, visible: Tensor, layers: Tensor, look: Look, faces: Sequence[Face]
    ) -> Drawing:
        return compose_coloured(visible[:1], visible[1:], layers[4], look, faces)


def enlarged_colours(fill: Tensor, size: tuple[int, int]) -> Tensor:
    """Colours (3, h, w) at `size`, smooth."""
    if fill.shape[-2:] == size:
        return fill
    smaller = size[1] < fill.shape[-1]
    mode = "bilinear" if smaller else "bicubic"
    return F.interpolate(fill[None], size=size, mode=mode, antialias=smaller)[0].clamp(0, 1)
