"""Photos in, cartoons out: one network reads, and each style prints what it has read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pkgutil import resolve_name
from typing import ClassVar

from torch import Tensor

from model.contract.colours import Colours
from model.contract.look import Look
from model.drawing.artist import Artist, Wanted
from model.drawing.cartoons.painting import Painting, Printed
from model.drawing.composition import Drawing, compose_coloured
from model.drawing.exposure import exposed, is_dark
from model.drawing.hints import Hints
from model.drawing.layers import Layers
from model.drawing.palette import palette
from model.drawing.reader import FaceReader
from model.drawing.resizing import at_most
from model.drawing.sizes import LONGEST_OUTPUT
from model.network.blending import Blend
from model.network.inference import Inference
from model.network.unet import PAINT_LAYERS, TAUGHT_LAYERS, UNet

#: Long side of a cartoon at most: colours make large files, which chats refuse.
LONGEST_CARTOON = 2048
#: How much heavier a cartoon's lines are than line art's: they lie on colours.
HEAVIER = 0.1
#: Height of the faces that taught styles learn on (`model.training.teaching.photos`), in pixels.
TAUGHT_FACE = 170
#: To the power of it, a strength of 0.7, which is everybody's to begin with, is nearly all of a
#: taught style: the last layers turn last, and without them it is hardly seen.
EASED = 1 / 3


class Cartoonist(Artist):
    """Prints in one style: `printed` names a module of `model.drawing.cartoons`, and its function.

    Not safe to call from several threads at once.
    """

    layer_names: ClassVar[tuple[str, ...]] = PAINT_LAYERS
    relit: ClassVar[bool] = False

    def __init__(
        self,
        net: UNet | Inference,
        reader: FaceReader | None,
        device: str | None = None,
        printed: str = "comic",
    ) -> None:
        super().__init__(net, reader, device)
        self.print: Callable[[Painting], Printed] = resolve_name(
            f"model.drawing.cartoons.{printed}:{printed}"
        )

    def _draw(
        self, photos: Sequence[Tensor], wanted: Sequence[Wanted], longest: int = LONGEST_OUTPUT
    ) -> list[Drawing]:
        small = [self._exposed(at_most(photo, LONGEST_CARTOON)) for photo in photos]
        return super()._draw(small, wanted, min(longest, LONGEST_CARTOON))

    def _exposed(self, photo: Tensor) -> Tensor:
        if not is_dark(photo):
            return photo
        # Where faces are found in the dark, their light counts.
        return exposed(photo, self.reader.people(exposed(photo)).faces if self.reader else ())

    def _controls(self, look: Look) -> tuple[float, float]:
        return min(1.0, look.line_weight + HEAVIER), look.detail

    def colours_of(self, hints: Hints) -> Colours:
        """Those that were asked for, and for what was not named those of the example."""
        if hints.example is None:
            return hints.colours
        # As for photos: what was taken in the dark would leave nothing to be seen.
        example = exposed(hints.example)
        faces = self.reader.people(example).faces if self.reader else []
        return hints.colours.over(palette(example, faces))

    def _composed(self, layers: Layers, wanted: Wanted) -> Drawing:
        painting = Painting(layers, wanted.look, wanted.colours)
        lines, fill = self.print(painting)
        return compose_coloured(lines[None], fill, layers.person(), wanted.look, layers.faces)


class Taught(Cartoonist):
    """Draws in a style that a network of its own was taught (`artline teach`).

    *Strength* is how much of it the network is, layer by layer, and how much what it began with.
    """

    layer_names: ClassVar[tuple[str, ...]] = TAUGHT_LAYERS
    face_height: ClassVar[int] = TAUGHT_FACE

    def __init__(
        self, net: UNet | Inference, reader: FaceReader | None, device: str | None = None
    ) -> None:
        super().__init__(net, reader, device, printed="taught")
        self._whole = self.inference

    def _draw(
        self, photos: Sequence[Tensor], wanted: Sequence[Wanted], longest: int = LONGEST_OUTPUT
    ) -> list[Drawing]:
        """Those of one strength together."""
        drawings: dict[int, Drawing] = {}
        for strength in {one.look.strength for one in wanted}:
            members = [i for i, one in enumerate(wanted) if one.look.strength == strength]
            if isinstance(self._whole, Blend):
                self.inference = self._whole.at(strength**EASED)
            some = super()._draw(
                [photos[i] for i in members], [wanted[i] for i in members], longest
            )
            drawings |= dict(zip(members, some, strict=True))
        return [drawings[index] for index in range(len(photos))]

    def _composed(self, layers: Layers, wanted: Wanted) -> Drawing:
        if isinstance(self._whole, Blend):
            wanted = replace(wanted, look=replace(wanted.look, strength=1.0))
        return super()._composed(layers, wanted)
