"""Training crops, cut at random from portraits, and what is in one."""

import math
import random
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor
from torch.utils.data import Dataset

from model.drawing.resizing import resized
from model.training.data.portraits import PLANES, Known, Portraits


@dataclass(frozen=True)
class CropPlan:
    """How training crops are cut: squares of `size` px in which faces are `faces` px high."""

    size: int
    faces: tuple[float, float] = (60.0, 130.0)
    #: Scale of the stored resolution where no face is known; and at most, when one is small.
    scales: tuple[float, float] = (0.5, 1.0)
    #: How often the crop is centred near the face rather than anywhere.
    on_face: float = 0.75
    #: Share of crops that are rotated, and by how many degrees at most.
    rotated: float = 0.25
    degrees: float = 10.0
    #: How often an epoch shows a portrait that an artist drew: there are few.
    artists: int = 15


#: Of a portrait with masks and landmarks.
KNOWN = Known()


class Sample(NamedTuple):
    """A crop, all planes uint8: (3, S, S) for the photo and the differences, else (1, S, S).

    What only coloured portraits have (`model/training/data/coloured.py`) has no channels elsewhere.
    """

    photo: Tensor
    #: Ink at three scales, as stored.
    differences: Tensor
    #: 255 on paper and lit skin.
    tone: Tensor
    person: Tensor
    hair: Tensor
    #: The face, and more than that its features.
    important: Tensor
    #: Darkness of a drawing by an artist, or as an artist would have drawn.
    hand: Tensor
    #: (3, S, S): colours without lines.
    fill: Tensor
    #: (3, S, S): hair, skin and clothes.
    regions: Tensor
    #: (4,): `Known`, 1 for what there is something to be learnt from.
    known: Tensor

    @classmethod
    def of(cls, planes: Tensor, known: Known = KNOWN) -> "Sample":
        """Planes (P, S, S) by their names."""
        parts = planes.tensor_split((3, 6, 7, 8, 9, 10, PLANES, PLANES + 3))
        return cls._make((*parts, torch.tensor(known).float()))


class Crops(Dataset[Sample]):
    """Random crops of portraits; item `i` is a fixed function of the seed, the plan and `i`."""

    def __init__(self, portraits: Portraits, plan: CropPlan, length: int, seed: int) -> None:
        self.portraits = portraits
        self.plan = plan
        self.length = length
        self.seed = seed
        times = (portraits.times(id, plan.artists) for id in portraits.ids)
        self.shown = [index for index, count in enumerate(times) for _ in range(count)]

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> Sample:
        rng = random.Random(f"{self.seed}/{self.plan.size}/{index}")  # noqa: S311
        chosen = self.portrait(index)
        known = self.portraits.known(self.portraits.ids[chosen])
        return Sample.of(self._cut(chosen, rng), known)

    def portrait(self, index: int) -> int:
        """Whose picture item `index` is cut from; every epoch shows all, in an order of its own."""
        epoch, position = divmod(index, len(self.shown))
        order = np.random.default_rng([self.seed, epoch]).permutation(self.shown)
        return int(order[position])

    def _cut(self, chosen: int, rng: random.Random) -> Tensor:
        planes = self.portraits.planes[chosen]
        _, height, width = planes.shape
        size = self.plan.size
        # Rotated crops are cut larger, so that no corner falls outside of what was cut.
        degrees = rng.uniform(-1, 1) * self.plan.degrees
        rotated = rng.random() < self.plan.rotated
        margin = 1.25 if rotated else 1.0
        id = self.portraits.ids[chosen]
        side = min(size * margin / self._scale(id, rng), height, width)
        top, left = self._corner(id, height, width, side, rng)
        window = planes[:, top : top + int(side), left : left + int(side)]
        crop = squared(window, round(size * margin))
        if rotated:
            crop = _rotate(crop, degrees, size)
        return crop.flip(-1) if rng.random() < 0.5 else crop

    def _scale(self, id: str, rng: random.Random) -> float:
        """Of the crop over the stored picture; even in the logarithm, so that sizes are."""
        low, high = self.plan.scales
        face = self.portraits.faces.get(id)
        if face is None:
            return rng.uniform(low, high)
        smallest, largest = (math.log(height / face[3]) for height in self.plan.faces)
        return min(math.exp(rng.uniform(smallest, largest)), 1.25 * high)

    def _corner(
        self, id: str, height: int, width: int, side: float, rng: random.Random
    ) -> tuple[int, int]:
        face = self.portraits.faces.get(id)
        if face and rng.random() < self.plan.on_face:
            x, y, w, h = face
            centre_x = x + w * rng.uniform(0.1, 0.9)
            centre_y = y + h * rng.uniform(0.0, 1.0)
        else:
            centre_x, centre_y = rng.uniform(0, width), rng.uniform(0, height)
        top = int(min(max(centre_y - side / 2, 0), height - side))
        left = int(min(max(centre_x - side / 2, 0), width - side))
        return top, left


def squared(planes: Tensor, side: int) -> Tensor:
    """(C, H, W) -> (C, side, side)."""
    return resized(planes, (side, side))


def _rotate(planes: Tensor, degrees: float, size: int) -> Tensor:
    """Turn about the centre and keep the `size` px in the middle; uint8."""
    angle = torch.deg2rad(torch.tensor(degrees))
    cos, sin = torch.cos(angle), torch.sin(angle)
    zoom = size / planes.shape[-1]
    theta = torch.stack([cos, -sin, sin * 0, sin, cos, sin * 0]).view(1, 2, 3) * zoom
    grid = F.affine_grid(theta, [1, planes.shape[0], size, size], align_corners=False)
    turned = F.grid_sample(planes[None].float(), grid, align_corners=False, padding_mode="border")
    return turned[0].round().to(torch.uint8)
