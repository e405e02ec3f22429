"""What all cartoons are printed from: a photo's layers, in the colours that are wanted."""

from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import NamedTuple

import torch
from torch import Tensor

from model.contract.colours import Colours
from model.contract.look import Look
from model.drawing.blur import blurred
from model.drawing.lab import to_lab
from model.drawing.layers import Layers, Size
from model.drawing.media.faces import drawn_faces
from model.drawing.media.strokes import stroke_field, strokes_of
from model.drawing.parts import Parts
from model.drawing.recolouring import recoloured, wanted_of
from model.drawing.resizing import enlarged, spread
from model.drawing.steps import step
from model.network.unet import PAINT_LAYERS

#: Where the calm colours begin among the layers, and the large shapes.
TONES, SHAPES = (PAINT_LAYERS.index(name) for name in ("red", "flat_red"))
#: How far around a place it is looked whether ink is solid there, in units of `Layers.unit`, and
#: how dark that is.
INK, AMONG, SOLID = PAINT_LAYERS.index("ink"), 5.0, (0.7, 0.92)
#: How much of solid ink gives way to a colour that was asked for.
GIVEN_WAY = 0.8
#: How far the lightness of what is behind people is rounded, in units of `Layers.unit`.
ROUNDER = 7.0
#: Where letters are, and how sure that must be.
LETTERS, WRITTEN = PAINT_LAYERS.index("letters"), (0.4, 0.8)


class Printed(NamedTuple):
    """A cartoon: darkness of its lines (H, W), and the colours under them (3, H, W), sRGB."""

    lines: Tensor
    fill: Tensor


@dataclass(frozen=True)
class Painting:
    """A photo as it was read, and what is wanted of it."""

    layers: Layers
    look: Look
    colours: Colours = Colours()

    @cached_property
    def parts(self) -> Parts:
        """Masks at the size at which it was read."""
        return Parts(self.layers)

    @cached_property
    def letters(self) -> Tensor:
        """What is written in the photo, a mask (h, w)."""
        return step(self.layers.whole[LETTERS], *WRITTEN)

    @cached_property
    def tones(self) -> Tensor:
        """Its colours without texture, (3, h, w) in Lab."""
        return recoloured(self.parts.tones, self.parts, self.colours)

    @cached_property
    def shapes(self) -> Tensor:
        """The same in large shapes, without features."""
        return recoloured(colours_of(SHAPES, self.layers.whole), self.parts, self.colours)

    @cached_property
    def backdrop(self) -> Tensor:
        """The shapes, rounder still: of a noisy wall tones would be islands with ragged shores."""
        sigma = max(0.5, ROUNDER * self.layers.unit / self.layers.enlargement)
        return torch.cat([blurred(self.shapes[0], sigma)[None], self.shapes[1:]])

    def at_size(self, lab: Tensor, first: int = TONES) -> Tensor:
        """Colours (3, h, w) as (3, H, W), in Lab, with small faces as they were seen from near.

        first: of the layers that have these colours, there.
        """
        large = torch.cat([enlarged(lab[:1], self.layers.size), spread(lab[1:], self.layers.size)])
        if self.colours != Colours():
            # From near nothing was recoloured.
            return large
        return self.layers.with_close_ups(large, partial(_seen, first))

    @cached_property
    def solid(self) -> Tensor:
        """Where ink would be solid black, (h, w)."""
        reach = AMONG * self.layers.unit / self.layers.enlargement
        return step(blurred(self.layers.whole[INK], max(0.5, reach)), *SOLID)

    def at_size_of(self, mask: Tensor) -> Tensor:
        """A soft plane (h, w), such as a mask, as (H, W)."""
        return spread(mask[None], self.layers.size)[0]

    def ink(self, detail: float = 1.0, boldness: float = 0.0) -> Tensor:
        """Darkness (H, W) of line art with so much of the look's detail, background and all.

        boldness: as in `model.drawing.media.faces.drawn_faces`.
        """
        look = replace(self.look, detail=detail * self.look.detail, background=1.0)
        strokes = strokes_of(stroke_field(self.layers, look), self.layers, look)
        # Faces need no outlines where there are colours.
        drawn = drawn_faces(strokes, self.layers, look, boldness)
        painted = self.repainted
        if painted is None:
            return drawn
        # Black hair that is to be red is red, with strands of ink.
        return drawn.mul_(1 - self.at_size_of(GIVEN_WAY * self.solid * painted))

    @cached_property
    def repainted(self) -> Tensor | None:
        """Where people have colours that were asked for, (h, w); None where nobody has any."""
        found = None
        for mask, _ in wanted_of(self.parts, self.colours, ("hair", "clothes")):
            found = mask if found is None else torch.maximum(found, mask)
        return found


def colours_of(first: int, layers: Tensor) -> Tensor:
    """Three layers, red, green and blue, of (C, h, w), in Lab."""
    return to_lab(layers[first : first + 3])


def _seen(first: int, layers: Tensor, size: Size) -> Tensor:
    return enlarged(colours_of(first, layers), size)


def coloured_in(large: Tensor, tone: Tensor, raised: Tensor | float, amount: float) -> Tensor:
    """Colours (3, H, W) in Lab in another tone (H, W), their chroma multiplied; takes them over.

    amount: how much of that there is, in [0, 1].
    """
    before = large.clone() if amount < 1 else None
    large[0] = tone
    large[1:] *= raised
    return large if before is None else before.lerp_(large, amount)


def mixed(first: Tensor, second: Tensor, amount: float) -> Tensor:
    """The first, and with an amount of 1 the second."""
    return second if amount >= 1 else torch.lerp(first, second, amount)
