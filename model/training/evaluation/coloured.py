"""A report on whether people in cartoons and coloured pictures are still themselves.

By portraits that the network has never seen: their faces are found again, and their skin has its
colour.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rich.console import Console
from rich.progress import track
from torch import Tensor

from model.contract.styles import STYLES
from model.drawing.exposure import exposed
from model.drawing.resizing import at_most, resized
from model.training.data.ink_store import photo_of, planes_of
from model.training.data.portraits import read_landmarks
from model.training.evaluation.contact_sheet import save_contact_sheet, shown
from model.training.evaluation.enlarged_eyes import cute_points
from model.training.evaluation.judge import MEASURED_SIDE, rgb
from model.training.evaluation.recognition import (
    IN_DRAWING,
    IN_PHOTO,
    Recognised,
    Recogniser,
    compare,
)
from model.training.evaluation.report import ALL
from model.training.evaluation.skins import faces_of, moved
from model.training.evaluation.slices import cut, read_slices
from model.training.evaluation.tables import as_table, cell

#: How far skin may move in Lab (CIE 1976) and still be the person's own.
FAITHFUL = 10.0
#: The style in which features are not where they are in the photo, and the slice of portraits that
#: are left out of all others.
CUTE, SYNTHETIC = "cute", "synthetic"

Row = dict[str, float | None]

console = Console()


@dataclass(frozen=True)
class Kept:
    """What is left of somebody in a picture of them."""

    recognised: Recognised
    #: The same beside where *cute* is to move landmarks; None in other styles.
    beside_moved: Recognised | None
    #: Distance of the mean colour inside each face from the photo's, in Lab, and from that of the
    #: photo in the light in which it was drawn.
    skins: tuple[float, ...]
    skins_in_light: tuple[float, ...]


def draw_each(
    draw: Callable[[str, Tensor], Mapping[str, Tensor]],
    data: Path,
    ids: Sequence[str],
    folder: Path,
) -> None:
    """Writes what becomes of each photo by style, uint8 (3, H, W), as FOLDER/STYLE/ID.png."""
    for id in track(ids, "Drawing", console=console):
        for style, picture in draw(id, planes_of(photo_of(data, id))).items():
            (folder / style).mkdir(parents=True, exist_ok=True)
            pixels = picture.permute(1, 2, 0).numpy()
            Image.fromarray(pixels).save(folder / style / f"{id}.png", compress_level=1)


def evaluate_faces(
    data: Path, ids: Sequence[str], drawn: Path, out: Path
) -> dict[str, dict[str, Row]]:
    """Measure what `draw_each` has written of these; by style figures by slice.

    Writes them into `out`, with a contact sheet and Markdown tables.
    """
    out.mkdir(parents=True, exist_ok=True)
    there = sorted(folder.name for folder in drawn.iterdir() if folder.is_dir())
    shipped = [style.name for style in STYLES if style.name in there]
    # Those that were taught come last.
    names = shipped + [name for name in there if name not in shipped]
    recogniser, landmarks = Recogniser(data / "weights"), read_landmarks(data / "landmarks.npz")
    kept: dict[str, dict[str, Kept]] = {name: {} for name in names}
    for id in track(ids, "Measuring", console=console):
        photo = planes_of(photo_of(data, id))
        pictures = {name: picture_of(drawn, name, id) for name in names}
        for name, one in _kept(recogniser, photo, pictures, landmarks.get(id)).items():
            kept[name][id] = one
    found = {name: by_slice(kept[name], slices_of(ids)) for name in names}
    (out / "report.json").write_text(json.dumps(found, indent=2) + "\n")
    tables = "\n".join(f"### {name.capitalize()}\n\n{markdown(found[name])}" for name in names)
    (out / "table.md").write_text(tables)
    save_contact_sheet(
        {
            id: [planes_of(photo_of(data, id)), *(picture_of(drawn, name, id) for name in names)]
            for id in shown(ids)
        },
        out / "sheet.png",
    )
    console.print(tables, f"Look at {out / 'sheet.png'}", highlight=False)
    return found


def picture_of(drawn: Path, style: str, id: str) -> Tensor:
    """One that was written, uint8 (3, H, W)."""
    with Image.open(drawn / style / f"{id}.png") as file:
        return planes_of(file.convert("RGB"))


def slices_of(ids: Sequence[str]) -> dict[str, Collection[str]]:
    """Faces of nobody are a slice of their own, and in no other."""
    slices = read_slices()
    synthetic = slices.pop(SYNTHETIC)
    people = [id for id in ids if id not in synthetic]
    return {
        ALL: people,
        **{name: tagged - synthetic for name, tagged in slices.items()},
        SYNTHETIC: synthetic,
    }


def _kept(
    recogniser: Recogniser,
    photo: Tensor,
    pictures: Mapping[str, Tensor],
    known: NDArray[np.float32] | None,
) -> dict[str, Kept]:
    """By style."""
    photo = at_most(photo, MEASURED_SIDE)
    size = photo.shape[2], photo.shape[1]
    person = recogniser.look(rgb(photo), IN_PHOTO)
    faces, lit = faces_of(person, size, known), exposed(photo)
    kept = {}
    for name, picture in pictures.items():
        picture = resized(picture, (size[1], size[0]))
        seen = recogniser.look(rgb(picture), IN_DRAWING)
        beside_moved = None
        if name == CUTE:
            points = [cute_points(one) for one in person.landmarks]
            beside_moved = compare(person._replace(landmarks=points), seen)
        skins, in_light = moved(photo, picture, faces), moved(lit, picture, faces)
        kept[name] = Kept(compare(person, seen), beside_moved, skins, in_light)
    return kept


def by_slice(kept: Mapping[str, Kept], slices: Mapping[str, Collection[str]]) -> dict[str, Row]:
    """Shares in %, colours in Lab."""
    return {name: _row([kept[id] for id in ids]) for name, ids in cut(list(kept), slices).items()}


def _row(pictures: Sequence[Kept]) -> Row:
    faces = sum(one.recognised.faces for one in pictures)
    found = sum(one.recognised.faces_found for one in pictures)
    people = sum(one.recognised.people for one in pictures)
    known = sum(one.recognised.people_found for one in pictures)
    sets = sum(one.recognised.landmark_sets for one in pictures)
    errors = [error for one in pictures for error in one.recognised.errors]
    beside = [error for one in pictures if one.beside_moved for error in one.beside_moved.errors]
    skins = [skin for one in pictures for skin in one.skins]
    in_light = [skin for one in pictures for skin in one.skins_in_light]
    row: Row = {
        "pictures": len(pictures),
        "faces": faces,
        "faces found %": 100 * found / faces if faces else None,
        "people found at any size %": 100 * known / people if people else None,
        "landmark sets found %": 100 * len(errors) / sets if sets else None,
        "landmark error, median %": _middle(errors),
        "skin moved, median dE": _middle(skins),
        "skin moved, most dE": max(skins, default=None),
        f"skin moved less than {FAITHFUL:.0f} dE, %": _below(skins),
        "moved from the lit photo, median dE": _middle(in_light),
        "from the lit photo, most dE": max(in_light, default=None),
        f"from the lit photo less than {FAITHFUL:.0f} dE, %": _below(in_light),
    }
    return row | {"error beside points moved, median %": _middle(beside)} if beside else row


def _middle(values: Sequence[float]) -> float | None:
    return float(np.median(values)) if values else None


def _below(skins: Sequence[float]) -> float | None:
    return 100 * float(np.mean([skin < FAITHFUL for skin in skins])) if skins else None


def markdown(found: Mapping[str, Row]) -> str:
    """A row for each slice."""
    figures = list(found[ALL])
    lines = [["", *figures], ["---"] * (len(figures) + 1)]
    lines += [
        [name.replace("_", " "), *(cell(row.get(figure)) for figure in figures)]
        for name, row in found.items()
    ]
    return as_table(lines)
