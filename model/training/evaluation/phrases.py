"""A report on whether sketches get the colours that words ask for.

Every phrase of a list is drawn for a few portraits that the network has never seen, and the hue of
the part that it names is measured. Where that part is, the photo tells, not the network.
"""

import csv
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rich.console import Console
from rich.progress import track
from torch import Tensor

from model.contract.colours import PARTS, Colours
from model.contract.look import Look
from model.drawing.composition import Drawing, on_white
from model.drawing.hints import Hints
from model.drawing.lab import lab_of, to_lab
from model.drawing.resizing import resized
from model.training.data.portraits import PERSON, Portraits
from model.training.data.regions import REGIONS, regions
from model.training.evaluation.contact_sheet import SHOWABLE
from model.training.evaluation.line import inked
from model.training.evaluation.slices import NEVER_LEARNT, read_slices

PHRASES = Path(str(files("model.training.evaluation").joinpath("colour_phrases.csv")))
#: Sketches that each phrase is drawn for.
SKETCHES = 6
#: How far a hue may be from the one that was asked for, in degrees; and for greys, which have
#: none, how much chroma there may be.
HUE, GREY = 25.0, 18.0
#: A colour with less chroma than this is a grey.
COLOURED = 12.0
#: How sure it must be that a pixel is of a part.
CERTAIN = 0.6

Draw = Callable[[Sequence[Tensor], Sequence[Look], Sequence[Hints]], list[Drawing]]

console = Console()


@dataclass(frozen=True)
class Obeyed:
    """What came of one colour asked for one part of one sketch."""

    phrase: str
    sketch: str
    part: str
    #: Degrees between the hues, or the chroma where a grey was asked for.
    off: float
    obeyed: bool


def evaluate_phrases(draw: Draw, portraits: Portraits, out: Path) -> float:
    """Colour SKETCHES by every phrase; returns the share of parts that have the hue, in %."""
    out.mkdir(parents=True, exist_ok=True)
    results, phrases = [], read_phrases()
    for id, planes in track(sketches(portraits), "Colouring by words"):
        photo, sketch = planes[:3], inked(planes).expand(3, -1, -1)
        where = parts_of(photo, portraits.landmarks[id], planes[PERSON])
        for phrase, colours in phrases.items():
            (drawing,) = draw([sketch], [Look()], [Hints(colours)])
            picture = resized(on_white(drawing), (photo.shape[1], photo.shape[2]))
            results += measured(phrase, id, picture, colours, where)
    with (out / "phrases.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([field.name for field in fields(Obeyed)])
        writer.writerows([getattr(one, f.name) for f in fields(Obeyed)] for one in results)
    share = 100 * float(np.mean([one.obeyed for one in results]))
    for part in (*REGIONS, "background"):
        own = [one.obeyed for one in results if one.part == part]
        if own:
            console.print(f"{part}: {100 * np.mean(own):.1f} % of {len(own)}", highlight=False)
    console.print(f"asked for and there: {share:.1f} % of {len(results)}", highlight=False)
    return share


def sketches(portraits: Portraits) -> list[tuple[str, Tensor]]:
    """The portraits whose drawings serve as sketches: showable ones, spread over all.

    None that any weights have learnt from.
    """
    unseen = read_slices()[NEVER_LEARNT]
    usable = [
        (id, planes)
        for id, planes in zip(portraits.ids, portraits.planes, strict=True)
        if id in unseen and id.startswith(SHOWABLE) and id in portraits.landmarks
    ]
    return usable[:: max(1, len(usable) // SKETCHES)][:SKETCHES]


def read_phrases(path: Path = PHRASES) -> dict[str, Colours]:
    """What each phrase asks for; that the words mean this, a test of the words holds."""
    with path.open(encoding="utf-8") as file:
        return {row["phrase"]: _named(row) for row in csv.DictReader(file)}


def _named(row: Mapping[str, str]) -> Colours:
    colours: dict[str, Any] = {part: row[part] or None for part in PARTS}
    return Colours(**colours)


def parts_of(photo: Tensor, landmarks: np.ndarray, person: Tensor) -> dict[str, Tensor]:
    """Where each part is, bool (H, W), by the photo."""
    found = regions(photo.permute(1, 2, 0).numpy(), landmarks, person.numpy())
    parts = dict(zip(REGIONS, torch.from_numpy(found).float() / 255, strict=True))
    parts["background"] = 1 - person.float() / 255
    return {name: mask > CERTAIN for name, mask in parts.items()}


def measured(
    phrase: str, sketch: str, picture: Tensor, colours: Colours, where: Mapping[str, Tensor]
) -> list[Obeyed]:
    """A result for each part that was asked for and is there. picture: uint8 (3, H, W)."""
    lab = to_lab(picture.float() / 255)
    results = []
    for part, mask in where.items():
        asked = getattr(colours, part)
        if asked is None or mask.float().mean() < 0.01:
            continue
        wanted, mean = lab_of(asked)[1:], lab[1:, mask].mean(dim=1)
        if wanted.norm() < COLOURED:
            off = float(mean.norm())
            results.append(Obeyed(phrase, sketch, part, off, off < GREY))
        else:
            off = _degrees(wanted, mean)
            results.append(Obeyed(phrase, sketch, part, off, off < HUE))
    return results


def _degrees(a: Tensor, b: Tensor) -> float:
    angle = math.degrees(math.atan2(float(a[1]), float(a[0])))
    angle -= math.degrees(math.atan2(float(b[1]), float(b[0])))
    return abs((angle + 180) % 360 - 180)
