"""What a step of teaching compares: heads of people, and of pictures in the style, alike placed."""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from model.drawing.head_squares import squares, within
from model.network.unet import PAINT_LAYERS
from model.training.teaching import models as of_models
from model.training.teaching.heads import composed, cut
from model.training.teaching.heads import near as nearby
from model.training.teaching.models import RED, ROUGHLY, Models, Traits, traits

#: Side of the heads that are compared, in pixels.
SIDE = 128
PERSON = PAINT_LAYERS.index("person")


class Lesson(NamedTuple):
    """A batch; pictures in [0, 1]."""

    #: (B, 3, S, S), looks (B, CONTROLS), and what the encoder makes of the photos.
    photo: Tensor
    looks: Tensor
    maps: list[Tensor]
    #: (B, len(PAINT_LAYERS), S, S): what the network of cartoons reads there.
    known: Tensor
    #: (B, 3, S, S): what the style begins with; None once that has been learnt.
    begun: Tensor | None
    #: (B, 2, 3): squares around heads, and what is looked at of them.
    around: Tensor
    window: Tensor
    #: (B, 1, SIDE, SIDE): which part of the windows the crop shows. Beyond it there is only the
    #: repeated border, and one row of pixels could make up for all that is missing.
    inside: Tensor
    #: Of whole heads: what the network of cartoons reads there, (B, len(PAINT_LAYERS), SIDE, SIDE);
    #: of which colours they are; and where landmarks are, (B, 68, 2), as fractions of the squares.
    layers: Tensor
    wanted: Traits
    points: Tensor
    #: (B, 3, SIDE, SIDE): of the windows: a picture in the style that is like the person, and one
    #: that is so only roughly; both in the person's colours.
    like: Tensor
    real: Tensor

    def person(self) -> Tensor:
        """Who is a person, (B, 1, S, S)."""
        return self.known[:, PERSON : PERSON + 1]

    def calm(self) -> Tensor:
        """The photo's colours, smoothed, (B, 3, S, S)."""
        return self.known[:, RED : RED + 3]

    def head(self, pictures: Tensor) -> Tensor:
        """Whole heads (B, C, SIDE, SIDE) of (B, C, S, S)."""
        return cut(pictures, self.around, SIDE)

    def seen(self, pictures: Tensor) -> Tensor:
        """What is looked at of them; white where a head reaches beyond the crop."""
        return shown(cut(pictures, self.window, SIDE), self.inside)


def lesson_of(
    photo: Tensor,
    looks: Tensor,
    maps: list[Tensor],
    known: Tensor,
    points: Tensor,
    begun: Tensor | None,
    models: Models,
    generator: torch.Generator,
    near: bool,
) -> Lesson:
    """points: (B, 68, 2) in pixels. near: a window of the heads, where strokes and textures are."""
    around = squares(points)
    inside = within(points, around)
    layers = cut(known, around, SIDE)
    wanted = traits(layers, inside)
    like = models.dressed(models.like(wanted, generator), wanted)
    real = models.dressed(models.like(wanted, generator, ROUGHLY), wanted)
    window = around
    if near:
        part = nearby(len(photo), generator, photo.device)
        window = composed(around, part)
        like, real = (cut(heads, of_models.SIDE * part, SIDE) for heads in (like, real))
    else:
        like, real = (F.interpolate(heads, size=SIDE, mode="area") for heads in (like, real))
    framed = F.pad(torch.ones_like(photo[:, :1, 2:, 2:]), (1, 1, 1, 1))
    there = (cut(framed, window, SIDE) > 0.5).to(photo.dtype)
    like, real = (shown(heads, there) for heads in (like, real))
    return Lesson(
        photo, looks, maps, known, begun, around, window, there, layers, wanted, inside, like, real
    )


def shown(heads: Tensor, inside: Tensor) -> Tensor:
    """Heads (B, C, S, S) where a mask says so, and white elsewhere."""
    return inside * heads + (1 - inside)
