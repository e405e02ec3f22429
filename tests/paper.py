"""Drawings on sheets of paper, as phones see them. Pictures are uint8 (3, H, W)."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from torch import Tensor

from model.contract.look import Look
from model.drawing.artist import Artist
from model.drawing.composition import on_white
from model.drawing.resizing import resized

Condition = Callable[[Tensor], Tensor]

#: As people draw: thin contours, nothing filled.
CONTOURS = Look(line_weight=0.0, detail=0.3, medium="page")

#: Height and width of a sheet.
SHEET = (576, 576)
PHOTOS = sorted((Path(__file__).parent / "photos").glob("*.webp"))


def photo(path: Path, side: int | None = None) -> Tensor:
    """One of `tests/photos`, which are square, at that size."""
    with Image.open(path) as file:
        image = file.convert("RGB")
    return tensor_of(image.resize((side, side)) if side else image)


@cache
def line_drawings() -> dict[str, Tensor]:
    """Three of the photos in contours, as the line artist draws pages, by name; as sheets."""
    paths = PHOTOS[::4]
    photos = [photo(path, 256) for path in paths]
    drawn = Artist.load("line", device="cpu").draw(photos, [CONTOURS] * len(photos))
    return {p.stem: resized(on_white(d), SHEET) for p, d in zip(paths, drawn, strict=True)}


def tensor_of(image: Image.Image) -> Tensor:
    return torch.from_numpy(np.array(image.convert("RGB"))).permute(2, 0, 1)


def image_of(sheet: Tensor) -> Image.Image:
    return Image.fromarray(sheet.permute(1, 2, 0).contiguous().numpy())


def as_it_is(sheet: Tensor) -> Tensor:
    """Scanned, or sent by an editor."""
    return sheet


def lit(sheet: Tensor, light: NDArray[np.float64]) -> Tensor:
    """The sheet under a light of that strength, (3, 1, 1) or (H, W)."""
    return (sheet * torch.from_numpy(light)).round().clamp(0, 255).to(torch.uint8)


def from_the_side(sheet: Tensor) -> Tensor:
    """A lamp on the left: on the right it is half as light."""
    return lit(sheet, np.tile(np.linspace(1, 0.5, sheet.shape[2]), (sheet.shape[1], 1)))


def in_the_shadow_of_a_hand(sheet: Tensor) -> Tensor:
    """The lower right half in shadow, with an edge as soft as a ceiling lamp makes it."""
    rows, columns = np.indices(sheet.shape[1:]) / max(sheet.shape[1:])
    return lit(sheet, 1 - 0.4 / (1 + np.exp(-20 * (rows + columns - 1.1))))


def by_lamplight(sheet: Tensor) -> Tensor:
    return lit(sheet, np.array([1.0, 0.88, 0.7])[:, None, None])


def grainy(sheet: Tensor) -> Tensor:
    noise = np.random.default_rng(0).normal(0, 6, tuple(sheet.shape))
    return (0.94 * sheet + torch.from_numpy(noise)).round().clamp(0, 255).to(torch.uint8)


def compressed(sheet: Tensor) -> Tensor:
    buffer = io.BytesIO()
    image_of(sheet).save(buffer, "JPEG", quality=50)
    return tensor_of(Image.open(buffer))


def all_of_it(sheet: Tensor) -> Tensor:
    """An ordinary phone on an ordinary evening."""
    return compressed(grainy(by_lamplight(in_the_shadow_of_a_hand(from_the_side(sheet)))))


CONDITIONS = (
    from_the_side,
    in_the_shadow_of_a_hand,
    by_lamplight,
    grainy,
    compressed,
    all_of_it,
)


def ruled(sheet: Tensor) -> Tensor:
    """On lined paper, with a blue rule every 24 px."""
    paper = Image.new("RGB", (sheet.shape[2], sheet.shape[1]), "white")
    pen = ImageDraw.Draw(paper)
    for row in range(20, sheet.shape[1], 24):
        pen.line((0, row, sheet.shape[2], row), fill=(176, 196, 226), width=2)
    return torch.minimum(sheet, tensor_of(paper))


def scribbled(
    sheet: Tensor, colour: tuple[int, int, int], box: tuple[int, int, int, int]
) -> Tensor:
    """A band of marker from the left to the right of the box; black lines show through."""
    ink = Image.new("RGB", (sheet.shape[2], sheet.shape[1]), "white")
    ImageDraw.Draw(ink).rectangle(box, fill=colour)
    return torch.minimum(sheet, tensor_of(ink))
