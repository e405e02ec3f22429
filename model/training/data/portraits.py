"""Portraits with what is to be learnt from them, as a data folder holds them.

A data folder holds `photos/ID.webp`, `mask/` (person or background), and optionally `hair/`,
`medium/` (contours, black on white), `index.csv` (the face's box), `landmarks.npz` (478 points as
fractions of width and height) and `artist/` (`model/training/data/artist_pairs.py`). Ink is made
from these, once, and kept in a folder of its own.
"""

import csv
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from rich.progress import track
from torch import Tensor

from model.contract.errors import OperatorError
from model.training.data import artist_pairs, hands
from model.training.data.face_maps import face_map, feature_map
from model.training.data.face_points import Box, bounds
from model.training.data.ink_store import hair_of, is_artists, make_all, photo_of, read

Array = NDArray[Any]

#: Channels of a sample: the photo (3), the ink's differences (3), tone, person, hair, what is
#: important (the face and its features), and darkness of an artist's hand.
PLANES = 11
#: Folders without which nothing can be learnt.
KINDS = ("photos", "mask")
#: Where tone, person and hand are among them.
TONE, PERSON, HAND = 6, 7, 10
#: How much less than eyes or mouth the rest of a face counts in the loss.
ON_FACE = 0.4
#: Tip of the nose and the outer ends of the cheeks among the landmarks; how far from the middle of
#: the cheeks, towards one, the nose is in a head that counts as turned; how often such are shown.
NOSE, CHEEKS = 4, (234, 454)
TURNED, TURNED_SHOWN = 0.5, 3
#: How often portraits are shown of which the network before made a drawing.
DRAWN_SHOWN = 3
#: The ids of the portraits that are never learnt from.
HELD_OUT = Path(str(files("model.training.data").joinpath("held_out.txt")))


def read_ids(path: Path) -> list[str]:
    """The ids in a text file, one a line; lines that begin with # are comments."""
    lines = (line.strip() for line in path.read_text().splitlines())
    return [line for line in lines if line and not line.startswith("#")]


class Known(NamedTuple):
    """What is known of a portrait, and what is not has no say in what is learnt."""

    #: Whether an artist drew it, before paper.
    artist: bool = False
    #: Whether there is a drawing as an artist would have made it, by one or by the network.
    hand: bool = False
    hair: bool = True
    #: Where its face is; it may well have one.
    face: bool = True


class Portraits:
    """The pictures of a data folder, decoded once and kept in memory as uint8."""

    def __init__(
        self, folder: Path, ids: Sequence[str], store: Path, drawn: Path | None = None
    ) -> None:
        """Make what ink is missing in `store`, and read all.

        drawn: a folder of `hands`, for portraits that no artist drew.
        """
        self.folder = folder
        self._drawn = drawn
        self.ids = list(ids)
        self.landmarks = read_landmarks(folder / "landmarks.npz")
        artists = [id for id in self.ids if is_artists(id)]
        if artists:
            cache = store / "artist-landmarks.safetensors"
            self.landmarks |= artist_pairs.landmarks_of(folder, artists, cache)
        self._known = {id: self._knowledge(id) for id in self.ids}
        self._boxes = face_boxes(folder / "index.csv")
        self.faces: dict[str, Box] = {}
        make_all(folder, self.ids, self.landmarks, store)
        self._store = store
        with ThreadPoolExecutor() as pool:
            planes = pool.map(self._read, self.ids)
            self.planes = list(track(planes, "Reading pictures", len(self.ids)))

    @classmethod
    def available(cls, folder: Path) -> list[str]:
        """Ids of which the folder has the photo and who is in it, sorted."""
        stems = [{path.stem for path in (folder / kind).glob("*.webp")} for kind in KINDS]
        ids = sorted(set.intersection(*stems))
        if not ids:
            raise OperatorError(f"{folder} holds no training pictures: see docs/training.md")
        return ids

    def times(self, id: str, artists: int) -> int:
        """How often an epoch shows a portrait, and one that an artist drew.

        Heads that are turned are rare among portraits, and hardest to draw.
        """
        if is_artists(id):
            return artists
        if self.known(id).hand:
            return DRAWN_SHOWN
        return TURNED_SHOWN if self.turned(id) else 1

    def known(self, id: str) -> Known:
        """What there is to be learnt of a portrait."""
        return self._known[id]

    def _knowledge(self, id: str) -> Known:
        artist = is_artists(id)
        hand = artist or bool(self._drawn and hands.path_of(self._drawn, id).exists())
        return Known(artist, hand, hair=not artist, face=id in self.landmarks)

    def turned(self, id: str) -> bool:
        """Whether the head is turned well to one side; False where that is not known."""
        landmarks = self.landmarks.get(id)
        if landmarks is None:
            return False
        nose, right, left = landmarks[[NOSE, *CHEEKS], 0]
        return bool(abs(nose - (left + right) / 2) > TURNED * abs(left - right) / 2)

    def _read(self, id: str) -> Tensor:
        """(PLANES, H, W) uint8; notes the face's box in pixels of it."""
        made = read(self._store / f"{id}.webp")
        size = made.tone.shape[1], made.tone.shape[0]
        original = photo_of(self.folder, id)
        photo = np.asarray(original.resize(size, Image.Resampling.LANCZOS))
        landmarks = self.landmarks.get(id)
        self._note_face(id, size[0] / original.width, size, landmarks)
        features = np.asarray(feature_map(size, landmarks))
        face = np.asarray(face_map(size, landmarks))
        important = np.maximum(features, (ON_FACE * face).astype(np.uint8))
        hair = (hair_of(self.folder, id, size) * 255).round().astype(np.uint8)
        if is_artists(id):
            hand = artist_pairs.drawing_of(self.folder, id, size)
        elif self._drawn and self.known(id).hand:
            hand = hands.read(self._drawn, id, size)
        else:
            hand = np.zeros_like(hair)
        others = np.stack([made.tone, made.person, hair, important, hand])
        planes = np.concatenate([photo.transpose(2, 0, 1), made.differences, others])
        return torch.from_numpy(planes)

    def _note_face(
        self, id: str, factor: float, size: tuple[int, int], landmarks: Array | None
    ) -> None:
        """The box as given for the photo, at its size here; else that of the landmarks."""
        if id in self._boxes:
            x, y, width, height = (factor * value for value in self._boxes[id])
            self.faces[id] = (x, y, width, height)
        elif landmarks is not None:
            self.faces[id] = bounds(landmarks[:, :2] * size)


def face_boxes(path: Path) -> dict[str, Box]:
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
        raise OperatorError(f"{folder} has no index.csv, which says where how many faces are")
    with (folder / "index.csv").open() as file:
        return {row["id"] for row in csv.DictReader(file) if row["faces"] == "1"}


def read_landmarks(path: Path) -> dict[str, Array]:
    if not path.exists():
        return {}
    with np.load(path) as file:  # allow_pickle is off by default
        return {id: file[id].astype(np.float32) for id in file.files}
