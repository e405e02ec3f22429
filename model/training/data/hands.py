"""Drawings of portraits that no artist drew, as an artist might have: darkness, in a folder.

They are made by `model/training/self_training.py`.
"""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from model.training.data.in_one_step import in_one_step

Array = NDArray[Any]


def path_of(store: Path, id: str) -> Path:
    """Where the drawing of a portrait is kept, if there is one."""
    return store / f"{id}.webp"


def tried(store: Path, id: str) -> bool:
    """Whether somebody has drawn the portrait, or nobody could."""
    return path_of(store, id).exists() or _unlike(store, id).exists()


def write(store: Path, id: str, hand: Array | None) -> None:
    """Keep a drawing, (H, W) in [0, 1], in one step; or that there is none."""
    if hand is None:
        _unlike(store, id).touch()
        return
    pixels = Image.fromarray((hand.clip(0, 1) * 255).round().astype(np.uint8))
    with in_one_step(path_of(store, id)) as partial:
        pixels.save(partial, "WEBP", lossless=True, quality=0, method=0)


def read(store: Path, id: str, size: tuple[int, int]) -> Array:
    """Darkness of the drawing, uint8 (H, W); size: width and height."""
    picture = Image.open(path_of(store, id)).convert("L")
    return np.asarray(picture.resize(size, Image.Resampling.BICUBIC))


def _unlike(store: Path, id: str) -> Path:
    return store / f"{id}.none"
