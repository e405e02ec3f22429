"""Reports on cartoons and coloured sketches of portraits that the network has never seen.

Is it still them? Their faces are found again, and their skin has its colour. And is it what they
asked for? Every phrase of a list is drawn for a few sketches, and the hue of the part that it names
is measured, where the part is by the photo, not by the network that coloured it.
"""

import csv
import json
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from rich.console import Console
from rich.progress import track
from torch import Tensor

from model.contract.colours import Colours
from model.contract.look import Look
from model.drawing.composition import Drawing, on_white
from model.drawing.hints import Hints
from model.drawing.lab import lab_of, to_lab
from model.drawing.resizing import at_most, resized
from model.training.data.face_maps import face_map
from model.training.data.portraits import PERSON, Portraits
from model.training.data.regions import REGIONS, regions
from model.training.evaluation.contact_sheet import SHOWABLE, save_contact_sheet
from model.training.evaluation.judge import MEASURED_SIDE, rgb
from model.training.evaluation.line import inked
from model.training.evaluation.recognition import (
    IN_DRAWING,
    IN_PHOTO,
    Recognised,
    Recogniser,
    compare,
)
from model.training.evaluation.report import ALL
from model.training.evaluation.slices import NEVER_LEARNT, cut, read_slices
from model.training.evaluation.tables import as_table, cell

PHRASES = Path(str(files("model.training.evaluation").joinpath("colour_phrases.csv")))
#: Sketches that each phrase is drawn for.
SKETCHES = 6
#: How far a hue may be from the one that was asked for, in degrees; and for greys, which have
#: none, how much chroma there may be.
HUE, GREY = 25.0, 18.0
#: A colour with less chroma than this is a grey.
COLOURED = 12.0
#: How far skin may move in Lab (CIE 1976) and still be the person's own.
FAITHFUL = 12.0
#: How sure it must be that a pixel is of a part.
CERTAIN = 0.6

Draw = Callable[[Sequence[Tensor], Sequence[Look], Sequence[Hints]], list[Drawing]]
Row = dict[str, float | None]

console = Console()


@dataclass(frozen=True)
class Kept:
    """What is left of somebody in a picture of them."""

    recognised: Recognised
    #: Distance of the mean colour inside the face from the photo's, in Lab; None without a face.
    skin: float | None


def evaluate_faces(draw: Draw, portraits: Portraits, out: Path) -> dict[str, Row]:
    """Draw every portrait in that style; figures by slice, a contact sheet, a Markdown table."""
    out.mkdir(parents=True, exist_ok=True)
    recogniser = Recogniser(portraits.folder / "weights")
    kept, pictures = {}, {}
    for id, planes in track(list(zip(portraits.ids, portraits.planes, strict=True)), "Drawing"):
        photo = planes[:3]
        picture = on_white(draw([photo], [Look()], [Hints()])[0])
        kept[id] = _kept(recogniser, photo, picture, portraits.landmarks.get(id))
        pictures[id] = picture
    found = by_slice(kept, {ALL: portraits.ids, **read_slices()})
    (out / "report.json").write_text(json.dumps(found, indent=2) + "\n")
    (out / "table.md").write_text(markdown(found))
    save_contact_sheet(portraits, pictures, out / "sheet.png")
    console.print(markdown(found), f"Look at {out / 'sheet.png'}", highlight=False)
    return found


def _kept(
    recogniser: Recogniser, photo: Tensor, picture: Tensor, landmarks: np.ndarray | None
) -> Kept:
    photo = at_most(photo, MEASURED_SIDE)
    height, width = photo.shape[1], photo.shape[2]
    picture = resized(picture, (height, width))
    wanted = recogniser.look(rgb(photo), IN_PHOTO)
    recognised = compare(wanted, recogniser.look(rgb(picture), IN_DRAWING))
    if landmarks is None:
        return Kept(recognised, None)
    face = torch.from_numpy(np.asarray(face_map((width, height), landmarks)) > 127)
    means = [to_lab(one.float() / 255)[:, face].mean(dim=1) for one in (photo, picture)]
    return Kept(recognised, float((means[0] - means[1]).norm()))


def by_slice(kept: Mapping[str, Kept], slices: Mapping[str, Collection[str]]) -> dict[str, Row]:
    """Shares in %, colours in Lab."""
    return {name: _row([kept[id] for id in ids]) for name, ids in cut(list(kept), slices).items()}


def _row(pictures: Sequence[Kept]) -> Row:
    faces = sum(one.recognised.faces for one in pictures)
    found = sum(one.recognised.faces_found for one in pictures)
    anywhere = sum(one.recognised.faces_found_at_any_size for one in pictures)
    errors = [error for one in pictures for error in one.recognised.errors]
    skins = [one.skin for one in pictures if one.skin is not None]
    return {
        "pictures": len(pictures),
        "faces found %": 100 * found / faces if faces else None,
        "faces found at any size %": 100 * anywhere / faces if faces else None,
        "landmark error, median %": float(np.median(errors)) if errors else None,
        "skin moved, median dE": float(np.median(skins)) if skins else None,
        "skin moved, most dE": max(skins, default=None),
        f"skin moved less than {FAITHFUL:.0f} dE, %": (
            100 * float(np.mean([skin < FAITHFUL for skin in skins])) if skins else None
        ),
    }


def markdown(found: Mapping[str, Row]) -> str:
    """A row for each slice."""
    figures = list(found[ALL])
    lines = [["", *figures], ["---"] * (len(figures) + 1)]
    lines += [
        [name.replace("_", " "), *(cell(row[figure]) for figure in figures)]
        for name, row in found.items()
    ]
    return as_table(lines)


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
        return {
            row.pop("phrase"): Colours(**{part: colour or None for part, colour in row.items()})
            for row in csv.DictReader(file)
        }


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
