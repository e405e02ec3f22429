"""What a clip shows: layers that come over a blank picture, one after another, and then stay.

Frames are given as planes, each of mode L: as encoders take them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from worker.clips.order import Order

#: Pictures of mode L that one of colours consists of, in its encoder's order; some may be smaller.
Planes = list[Image.Image]


@dataclass(frozen=True, slots=True)
class Layer:
    """A picture (mode RGB) that takes the place of what is under it, pixel by pixel."""

    picture: Image.Image
    order: Order
    #: Of the time in which the drawing comes, as shares.
    begins: float = 0.0
    ends: float = 1.0
    #: How long a pixel takes, as a share of the layer's time.
    softness: float = 0.06

    def shown(self, time: float) -> list[int]:
        """How much is there of a pixel at a time in [0, 1], for each place in the order: 0 to 255.

        It never gets less with time; all is there at the layer's end.
        """
        share = np.clip((time - self.begins) / (self.ends - self.begins), 0, 1)
        comes = np.arange(256) / 255 * (1 - self.softness)
        there = np.clip((share - comes) / self.softness, 0, 1)
        return [int(value) for value in (255 * there).round()]


@dataclass(frozen=True, slots=True)
class Scene:
    """Layers over a blank picture of their size (mode RGB)."""

    blank: Image.Image
    layers: Sequence[Layer]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, in pixels."""
        return self.blank.size

    def frames(self, count: int, planes: Callable[[Image.Image], Planes]) -> Iterator[Planes]:
        """So many frames, from the blank picture to the last layer's, which is shown as it is.

        planes: of a picture (mode RGB).
        """
        blank = planes(self.blank)
        pictures = [planes(layer.picture) for layer in self.layers]
        orders = [
            {one.size: Image.fromarray(layer.order).resize(one.size) for one in blank}
            for layer in self.layers
        ]
        for number in range(count):
            time = number / (count - 1)
            frame = blank
            for layer, picture, order in zip(self.layers, pictures, orders, strict=True):
                shown = layer.shown(time)
                masks = {size: one.point(shown) for size, one in order.items()}
                frame = [
                    Image.composite(over, under, masks[over.size])
                    for over, under in zip(picture, frame, strict=True)
                ]
            yield frame
