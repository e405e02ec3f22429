"""Drawings by the shipped weights, and files of drawings as pictures again."""

import io
from functools import cache

import numpy as np
import resvg_py
import torch
from numpy.typing import NDArray
from PIL import Image

from model.contract.look import Look
from model.drawing.artist import Artist
from model.drawing.composition import Drawing
from model.drawing.hints import Hints
from model.drawing.loading import load_artist
from tests import paper

#: Somebody with long dark hair, whose drawing has the most strokes; a boy from near; a fair man.
STEMS = ("interfaces-0032", "norod-0036", "interfaces-0048")


@cache
def drawn(stem: str, medium: str = "ink") -> Drawing:
    """One of `tests/photos` in a medium, 1024 px."""
    (path,) = (path for path in paper.PHOTOS if path.stem == stem)
    look = Look(medium=medium)
    (drawing,) = Artist.load("line", device="cpu").draw([paper.photo(path, 1024)], [look])
    assert drawing.ink.shape == (1024, 1024)
    return drawing


@cache
def drawn_flat(stem: str, look: Look) -> Drawing:
    """One of `tests/photos` as a flat cartoon."""
    (path,) = (path for path in paper.PHOTOS if path.stem == stem)
    artist = load_artist("flat", device="cpu")
    (drawing,) = artist.draw([paper.photo(path)], [look], [Hints()])
    return drawing


def of_ink(ink: Image.Image, medium: str = "ink") -> Drawing:
    """A drawing (mode L) of nobody."""
    layer = torch.from_numpy(np.array(ink))
    return Drawing(layer, torch.full_like(layer, 255), medium=medium)


def rendered(svg: bytes, dpi: float = 96) -> NDArray[np.int64]:
    """An SVG on white, (H, W, 3)."""
    png = resvg_py.svg_to_bytes(svg.decode(), background="white", dpi=dpi)
    return np.array(Image.open(io.BytesIO(bytes(png))).convert("RGB")).astype(int)


def difference(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    """The mean one, as a share of that between black and white."""
    return float(np.abs(one - other).mean() / 255)
