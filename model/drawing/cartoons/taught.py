"""Taught: whatever style a network was taught, as it draws it."""

import torch

from model.drawing.cartoons.painting import Painting, Printed, colours_of
from model.drawing.lab import to_rgb
from model.drawing.recolouring import recoloured
from model.network.unet import TAUGHT_LAYERS

#: Where the picture in that style begins among the layers.
STYLE = TAUGHT_LAYERS.index("style_red")


def taught(painting: Painting) -> Printed:
    """The style has its own lines, among its colours; *strength*: 0 leaves calm colours."""
    layers = painting.layers.whole
    drawn = recoloured(colours_of(STYLE, layers), painting.parts, painting.colours)
    fill = painting.at_size(drawn, STYLE)
    if (strength := painting.look.strength) < 1:
        fill = torch.lerp(painting.at_size(painting.tones), fill, strength)
    return Printed(torch.zeros_like(fill[0]), to_rgb(fill))
