"""Portraits with their drawings, as a data folder holds them.

A data folder holds `photos/ID.webp`, the line drawings `bold/`, `medium/` and `fine/` (grey, black
on white, aligned to the photo), `mask/` (person or background), and optionally `index.csv` (the
face's box) and `landmarks.npz` (478 points as fractions of width and height).
"""

import csv
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from rich.progress import track
from torch import Tensor

from model.errors import OperatorError
from model.training.face_maps import face_map, feature_map
from model.training.targets import draw_faces
from model.training.tone import few_strokes, shade

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
    """Ids of the portraits that show one face and no more.

    Raises OperatorError where that is not known.
    """
    if not (folder / "index.csv").exists():
        raise OperatorError(f"{folder} has no index.csv: the face finder learns from its boxes")
    with (folder / "index.csv").open() as file:
        return {row["id"] for row in csv.DictReader(file) if row["faces"] == "1"}


def read_landmarks(path: Path) -> dict[str, Array]:
    if not path.exists():
        return {}
    with np.load(path) as file:  # allow_pickle is off by default
        return {id: file[id].astype(np.float32) for id in file.files}
