"""Ink targets of a data folder: made once, kept in a folder of their own, read again as planes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from rich.progress import track
from torch import Tensor

from model.training.data import artist_pairs
from model.training.data.in_one_step import in_one_step
from model.training.data.ink_targets import InkFields, Portrait, ink_fields
from model.training.data.parts import height_of_face

Array = NDArray[Any]
Size = tuple[int, int]

#: Height of a face in the stored pictures, in pixels, and by how much a photo is enlarged at most.
FACE, ENLARGED = 320.0, 1.1
#: The difference that fills a byte. Small ones decide where a stroke ends, so they get finer steps.
FULL = 0.3


class Planes(NamedTuple):
    """What is kept of a portrait, uint8 (H, W) each but for the differences, (3, H, W)."""

    differences: Array
    tone: Array
    person: Array


def make_all(folder: Path, ids: Sequence[str], landmarks: dict[str, Array], store: Path) -> None:
    """Make what is missing in `store`; goes on where it was stopped."""
    store.mkdir(parents=True, exist_ok=True)
    missing = [id for id in ids if not (store / f"{id}.webp").exists()]
    for id in track(missing, "Making ink targets"):
        write(ink_fields(read_portrait(folder, id, landmarks.get(id))), store / f"{id}.webp")


def read_portrait(folder: Path, id: str, landmarks: Array | None) -> Portrait:
    """A photo with its masks, at the size at which its ink is made."""
    photo = photo_of(folder, id)
    size = stored_size(photo.size, landmarks)
    points = None if landmarks is None else landmarks[:, :2] * size
    large = np.asarray(photo.resize(size, Image.Resampling.LANCZOS))
    if is_artists(id):
        person = np.asarray(artist_pairs.person_in(photo).resize(size), np.float32) / 255
        return Portrait(large, person, np.zeros_like(person), None, points)
    contours = folder / "medium" / f"{id}.webp"
    return Portrait(
        large,
        grey(folder / "mask" / f"{id}.webp", size),
        hair_of(folder, id, size),
        1 - grey(contours, size) if contours.exists() else None,
        points,
    )


def photo_of(folder: Path, id: str) -> Image.Image:
    """The photo of a portrait, whoever drew it, RGB."""
    if is_artists(id):
        return artist_pairs.photo_of(folder, id)
    return Image.open(folder / "photos" / f"{id}.webp").convert("RGB")


def planes_of(picture: Image.Image) -> Tensor:
    """An RGB picture as uint8 (3, H, W)."""
    return torch.from_numpy(np.array(picture)).permute(2, 0, 1)


def is_artists(id: str) -> bool:
    """Whether an artist's drawing is known of it, and no masks."""
    return id.startswith(artist_pairs.FOLDER)


def hair_of(folder: Path, id: str, size: Size) -> Array:
    """The hair mask, float32 (H, W) in [0, 1]; nothing where none is known."""
    path = folder / "hair" / f"{id}.webp"
    return grey(path, size) if path.exists() else np.zeros((size[1], size[0]), np.float32)


def stored_size(size: Size, landmarks: Array | None) -> Size:
    """Width and height at which a photo of `size` is kept, so that its face is FACE px high."""
    width, height = size
    face = min(size) / 2.5 if landmarks is None else height_of_face(landmarks[:, :2] * size)
    factor = min(FACE / face, ENLARGED)
    return round(width * factor), round(height * factor)


def grey(path: Path, size: Size) -> Array:
    """A grey picture as float32 (H, W) in [0, 1]."""
    picture = Image.open(path).convert("L").resize(size, Image.Resampling.BICUBIC)
    return np.asarray(picture, np.float32) / 255


def write(fields: InkFields, path: Path) -> None:
    """One lossless grey picture, the planes below one another, in one step."""
    differences = [compressed(difference) for difference in fields.differences]
    others = [
        (plane.clip(0, 1) * 255).round().astype(np.uint8) for plane in (fields.tone, fields.person)
    ]
    picture = Image.fromarray(np.concatenate([*differences, *others]))
    with in_one_step(path) as partial:
        picture.save(partial, "WEBP", lossless=True, quality=0, method=0)


def read(path: Path) -> Planes:
    """What `write` wrote."""
    pixels = np.asarray(Image.open(path).convert("L"))
    planes = pixels.reshape(5, pixels.shape[0] // 5, pixels.shape[1])
    return Planes(planes[:3], planes[3], planes[4])


def compressed(difference: Array) -> Array:
    """[-FULL, FULL] -> uint8 around 128, by square roots."""
    root = np.sign(difference) * np.sqrt(np.abs(difference) / FULL)
    return (128 + 127 * root.clip(-1, 1)).round().astype(np.uint8)
