"""Faces drawn in a style from 68 points, colours and what is worn, without any picture.

Image-to-image translation with pairs (pix2pix, Isola et al. 2017, arXiv:1611.07004). The network is
taught by `artline teach-face`, and lies in its style's folder.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import torch
from torch import Tensor

from model.contract.errors import OperatorError
from model.drawing.face_plans import INPUTS, OF_STYLE, PARTS, FacePlans, planes
from model.drawing.head_squares import squares, within
from model.drawing.landmarks import CHIN
from model.network import checkpoint
from model.network.inference import Inference
from model.network.reader import LANDMARKS, WORN
from model.network.unet import UNet

#: What the network makes.
LAYERS = ("red", "green", "blue")
#: The Look of such drawings, which nothing is learnt of.
LOOK = (0.5, 0.5)
#: Points are measured at this size, whatever their unit is.
EXTENT = 1000.0


@dataclass(frozen=True)
class DescribedFace:
    """A face of which nobody has a picture."""

    #: 68 pairs of x and y in any unit, in the order of `model.drawing.landmarks`.
    points: Sequence[tuple[float, float]]
    #: Of PARTS, `#rrggbb`; what is missing is as usual in the style.
    colours: Mapping[str, str] = field(default_factory=dict)
    #: How likely each of WORN is, 0 to 1; 0 where it is missing.
    worn: Mapping[str, float] = field(default_factory=dict)


class FacePainter:
    """Not safe to use from several threads at once."""

    def __init__(
        self, net: UNet, side: int, usual: Mapping[str, str], device: str | None = None
    ) -> None:
        """side: of what is drawn, in pixels. usual: colours in the style, of PARTS and OF_STYLE."""
        self.inference = Inference(net, device)
        self.side, self.usual = side, usual

    @classmethod
    def load(cls, path: Path, device: str | None = None) -> Self:
        """With the weights in `path`; OperatorError when they cannot be read, or are of others."""
        loaded = checkpoint.load_with_base(path)
        config, facts = loaded.net.config, loaded.facts
        known = {"side", *PARTS, *OF_STYLE} <= set(facts)
        if (config.inputs, config.layers) != (INPUTS, LAYERS) or not known:
            raise OperatorError(f"{path} draws no faces from points: make it by `teach-face`")
        usual = {part: str(facts[part]) for part in (*PARTS, *OF_STYLE)}
        return cls(loaded.net, int(facts["side"]), usual, device)

    def paint(self, face: DescribedFace) -> Tensor:
        """The head, upright in a square, uint8 (3, side, side).

        Raises OperatorError for points that are no face's.
        """
        plans = plans_of([face], self.usual)
        layers = self.inference.draw(planes(plans, self.side), [LOOK])
        return (layers[0] * 255).round().to(torch.uint8).cpu()


def plans_of(faces: Sequence[DescribedFace], usual: Mapping[str, str]) -> FacePlans:
    """As a network sees them. Raises OperatorError for points that are no face's."""
    colours = [colours_of(face.colours, usual) for face in faces]
    worn = [[face.worn.get(name, 0.0) for name in WORN] for face in faces]
    points = torch.stack([_placed(face.points) for face in faces])
    return FacePlans(points, torch.tensor(colours), torch.tensor(worn))


def colours_of(known: Mapping[str, str], usual: Mapping[str, str]) -> list[tuple[float, ...]]:
    """As plans have them, of PARTS and OF_STYLE."""
    own = [known.get(part, usual[part]) for part in PARTS]
    return [rgb_of(colour) for colour in (*own, *(usual[part] for part in OF_STYLE))]


def rgb_of(colour: str) -> tuple[float, float, float]:
    """`#rrggbb` in [0, 1]."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _placed(points: Sequence[tuple[float, float]]) -> Tensor:
    """(68, 2) as fractions of the square around the head."""
    if len(points) != LANDMARKS:
        raise OperatorError(f"a face has {LANDMARKS} points, and there are {len(points)}")
    places = torch.tensor(points, dtype=torch.float64)
    extent = float((places.amax(0) - places.amin(0)).max())
    if not places.isfinite().all() or extent <= 0:
        raise OperatorError("the points must be numbers, and not all the same place")
    places = ((places - places.mean(0)) * (EXTENT / extent))[None]
    inside = within(places, squares(places))[0].float()
    outside = int((inside < 0).logical_or(inside > 1).any(1).sum())
    if outside:
        raise OperatorError(
            f"{outside} of the points are outside of the head that eyes and lips belong to: are "
            "they in the order of iBUG's 68?"
        )
    if inside[CHIN, 1] < inside[:, 1].mean():
        raise OperatorError(
            "the chin is above the eyes: the right eye, which comes first, must be at the left"
        )
    return inside
