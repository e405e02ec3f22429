"""A data folder of two portraits with what coloured sketches are learnt from."""

import shutil
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from model.contract.look import Look
from model.drawing.artist import Artist
from model.training.data.portraits import read_landmarks
from tests import paper

HERE = Path(__file__).parent
#: Points of the face mesh as fractions of the sides: a portrait, and somebody from the side.
LANDMARKS = read_landmarks(HERE / "data" / "landmarks.npz")
SIDE = 256


def photo(id: str) -> NDArray[np.uint8]:
    """RGB (SIDE, SIDE, 3)."""
    return np.array(paper.image_of(paper.photo(HERE / "photos" / f"{id}.webp", SIDE)))


def persons() -> dict[str, NDArray[np.uint8]]:
    """Where the line artist sees somebody, (SIDE, SIDE), 255 inside."""
    photos = [torch.from_numpy(photo(id)).permute(2, 0, 1) for id in LANDMARKS]
    drawn = Artist.load("line", device="cpu").draw(photos, [Look()] * len(photos))
    found = [Image.fromarray(one.person.numpy()).resize((SIDE, SIDE)) for one in drawn]
    return dict(zip(LANDMARKS, map(np.array, found), strict=True))


def write_folder(folder: Path) -> Path:
    """Photos, masks and landmarks."""
    for kind in ("photos", "mask"):
        (folder / kind).mkdir(parents=True)
    shutil.copy(HERE / "data" / "landmarks.npz", folder)
    for id, person in persons().items():
        seen = Image.fromarray(photo(id))
        seen.save(folder / "photos" / f"{id}.webp", lossless=True)
        Image.fromarray(person).save(folder / "mask" / f"{id}.webp", lossless=True)
    return folder
