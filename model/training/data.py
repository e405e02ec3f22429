"""Portraits with their drawings, cut into training crops.

A data folder holds `photos/ID.webp`, the line drawings `bold/`, `medium/` and `fine/` (grey, black
on white, aligned to the photo), `mask/` (person or background), and optionally `index.csv` (the
face's box) and `landmarks.npz` (478 points as fractions of width and height).
"""

import csv
import math
import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter
from rich.progress import track
from torch import Tensor
from torch.utils.data import Dataset

from model.errors import OperatorError
from model.resizing import resized
from model.training.targets import draw_faces
from model.training.tone import OVAL, few_strokes, shade

Array = NDArray[Any]

#: From bold strokes and little detail to thin strokes and the most.
DRAWINGS = ("bold", "medium", "fine")
#: Channels of a sample: the photo, the three drawings, the person, the facial features, the shade.
PLANES = 3 + len(DRAWINGS) + 3
#: How much less than eyes or mouth the rest of a face counts in the loss.
ON_FACE = 0.4
#: Tip of the nose and the outer ends of the cheeks among the landmarks; how far from the middle of
#: the cheeks, towards one, the nose is in a head that counts as turned; how often such are shown.
NOSE, CHEEKS = 4, (234, 454)
TURNED, TURNED_SHOWN = 0.5, 3
#: Outlines of brows, eyes, nose and lips among the 478 landmarks of the MediaPipe face mesh.
FEATURES = (
    (70, 63, 105, 66, 107, 55, 65, 52, 53, 46),
    (336, 296, 334, 293, 300, 276, 283, 282, 295, 285),
    (33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7),
    (263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249),
    (98, 97, 2, 326, 327, 294, 278, 344, 440, 4, 220, 115, 48, 64),
    (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146),
)


def read_ids(path: Path) -> list[str]:
    """The ids in a text file, one a line; lines that begin with # are comments."""
    lines = (line.strip() for line in path.read_text().splitlines())
    return [line for line in lines if line and not line.startswith("#")]


class Portraits:
    """The pictures of a data folder, decoded once and kept in memory as uint8."""

    def __init__(self, folder: Path, ids: Sequence[str]) -> None:
        self.folder = folder
        self.ids = list(ids)
        self.faces = _face_boxes(folder / "index.csv")
        self.landmarks = read_landmarks(folder / "landmarks.npz")
        with ThreadPoolExecutor() as pool:
            planes = pool.map(self._read, self.ids)
            self.planes = list(track(planes, "Reading pictures", len(self.ids)))

    @classmethod
    def available(cls, folder: Path) -> list[str]:
        """Ids of which the folder has the photo and every drawing, sorted."""
        kinds = ("photos", *DRAWINGS, "mask")
        stems = [{path.stem for path in (folder / kind).glob("*.webp")} for kind in kinds]
        ids = sorted(set.intersection(*stems))
        if not ids:
            raise OperatorError(f"{folder} holds no training pictures: see docs/training.md")
        return ids

    def times(self, id: str) -> int:
        """How often an epoch shows a portrait.

        Heads that are turned are rare among portraits, and hardest to draw.
        """
        return TURNED_SHOWN if self.turned(id) else 1

    def turned(self, id: str) -> bool:
        """Whether the head is turned well to one side; False where that is not known."""
        landmarks = self.landmarks.get(id)
        if landmarks is None:
            return False
        nose, right, left = landmarks[[NOSE, *CHEEKS], 0]
        return bool(abs(nose - (left + right) / 2) > TURNED * abs(left - right) / 2)

    def _read(self, id: str) -> Tensor:
        """(PLANES, H, W) uint8."""
        photo = Image.open(self.folder / "photos" / f"{id}.webp").convert("RGB")
        greys = [self._grey(kind, id, photo.size) for kind in (*DRAWINGS, "mask")]
        landmarks = self.landmarks.get(id)
        features = np.asarray(feature_map(photo.size, landmarks))
        face = np.asarray(face_map(photo.size, landmarks))
        pixels, person = np.asarray(photo), greys[-1]
        important = np.maximum(features, (ON_FACE * face).astype(np.uint8))
        extras = [*greys, important, shade(pixels, landmarks, person)]
        planes = np.concatenate([pixels, np.stack(extras, -1)], axis=-1)
        tensor = torch.from_numpy(planes).permute(2, 0, 1).contiguous()
        height = photo.height / 3
        if landmarks is not None:
            height = float(np.ptp(landmarks[:, 1])) * photo.height
            redraw_face(tensor, torch.from_numpy(face.copy()), height)
        sparse = few_strokes(tensor[3].numpy(), np.maximum(features, face), height)
        tensor[3] = torch.from_numpy(sparse)
        return tensor

    def _grey(self, kind: str, id: str, size: tuple[int, int]) -> Array:
        grey = Image.open(self.folder / kind / f"{id}.webp").convert("L")
        return np.asarray(grey.resize(size))


