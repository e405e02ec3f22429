"""Photos in, cartoons out: the lines and the colours under them, each enlarged as suits it."""

import math
from collections.abc import Sequence
from typing import ClassVar

import torch
import torch.nn.functional as F
from torch import Tensor

from model.contract.look import Look
from model.drawing.artist import Artist
from model.drawing.composition import Drawing, compose_coloured, ink_lines
from model.drawing.layers import Layers
from model.drawing.levels import luminance
from model.drawing.reader import FaceReader
from model.drawing.sizes import LONGEST_OUTPUT
from model.network.unet import CARTOON_LAYERS, UNet

#: How hard the edges between tones are, and how much chroma is added to what lost its modelling.
HARDNESS, CHROMA = 6.0, 1.1
#: Long side of a cartoon at most: colours make large files, which chats refuse.
LONGEST_CARTOON = 2048


#: The networks' detail at which they have learnt all strokes that there were.
MOST_DETAIL = 0.7


class Cartoonist(Artist):
    """For networks whose layers are drawing, red, green, blue and person."""

    layer_names: ClassVar[tuple[str, ...]] = CARTOON_LAYERS

    def __init__(
        self,
        net: UNet,
        reader: FaceReader | None,
        device: str | None = None,
        tones: int | None = None,
    ) -> None:
        super().__init__(net, reader, device)
        #: Tones that colours are reduced to; None leaves them as they are.
        self.tones = tones

    def _draw(
        self, photos: Sequence[Tensor], looks: Sequence[Look], longest: int = LONGEST_OUTPUT
    ) -> list[Drawing]:
        return super()._draw(photos, looks, min(longest, LONGEST_CARTOON))

    def _visible(self, layers: Tensor, size: tuple[int, int]) -> Tensor:
        """Darkness of the lines and the colours, (4, *size)."""
        lines = ink_lines(1 - layers[:1], size)
        fill = enlarged_colours(layers[1:4], size)
        return torch.cat([lines, fill if self.tones is None else in_tones(fill, self.tones)])

    def _controls(self, look: Look) -> tuple[float, float]:
        return controls_of(look)

    def _is_face(self, close_up: Tensor) -> bool:
        """Cartoons have no layer that says so."""
        return True

    def _composed(self, layers: Layers, look: Look) -> Drawing:
        visible = layers.laid(self._visible)
        return compose_coloured(visible[:1], visible[1:], layers.whole[4], look, layers.faces)


def controls_of(look: Look) -> tuple[float, float]:
    """What networks with colours are conditioned on."""
    return look.line_weight, MOST_DETAIL * look.detail


def in_tones(fill: Tensor, tones: int) -> Tensor:
    """Colours (3, H, W) in so many tones, with soft edges between them.

    Winnemoeller et al. 2006 (doi:10.1145/1141911.1142018), with the lightness as a factor of all
    three channels, so that hues stay.
    """
    tone = luminance(fill)
    scaled = tone * tones
    edge = scaled.floor() + 0.5
    stepped = edge + 0.5 * torch.tanh(HARDNESS * (scaled - edge)) / math.tanh(HARDNESS / 2)
    grey = stepped / tones
    return (grey + CHROMA * (fill * grey / tone.clamp(min=0.02) - grey)).clamp(0, 1)


def enlarged_colours(fill: Tensor, size: tuple[int, int]) -> Tensor:
    """Colours (3, h, w) at `size`, smooth."""
    if fill.shape[-2:] == size:
        return fill
    smaller = size[1] < fill.shape[-1]
    mode = "bilinear" if smaller else "bicubic"
    return F.interpolate(fill[None], size=size, mode=mode, antialias=smaller)[0].clamp(0, 1)
