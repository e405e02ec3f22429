"""Portraits on a device, ready to be put together to scenes: with their colours, calmed, and parts.

Everybody lies in a square canvas of one size, from its upper left corner, so that all can be cut
at once.
"""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from rich.progress import track

from model.drawing.lab import to_lab, to_rgb
from model.training.data.calm import SHAPES, TONES, calmed
from model.training.data.face_points import Box, bounds
from model.training.data.ink_store import grey, hair_of, photo_of
from model.training.data.portraits import face_boxes, read_landmarks, single_faces
from model.training.data.regions import REGIONS, regions

Array = NDArray[Any]

#: Side of the canvas, and the height of a face in it at most, in pixels.
CANVAS, FACE = 448, 320.0
#: Points of a face's mesh.
POINTS = 478
#: For which height of a face lengths hold that say how calm colours are.
UNIT = 420.0
#: Of portraits with landmarks, which say where their faces are.
NO_BOX = (0.0, 0.0, 1.0, 1.0)
#: Pictures that are calmed at once.
BATCH = 16


class Parts(NamedTuple):
    """Planes of a portrait, in this order; all uint8."""

    photo: slice = slice(0, 3)
    tones: slice = slice(3, 6)
    shapes: slice = slice(6, 9)
    person: slice = slice(9, 10)
    hair: slice = slice(10, 11)
    skin: slice = slice(11, 12)
    clothes: slice = slice(12, 13)


PARTS, PLANES = Parts(), 13


class Portrait(NamedTuple):
    """One, in the corner of its canvas."""

    planes: Array
    #: Width and height of what it fills, and the middle and height of its face, in pixels.
    size: tuple[int, int]
    head: tuple[float, float, float]
    #: (POINTS, 2) in pixels; zeros where they are not known.
    points: Array


class People:
    """Everybody whose face is known, on a device.

    planes (N, PLANES, CANVAS, CANVAS) uint8; sizes (N, 2), heads (N, 3) and points (N, POINTS, 2)
    in pixels; known (N,): whether points are; alone (N,): whether nobody else is in the photo.
    """

    def __init__(self, folder: Path, ids: Sequence[str], device: torch.device, jobs: int) -> None:
        boxes = face_boxes(folder / "index.csv")
        landmarks = read_landmarks(folder / "landmarks.npz")
        alone = single_faces(folder)
        self.ids = [id for id in ids if id in boxes or id in landmarks]
        asked = [(folder, id, boxes.get(id, NO_BOX), landmarks.get(id)) for id in self.ids]
        with ProcessPoolExecutor(jobs) as pool:
            read = pool.map(_read, asked, chunksize=16)
            found = list(track(read, "Reading portraits", len(asked)))
        self.planes = torch.from_numpy(np.stack([one.planes for one in found])).to(device)
        self.sizes = torch.tensor([one.size for one in found], device=device).float()
        self.heads = torch.tensor([one.head for one in found], device=device)
        self.points = torch.from_numpy(np.stack([one.points for one in found])).to(device)
        self.known = self.points.abs().sum((1, 2)) > 0
        self.alone = torch.tensor([id in alone for id in self.ids], device=device)
        self._calm()

    def __len__(self) -> int:
        return len(self.ids)

    @torch.no_grad()
    def _calm(self) -> None:
        """Those of one size together."""

        def size_of(index: int) -> list[float]:
            sides: list[float] = self.sizes[index].tolist()
            return sides

        order = sorted(range(len(self)), key=size_of)
        alike = [list(same) for _, same in groupby(order, size_of)]
        groups = [same[at : at + BATCH] for same in alike for at in range(0, len(same), BATCH)]
        for some in track(groups, "Calming colours"):
            width, height = (int(side) for side in self.sizes[some[0]].tolist())
            chosen = torch.tensor(some, device=self.planes.device)
            photos = self.planes[chosen, PARTS.photo, :height, :width].float() / 255
            scale = float(self.heads[chosen, 2].mean()) / UNIT
            lab = to_lab(photos)
            for where, how in ((PARTS.tones, TONES), (PARTS.shapes, SHAPES)):
                made = (to_rgb(calmed(lab, scale, how)) * 255).round().to(torch.uint8)
                self.planes[chosen, where, :height, :width] = made


def _read(asked: tuple[Path, str, Box, Array | None]) -> Portrait:
    """All planes but the calm ones; the box counts where there are no landmarks."""
    folder, id, box, landmarks = asked
    picture = photo_of(folder, id)
    if landmarks is not None:
        landmarks = landmarks[:, :2]
        box = bounds(landmarks * picture.size)
    x, y, width, height = box
    factor = min(CANVAS / max(picture.size), FACE / height, 1.0)
    size = (round(picture.width * factor), round(picture.height * factor))
    photo = np.asarray(picture.resize(size, Image.Resampling.LANCZOS))
    person = _bytes(grey(folder / "mask" / f"{id}.webp", size))
    hair = _bytes(hair_of(folder, id, size))
    found = regions(photo, landmarks, person)
    if not hair.any():
        hair = found[REGIONS.index("hair")]
    # What the hair mask says is better than what colours do.
    others = [np.minimum(found[REGIONS.index(name)], 255 - hair) for name in ("skin", "clothes")]
    planes = np.zeros((PLANES, CANVAS, CANVAS), np.uint8)
    planes[PARTS.photo, : size[1], : size[0]] = photo.transpose(2, 0, 1)
    for index, plane in enumerate((person, hair, *others), PARTS.person.start):
        planes[index, : size[1], : size[0]] = plane
    across, down = size[0] / picture.width, size[1] / picture.height
    head = (across * (x + width / 2), down * (y + height / 2), down * height)
    points = np.zeros((POINTS, 2), np.float32)
    if landmarks is not None:
        points[:] = landmarks * size
    return Portrait(planes, size, head, points)


def _bytes(mask: Array) -> Array:
    """[0, 1] as uint8."""
    bytes: Array = (mask * 255).round().astype(np.uint8)
    return bytes
