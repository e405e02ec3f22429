"""A photo in several styles of cartoons: read once, and printed by each."""

from collections.abc import Sequence
from pathlib import Path
from pkgutil import resolve_name
from typing import NamedTuple, Self

from torch import Tensor

from model.contract import styles
from model.contract.look import Look
from model.drawing.artist import Wanted
from model.drawing.cartoonist import Cartoonist
from model.drawing.composition import Drawing
from model.drawing.layers import Layers
from model.drawing.parts import Parts
from model.drawing.reader import FaceReader
from model.network import checkpoint
from model.network.unet import UNet

#: How photos are printed in styles that are of sketches.
OF_SKETCHES = "coloured"


class Printed(NamedTuple):
    """A photo's drawings by style, and its parts."""

    drawings: dict[str, Drawing]
    parts: Parts


class Printings(Cartoonist):
    """Draws photos as the styles do. Not safe to call from several threads at once."""

    def __init__(self, net: UNet, reader: FaceReader | None, names: Sequence[str]) -> None:
        super().__init__(net, reader)
        self._prints = {name: resolve_name(_printing(name)) for name in names}
        self._printed: Printed

    @classmethod
    def of(cls, names: Sequence[str], weights: Path | None = None) -> Self:
        """With the weights that ship, or others; OperatorError as from `load_artist`."""
        path = weights or styles.FOLDER / f"{styles.CARTOONS}.safetensors"
        return cls(checkpoint.load(path), FaceReader.load(), names)

    def printed(self, photo: Tensor, look: Look = Look()) -> Printed:
        """A photo, uint8 (3, H, W), in every style."""
        self.draw([photo], [look])
        return self._printed

    def _composed(self, layers: Layers, wanted: Wanted) -> Drawing:
        drawings = {}
        for name, printing in self._prints.items():
            self.print = printing
            drawings[name] = super()._composed(layers, wanted)
        self._printed = Printed(drawings, Parts(layers))
        return drawings[name]


def _printing(name: str) -> str:
    printed = styles.style_of(name).artist_options.get("printed", OF_SKETCHES)
    return f"model.drawing.cartoons.{printed}:{printed}"