def redraw_face(planes: Tensor, where: Tensor, height: float) -> None:
    """Draw the face of (PLANES, H, W) anew in all drawings, in place; where (H, W), 255 on it."""
    rows, columns = where.nonzero().unbind(1)
    if len(rows) == 0:
        return
    margin = int(0.25 * height)
    box = (
        slice(None),
        slice(max(0, int(rows.min()) - margin), int(rows.max()) + margin),
        slice(max(0, int(columns.min()) - margin), int(columns.max()) + margin),
    )
    window = planes[box].float()[None] / 255
    inside = where[None][box].float()[None] / 255
    drawn = draw_faces(1 - window[:, 3:6], window[:, :3], inside, height)
    planes[3:6][box] = ((1 - drawn[0]) * 255).round().to(torch.uint8)


def face_map(size: tuple[int, int], landmarks: Array | None) -> Image.Image:
    """Where the face is, chin to forehead: 255 inside, soft at the rim, 0 without landmarks."""
    canvas = Image.new("L", size)
    if landmarks is None:
        return canvas
    outline = landmarks[list(OVAL), :2] * size
    middle = outline.mean(axis=0)
    # A little larger than the face mesh, so that jaw and cheeks are drawn with it.
    wider = middle + 1.1 * (outline - middle)
    ImageDraw.Draw(canvas).polygon([tuple(point) for point in wider], fill=255)
    return canvas.filter(ImageFilter.GaussianBlur(0.03 * float(np.ptp(outline[:, 1]))))


def feature_map(size: tuple[int, int], landmarks: Array | None) -> Image.Image:
    """Where brows, eyes, nose and mouth are: 255 inside, soft at the rim, 0 without landmarks."""
    width, height = size
    canvas = Image.new("L", size)
    if landmarks is None:
        return canvas
    points = landmarks[:, :2] * (width, height)
    reach = float(np.ptp(points[:, 1])) / 40
    pen = ImageDraw.Draw(canvas)
    for outline in FEATURES:
        pen.polygon([tuple(points[index]) for index in outline], fill=255)
    grown = canvas.filter(ImageFilter.GaussianBlur(reach)).point(lambda v: min(255, 3 * v))
    return grown.filter(ImageFilter.GaussianBlur(reach / 2))


def _face_boxes(path: Path) -> dict[str, tuple[float, float, float, float]]:
    """Largest face by id: x, y, width, height in pixels."""
    if not path.exists():
        return {}
    with path.open() as file:
        return {
            row["id"]: (float(row["x"]), float(row["y"]), float(row["w"]), float(row["h"]))
            for row in csv.DictReader(file)
            if row["x"]
        }


def single_faces(folder: Path) -> set[str]:
    """Ids of the portraits that show one face and no more."""
    with (folder / "index.csv").open() as file:
        return {row["id"] for row in csv.DictReader(file) if row["faces"] == "1"}


def read_landmarks(path: Path) -> dict[str, Array]:
    if not path.exists():
        return {}
    with np.load(path) as file:  # allow_pickle is off by default
        return {id: file[id].astype(np.float32) for id in file.files}


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


class Sample(NamedTuple):
    """A crop (3, S, S), its drawings (3, S, S), and (1, S, S) each of the others, all uint8.

    What only coloured portraits have (`model/training/coloured.py`) has no channels elsewhere.
    """

    photo: Tensor
    drawings: Tensor
    person: Tensor
    features: Tensor
    shade: Tensor
    #: (3, S, S): colours without lines.
    fill: Tensor
    #: (3, S, S): hair, skin and clothes.
    regions: Tensor
    #: (1, S, S): 255 where the fill is to be learnt as it is.
    shown: Tensor

    @classmethod
    def of(cls, planes: Tensor) -> "Sample":
        """Planes (P, S, S) by their names."""
        return cls(*planes.tensor_split((3, 6, 7, 8, PLANES, PLANES + 3, PLANES + 6)))


class Crops(Dataset[Sample]):
    """Random crops of portraits; item `i` is a fixed function of the seed, the plan and `i`."""

    def __init__(self, portraits: Portraits, plan: CropPlan, length: int, seed: int) -> None:
        self.portraits = portraits
        self.plan = plan
        self.length = length
        self.seed = seed
        times = (portraits.times(id) for id in portraits.ids)
        self.shown = [index for index, count in enumerate(times) for _ in range(count)]

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> Sample:
        rng = random.Random(f"{self.seed}/{self.plan.size}/{index}")  # noqa: S311
        # Every epoch shows every portrait, in an order of its own.
        epoch, position = divmod(index, len(self.shown))
        order = np.random.default_rng([self.seed, epoch]).permutation(self.shown)
        crop = self._cut(int(order[position]), rng)
        return Sample.of(crop)

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
