"""How far a drawing is from its target: pixel by pixel, and as VGG16 sees both."""

from dataclasses import dataclass
from typing import Self

import torch
import torch.nn.functional as F
from torch import Tensor

from model.training.tasks.losses import Vgg16Features, relative_l1

#: A picture is sampled on a grid of so many cells on each side.
GRID = 4


@dataclass(frozen=True)
class Seen:
    """A drawing (1, 1 or 3, H, W) in [0, 1], 1 paper, with VGG16's maps of it."""

    drawing: Tensor
    maps: list[Tensor]

    @classmethod
    @torch.inference_mode()
    def by(cls, vgg: Vgg16Features, drawing: Tensor) -> Self:
        """Of a drawing (1 or 3, H, W), uint8."""
        picture = drawing[None].float() / 255
        return cls(picture, vgg(picture))

    def samples(self) -> Tensor:
        """Mean features of the cells of a grid, (GRID * GRID, D), as `kid.py` wants."""
        cells: Tensor = F.adaptive_avg_pool2d(self.maps[-1], GRID)[0].flatten(1).T
        return cells


@dataclass(frozen=True)
class Likeness:
    """Mean absolute difference of the pixels, and sum of the relative ones of VGG16's maps."""

    l1: float
    feature: float

    @classmethod
    def of(cls, drawing: Seen, target: Seen) -> Self:
        """Both of one size."""
        maps = zip(drawing.maps, target.maps, strict=True)
        feature = sum(float(relative_l1(a, b)) for a, b in maps)
        return cls(float(F.l1_loss(drawing.drawing, target.drawing)), feature)
