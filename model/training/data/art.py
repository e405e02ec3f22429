"""Drawn pictures and patches of them: what the enlarger learns to make sharp.

A data folder has sets of drawings in `styles/`; our own drawings of portraits lie in a folder of
theirs (`drawn.py`).
"""

import random
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from PIL import Image
from rich.progress import track
from torch import Tensor

from model.contract.errors import OperatorError
from model.training.data.ink_store import planes_of
from model.training.data.portraits import HELD_OUT, read_ids

#: Sets of `styles/` and, last, our own drawings: how often each is shown, and how many patches are
#: cut of a picture.
OURS = "ours"
SHOWN = {"webtoon": 0.4, "inkheads": 0.2, "toon3d": 0.15, OURS: 0.25}
PATCHES = {"webtoon": 4, "inkheads": 2, "toon3d": 1, OURS: 6}
#: Side of a patch in pixels; of how many places in a picture the one with most in it is cut out.
SIDE, PLACES = 128, 3
#: Pictures are made smaller by this, which takes the marks of their own compression away.
SMALLEST, LARGEST = 0.5, 0.95
#: One of so many pictures is kept for evaluation.
HELD_OUT_OF = 8
#: Modifiers of the skin's tone in an emoji's name: Fluent Emoji are named by their code points.
SKIN_TONE = re.compile(r"-1f3f[b-f]")


class Art(NamedTuple):
    """A picture: which set it is of, and where it lies."""

    set: str
    path: Path


def find_art(data: Path, drawn: Path | None = None) -> list[Art]:
    """Every drawn picture of a data folder, and of one of our own drawings; sorted.

    Raises OperatorError where there is none.
    """
    found = [Art(name, path) for name in SHOWN for path in (data / "styles" / name).glob("*.webp")]
    if drawn is not None:
        found += [Art(OURS, path) for path in drawn.glob("*/*.webp")]
    if not found:
        raise OperatorError(f"{data} has no drawn pictures in styles/, from which enlarging learns")
    return sorted(found)


def is_held_out(art: Art) -> bool:
    """Whether a picture is never learnt from: by its name, so that it does not depend on others.

    Panels of one page, and one emoji in several skin tones, are kept together; of our own drawings,
    those of held-out portraits.
    """
    if art.set == OURS:
        return art.path.stem in _held_out_portraits()
    name = SKIN_TONE.sub("", art.path.stem)
    panel = re.fullmatch(r"webtoon-\d+-(\w+)", name)
    return zlib.crc32((panel[1] if panel else name).encode()) % HELD_OUT_OF == 0


@cache
def _held_out_portraits() -> frozenset[str]:
    return frozenset(read_ids(HELD_OUT))


def read_art(art: Art) -> Image.Image:
    """The picture on white, RGB."""
    with Image.open(art.path) as file:
        if not file.has_transparency_data:
            return file.convert("RGB")
        picture = file.convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    return white.convert("RGB")


def cleaned(picture: Image.Image, factor: float) -> Image.Image:
    """Made smaller by a factor, but not below SIDE; what is smaller than SIDE stays as it is."""
    factor = min(1.0, max(factor, SIDE / min(picture.size)))
    size = round(picture.width * factor), round(picture.height * factor)
    return picture.resize(size, Image.Resampling.LANCZOS)


def fullest(picture: Image.Image, side: int, rng: random.Random) -> Image.Image | None:
    """Of some squares, the one with most lines in it; None where there is no room for one."""
    width, height = picture.size
    if min(width, height) < side:
        return None
    grey = np.asarray(picture.convert("L"), np.float32)
    steps = np.abs(np.diff(grey, axis=0))[:, :-1] + np.abs(np.diff(grey, axis=1))[:-1]

    def lines(place: tuple[int, int]) -> float:
        left, top = place
        return float(steps[top : top + side, left : left + side].mean())

    places = [(rng.randint(0, width - side), rng.randint(0, height - side)) for _ in range(PLACES)]
    left, top = max(places, key=lines)
    return picture.crop((left, top, left + side, top + side))


class Patches:
    """Patches (N, 3, SIDE, SIDE), uint8, in memory; the same for the same pictures and seed."""

    def __init__(self, pictures: Sequence[Art], seed: int) -> None:
        cut: dict[str, list[Tensor]] = {}
        for art in track(pictures, "Reading pictures"):
            cut.setdefault(art.set, []).extend(_patches(art, seed))
        self._by_set: Mapping[str, Tensor] = {
            name: torch.stack(some) for name, some in cut.items() if some
        }
        if not self._by_set:
            raise OperatorError(f"no picture is as large as {SIDE} x {SIDE} pixels")

    def __len__(self) -> int:
        return sum(map(len, self._by_set.values()))

    def some(self, count: int, rng: random.Random) -> list[Tensor]:
        """So many, (3, SIDE, SIDE), of every set as often as SHOWN."""
        names = list(self._by_set)
        chosen = rng.choices(names, [SHOWN[name] for name in names], k=count)
        sets = [self._by_set[name] for name in chosen]
        return [patches[rng.randrange(len(patches))] for patches in sets]


def _patches(art: Art, seed: int) -> Iterator[Tensor]:
    rng = random.Random(f"{seed} {art.path.stem}")  # noqa: S311
    picture = read_art(art)
    for _ in range(PATCHES[art.set]):
        patch = fullest(cleaned(picture, rng.uniform(SMALLEST, LARGEST)), SIDE, rng)
        if patch is not None:
            yield planes_of(patch)
