"""A report on whether people in cartoons and coloured sketches are still themselves.

By portraits that the network has never seen: their faces are found again, and their skin has its
colour.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from rich.console import Console
from rich.progress import track
from torch import Tensor

from model.contract.look import Look
from model.drawing.composition import Drawing, on_white
from model.drawing.hints import Hints
from model.drawing.lab import to_lab
from model.drawing.resizing import at_most, resized
from model.training.data.face_maps import face_map
from model.training.data.portraits import Portraits
from model.training.evaluation.contact_sheet import save_contact_sheet
from model.training.evaluation.judge import MEASURED_SIDE, rgb
from model.training.evaluation.recognition import (
    IN_DRAWING,
    IN_PHOTO,
    Recognised,
    Recogniser,
    compare,
)
from model.training.evaluation.report import ALL
from model.training.evaluation.slices import cut, read_slices
from model.training.evaluation.tables import as_table, cell

#: How far skin may move in Lab (CIE 1976) and still be the person's own.
FAITHFUL = 12.0

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
