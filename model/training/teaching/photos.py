"""People to be drawn while a style is learnt: any folder of photos, of which faces are found."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageOps
from rich.progress import track
from torch import Tensor

from model.contract.errors import OperatorError
from model.drawing.head_squares import middles
from model.drawing.landmarks import MIRRORED
from model.drawing.places import coordinates, sampled
from model.drawing.reader import FaceReader

#: Side of the square in which a photo lies, in its upper left corner, in pixels.
CANVAS = 448
#: What a picture's file name ends with.
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
#: Distance from the eyes' middle to the lips' in a crop, over its side: from whole figures to faces
#: that fill it.
LEAST, MOST = 0.13, 0.28
#: How far from the crop's middle the eyes are at most, over its side, and turned, in radians.
ASIDE, TURNED = 0.16, 0.2


class Photos:
    """Photos of people, decoded once, on a device.

    pictures (N, 3, CANVAS, CANVAS) uint8; sizes (N, 2), width and height; points (N, 68, 2), the
    landmarks of the largest face, in pixels. Raises OperatorError where there are too few.
    """

    #: Photos with a face, at least.
    fewest = 50

    def __init__(
        self,
        paths: Sequence[Path],
        reader: FaceReader,
        device: torch.device,
        fewest: int | None = None,
    ) -> None:
        fewest = self.fewest if fewest is None else fewest
        pictures, sizes, points = [], [], []
        self.paths: list[Path] = []
        for path in track(paths, "Finding faces in photos"):
            picture = decoded(path)
            found = reader.people(picture, most=1).read if picture is not None else ()
            if picture is None or not found:
                continue
            height, width = picture.shape[1:]
            pictures.append(F.pad(picture, (0, CANVAS - width, 0, CANVAS - height)))
            sizes.append((width, height))
            points.append(found[0].points)
            self.paths.append(path)
        if len(pictures) < fewest:
            raise OperatorError(
                f"a face was found in {len(pictures)} photos of {len(paths)}, and {fewest} "
                "are needed: give a folder with more photos of people"
            )
        self.pictures = torch.stack(pictures).to(device)
        self.sizes = torch.tensor(sizes, device=device).float()
        self.points = torch.tensor(points, device=device)

    def __len__(self) -> int:
        return len(self.pictures)

    def batch(self, count: int, side: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Crops (B, 3, side, side) in [0, 1], and their faces' landmarks (B, 68, 2) in pixels.

        generator: on the CPU.
        """
        crops = self._crops(count, side, generator)
        return sampled(self.pictures[crops.chosen].float() / 255, crops.places), crops.points

    def _crops(self, count: int, side: int, generator: torch.Generator) -> "Crops":
        """Some, by chance."""
        chosen = torch.randint(len(self), (count,), generator=generator)
        chosen = chosen.to(self.pictures.device)
        points = self.points[chosen]
        right, left, lips = middles(points)
        eyes = (right + left) / 2
        distance = (lips - eyes).norm(dim=1).clamp(min=2.0)

        def random(low: float, high: float) -> Tensor:
            drawn = low + (high - low) * torch.rand(count, generator=generator)
            return drawn.to(points.device)

        # No more than there is: a photo is not made smaller than the crop.
        wanted = random(LEAST, MOST)
        least = distance / self.sizes[chosen].amin(1)
        scale = distance / (torch.maximum(wanted, least.clamp(max=MOST)) * side)
        angle = random(-TURNED, TURNED) * (random(0, 1) < 0.5)
        mirrored = torch.where(random(0, 1) < 0.5, -1.0, 1.0)
        cos, sin = angle.cos() * scale, angle.sin() * scale
        turn = torch.stack([mirrored * cos, -mirrored * sin, sin, cos], 1).view(-1, 2, 2)
        aim = side * torch.stack([0.5 + random(-ASIDE, ASIDE), 0.45 + random(-ASIDE, ASIDE)], 1)
        shift = eyes - (turn @ aim[..., None])[..., 0]
        places = coordinates(points.new_empty(1, 1, side, side))[0]
        turned = torch.einsum("bij,jhw->bihw", turn, places)
        limits = (self.sizes[chosen] - 1)[:, :, None, None]
        # Moved into the photo, as far as it is large enough.
        low, high = (shift + end for end in (turned.amin((2, 3)), turned.amax((2, 3))))
        room = limits[:, :, 0, 0]
        inwards = (-low).clamp(min=0) - (high - room).clamp(min=0)
        shift = shift + torch.where(high - low <= room, inwards, (room - high - low) / 2)
        there = turned + shift[:, :, None, None]
        there = torch.minimum(there.clamp(min=0), limits)
        back = torch.linalg.inv(turn)
        moved = (points - shift[:, None]) @ back.transpose(1, 2)
        # In the mirror the right eye is the left one.
        swapped = moved[:, list(MIRRORED)]
        facing = torch.where((mirrored < 0)[:, None, None], swapped, moved)
        return Crops(chosen, there, facing)


class Crops(NamedTuple):
    """Which photos are cut, (B,); where, (B, 2, S, S) in pixels; landmarks in crops (B, 68, 2)."""

    chosen: Tensor
    places: Tensor
    points: Tensor


class Pairs(Photos):
    """Photos of which there is a drawing: FOLDER/photos/NAME.* and FOLDER/drawings/NAME.*.

    Raises OperatorError where there are too few.
    """

    fewest = 5

    def __init__(self, folder: Path, reader: FaceReader, device: torch.device) -> None:
        drawings = {path.stem: path for path in pictures_in(folder / "drawings")}
        photos = [path for path in pictures_in(folder / "photos") if path.stem in drawings]
        super().__init__(photos, reader, device)
        found = [decoded(drawings[path.stem]) for path in self.paths]
        self.drawings = torch.zeros_like(self.pictures)
        for index, (drawing, size) in enumerate(zip(found, self.sizes.int().tolist(), strict=True)):
            if drawing is None:
                raise OperatorError(f"{drawings[self.paths[index].stem]} is no picture")
            width, height = size
            small = F.interpolate(drawing[None].float(), (height, width), mode="area")[0]
            self.drawings[index, :, :height, :width] = small.round().to(torch.uint8)

    def both(self, count: int, side: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Crops (B, 3, side, side) in [0, 1] of photos, and the same of their drawings."""
        crops = self._crops(count, side, generator)
        photos, drawings = (
            sampled(pictures[crops.chosen].float() / 255, crops.places)
            for pictures in (self.pictures, self.drawings)
        )
        return photos, drawings


def pictures_in(folder: Path) -> list[Path]:
    """The pictures of a folder, by name."""
    return sorted(path for path in folder.glob("*") if path.suffix.lower() in SUFFIXES)


def decoded(path: Path) -> Tensor | None:
    """A photo, uint8 (3, H, W), upright, no larger than a CANVAS; None where it is no picture."""
    try:
        with Image.open(path) as file:
            file.draft("RGB", (2 * CANVAS, 2 * CANVAS))
            picture = ImageOps.exif_transpose(file).convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    picture.thumbnail((CANVAS, CANVAS), Image.Resampling.LANCZOS)
    return torch.from_numpy(np.array(picture)).permute(2, 0, 1)
