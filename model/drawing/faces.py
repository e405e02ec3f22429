"""Finds faces, however small and however many: a CenterNet head on a light encoder.

Objects as points (Zhou et al. 2019, arXiv:1904.07850): one map says where the middle of a face is,
the others how large it is and where its middle lies within the map's cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from model.drawing.resizing import resized
from model.network.checkpoint import explained
from model.network.pyramid import WIDTH, FeaturePyramid, convolution

#: Pixels of the photo for each cell of the maps.
CELL = 4
STRIDE = 16
#: Long sides at which a photo is searched: for faces that fill it, for most others, and for crowds;
#: and how much a small photo is enlarged for that at most.
LONG_SIDES, CROWD_SIDE, ENLARGED = (192, 448), 1024, 1.6
#: A face higher than this share of the photo's long side speaks against a crowd.
PORTRAIT = 0.25
#: How sure a find must be; and in a crowd, where so many are certain already that what looks like
#: one more face, no larger than they, mostly is one. And how much two finds may overlap.
CERTAIN, CROWDED, CERTAIN_IN_CROWD = 0.5, 5, 0.4
OVERLAP = 0.4
#: What may be a face at all.
CANDIDATE = 0.2
MOST = 100


@dataclass(frozen=True, slots=True)
class Face:
    """Where a face is, from brow to chin, in pixels of the photo; and how sure that is, 0 to 1."""

    x: float
    y: float
    width: float
    height: float
    certainty: float

    def scaled(self, factor: float) -> "Face":
        """The same in a picture of `factor` times the size."""
        x, y, width, height = (factor * v for v in (self.x, self.y, self.width, self.height))
        return Face(x, y, width, height, self.certainty)

    def overlap(self, other: "Face") -> float:
        """Of the smaller one's area, the share that both have in common."""
        right = min(self.x + self.width, other.x + other.width)
        bottom = min(self.y + self.height, other.y + other.height)
        width, height = right - max(self.x, other.x), bottom - max(self.y, other.y)
        smaller = min(self.width * self.height, other.width * other.height)
        return max(0.0, width) * max(0.0, height) / smaller


class FaceFinder(FeaturePyramid):
    """photo (B, 3, H, W) in [0, 1], sides multiples of 16 -> maps (B, 5, H/4, W/4).

    The maps: logit of a face's middle, log of width and height in cells, offset of the middle.
    """

    def __init__(self) -> None:
        super().__init__()
        self.head = nn.Sequential(convolution(WIDTH), nn.Conv2d(WIDTH, 5, 1))
        with torch.no_grad():
            self.head[-1].bias[0] = -4.0  # type: ignore[operator]

    def forward(self, photo: Tensor) -> Tensor:
        seen, _ = self.pyramid(photo)
        found: Tensor = self.head(seen)
        return found

    @classmethod
    def load(cls, path: Path) -> Self:
        """The finder in `path`, ready to search; OperatorError when it cannot be read."""
        finder = cls()
        with explained(path):
            finder.load_state_dict(load_file(path))
        return finder.eval().requires_grad_(False)

    @torch.inference_mode()
    def find(self, photo: Tensor, least: float = CERTAIN) -> list[Face]:
        """Every face in a photo, uint8 (3, H, W), the surest first.

        least: how sure, from CANDIDATE on; where there are many, the bound of a crowd may be lower.
        """
        found = [face for side in LONG_SIDES for face in self.search(photo, side)]
        large = PORTRAIT * max(photo.shape[1:])
        if all(face.height < large for face in found if face.certainty > CERTAIN):
            found += self.search(photo, CROWD_SIDE)
        return certain(distinct(found), least)

    @torch.inference_mode()
    def search(self, photo: Tensor, long_side: int) -> list[Face]:
        """All that may be faces in a photo, uint8 (3, H, W), searched at that long side."""
        height, width = photo.shape[1:]
        factor = min(long_side / max(height, width), ENLARGED)
        size = (max(STRIDE, round(height * factor)), max(STRIDE, round(width * factor)))
        parameter = next(self.parameters())
        # Before it goes to the device: CUDA cannot make pictures of bytes smaller.
        small = resized(photo, size)[None].to(parameter.device)
        padded = F.pad(small.float() / 255, (0, -size[1] % STRIDE, 0, -size[0] % STRIDE))
        maps = self(padded.to(parameter.dtype))[0].float().cpu()
        return peaks(maps, CELL * width / size[1], CELL * height / size[0])


def distinct(found: Sequence[Face]) -> list[Face]:
    """Of faces that are in the same place the surest, the surest first."""
    kept: list[Face] = []
    for face in sorted(found, key=lambda face: -face.certainty):
        if all(face.overlap(other) < OVERLAP for other in kept):
            kept.append(face)
    return kept


def certain(found: Sequence[Face], least: float = CERTAIN) -> list[Face]:
    """Those that are sure enough, as in `FaceFinder.find`."""
    sure = [face for face in found if face.certainty > CERTAIN]
    if len(sure) < CROWDED:
        return [face for face in found if face.certainty > least]
    tallest = max(face.height for face in sure)
    least = min(least, CERTAIN_IN_CROWD)
    return [f for f in found if f.height <= tallest and f.certainty > least][:MOST]


def peaks(maps: Tensor, across: float, down: float) -> list[Face]:
    """What may be faces in maps (5, H, W) whose cells are `across` x `down` pixels of the photo."""
    heat = maps[0].sigmoid()
    highest = F.max_pool2d(heat[None, None], 3, 1, 1)[0, 0]
    rows, columns = ((heat == highest) & (heat > CANDIDATE)).nonzero().unbind(1)
    faces = []
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        width, height = maps[1:3, row, column].clamp(-4, 6).exp().tolist()
        x, y = maps[3:5, row, column].tolist()
        left, top = column + x - width / 2, row + y - height / 2
        certainty = float(heat[row, column])
        faces.append(Face(left * across, top * down, width * across, height * down, certainty))
    return faces
