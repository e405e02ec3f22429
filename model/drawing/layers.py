"""What the network read of a photo, at the size of the finished drawing when it is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import torch
from torch import Tensor

from model.drawing.close_ups import CloseUp
from model.drawing.faces import Face
from model.drawing.people import ReadFace
from model.drawing.persons import filled, with_faces
from model.drawing.resizing import enlarged
from model.drawing.steps import step
from model.network.unet import PAINT_LAYERS

Size = tuple[int, int]
#: Makes of layers (C, h, w) and a size something of that size, (C, *size).
Seen = Callable[[Tensor, Size], Tensor]

#: Height of a face, in pixels, at which lengths in media hold; they grow and shrink with it.
UNIT = 420.0
#: Height that is taken for a face's, over the picture's short side: where there is no face, and at
#: least.
NO_FACE, LEAST_FACE = 0.4, 0.2
#: How sure the network must be of a face for all of it to be a person's.
FACE = (0.5, 0.8)
#: Share of the picture below which what looks like a person is none.
NOBODY = 0.01


@dataclass(frozen=True)
class Layers:
    """The layers (C, h, w) of a whole photo, and those of faces drawn again from near.

    Everything is brought to the drawing's size one layer at a time: all of them at 4096 px would
    not fit into memory.
    """

    whole: Tensor
    #: Height and width of the drawing.
    size: Size
    #: Where faces are, in pixels of the drawing, the surest first.
    faces: Sequence[Face] = ()
    #: Squares in pixels of the photo with their layers, and the drawing's size over the photo's.
    close_ups: Sequence[tuple[CloseUp, Tensor]] = ()
    factor: float = 1.0
    #: What is known of the faces, in pixels of the drawing; in crowds, of the tallest.
    read: Sequence[ReadFace] = ()

    @property
    def enlargement(self) -> float:
        """The drawing's size over the size that the network worked at."""
        return self.size[1] / self.whole.shape[-1]

    @property
    def unit(self) -> float:
        """Pixels of the drawing for each pixel of a portrait with a face of UNIT pixels."""
        short = min(self.size)
        tallest = max((face.height for face in self.faces), default=NO_FACE * short)
        return min(max(tallest, LEAST_FACE * short), 1.2 * short) / UNIT

    def laid(self, seen: Seen) -> Tensor:
        """What `seen` makes of the whole photo's layers, and over it what it makes of close-ups."""
        return self.with_close_ups(seen(self.whole, self.size), seen)

    def field(self, name: str) -> Tensor:
        """One of PAINT_LAYERS, smooth, (H, W) in [0, 1]; those of line art come first in it."""
        return self.laid(partial(_smoothed, PAINT_LAYERS.index(name)))[0]

    def kept(self) -> Tensor:
        """Who is a person, and letters on and around them, (H, W): what is no background."""
        letters = step(self.field("letters"), 0.5, 0.85)
        return torch.maximum(self.person(), letters)

    def person(self) -> Tensor:
        """Who is a person, with a firm edge, (H, W); everything, where there is nobody."""
        return self._person

    @cached_property
    def people(self) -> Tensor:
        """Who is a person, at the size at which the network read, (h, w), with soft edges.

        What looks like a person but is not connected to any face is left out, and small holes are
        filled; what is certainly a face is of a person.
        """
        scale = self.whole.shape[-1] / self.size[1]
        person, face = (self.whole[PAINT_LAYERS.index(name)] for name in ("person", "face"))
        found = [face.scaled(scale) for face in self.faces]
        return filled(with_faces(torch.maximum(person, step(face, *FACE)), found))

    @cached_property
    def _person(self) -> Tensor:
        """Computed once: media need it repeatedly."""
        index = PAINT_LAYERS.index("person")
        large = smooth(self.people[None], self.size)
        # From near, more of small people is seen, such as what they wear on their heads.
        return outline(self.with_close_ups(large, partial(_smoothed, index))[0])

    def with_close_ups(self, large: Tensor, seen: Seen) -> Tensor:
        """The same tensor, with what `seen` makes of close-ups laid over it."""
        for close_up, layers in self.close_ups:
            side = close_up.side_in(self.factor)
            close_up.lay_over(large, seen(layers, (side, side)), self.factor)
        return large


def _smoothed(index: int, layers: Tensor, size: Size) -> Tensor:
    """One layer of (C, h, w), (1, *size)."""
    return smooth(layers[index : index + 1], size)


def smooth(layer: Tensor, size: Size) -> Tensor:
    """A layer (C, h, w) at `size`: bicubic where it grows, so that its contours are curves."""
    large = enlarged(layer, size)
    return large if large is layer else large.clamp_(0, 1)


def outline(person: Tensor) -> Tensor:
    """The person with a firm edge, (H, W) in [0, 1]; everything, where there is nobody."""
    firm = step(person, 0.35, 0.65)
    return firm if firm.mean() > NOBODY else torch.ones_like(firm)
