"""Reports on portraits that the network has never seen, beside the drawings it learnt from."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from rich.console import Console
from rich.progress import track
from torch import Tensor

from model.contract.look import Look
from model.drawing.artist import Artist
from model.drawing.composition import to_bytes
from model.training.data.ink_store import photo_of, planes_of
from model.training.data.portraits import Portraits
from model.training.evaluation.collages import DOWN, FACE, TILE, collages
from model.training.evaluation.contact_sheet import save_contact_sheet
from model.training.evaluation.judge import Figures, Judge
from model.training.evaluation.page import Shown, render
from model.training.evaluation.report import (
    ALL,
    COLLAGES,
    DRAWN,
    Measured,
    columns,
    report,
    write,
    write_pictures,
)
from model.training.evaluation.slices import read_slices, tags_of
from model.training.evaluation.tables import markdown, print_tables
from model.training.tasks.inking import usual_ink
from model.training.tasks.losses import Vgg16Features

#: What is learnt from, as a picture.
TARGET = "ink"
#: How many drawings there are to look at on the page.
WORST = 24

console = Console()


class EvaluationCase(NamedTuple):
    """A photo, its ink as it is learnt, and its face's height as a share of its own."""

    id: str
    #: (3, H, W), uint8, as it is in the data folder.
    photo: Tensor
    #: (1, h, w), uint8.
    target: Tensor
    face: float


def evaluate(artist: Artist, portraits: Portraits, vgg: Vgg16Features, out: Path) -> None:
    """Write drawings, the report, a table for the docs, a page and a contact sheet into `out`."""
    judge, tags = Judge(portraits.folder / "weights", vgg), read_slices()
    alone, made = alone_in(portraits), collages_of(portraits)
    pictures = [*alone, *made]
    drawings = draw(artist, pictures, out / "drawings")
    measured = measure(judge, pictures, drawings)
    slices = {ALL: portraits.ids, **tags, COLLAGES: [picture.id for picture in made]}
    found = report(measured, slices, TARGET)
    write(found, out / "report.json")
    write_pictures(measured, tags, out / "pictures.csv")
    (out / "table.md").write_text(markdown(found, TARGET))
    page = render(found, worst_of(alone, drawings, measured, tags))
    (out / "index.html").write_text(page, "utf-8")
    pairs = {picture.id: [picture.photo, drawings[picture.id]] for picture in alone}
    save_contact_sheet(pairs, out / "sheet.png")
    print_tables(found, console)
    console.print(f"Look at {out / 'index.html'}")


def draw(artist: Artist, pictures: Sequence[EvaluationCase], folder: Path) -> dict[str, Tensor]:
    """Each photo with the default Look as it is handed out, (1, H, W), written to `folder` too."""
    folder.mkdir(parents=True, exist_ok=True)
    drawings = {}
    for picture in track(pictures, "Drawing", console=console):
        ink = artist.draw([picture.photo], [Look()])[0].ink
        Image.fromarray(ink.numpy()).save(folder / f"{picture.id}.png")
        drawings[picture.id] = ink[None]
    return drawings


def measure(
    judge: Judge, pictures: Sequence[EvaluationCase], drawings: Mapping[str, Tensor]
) -> dict[str, dict[str, Figures]]:
    """The figures of our drawings and of those that are learnt from."""
    measured = {}
    for picture in track(pictures, "Measuring", console=console):
        kinds = {DRAWN: drawings[picture.id], TARGET: picture.target}
        measured[picture.id] = judge.measure(picture.photo, kinds, TARGET, picture.face)
    return measured


def alone_in(portraits: Portraits) -> list[EvaluationCase]:
    """Each portrait on its own."""
    pictures = []
    for id, planes in zip(portraits.ids, portraits.planes, strict=True):
        height, width = planes.shape[1:]
        box = portraits.faces.get(id)
        face = box[3] if box else min(height, width) / 2.5
        original = planes_of(photo_of(portraits.folder, id))
        pictures.append(EvaluationCase(id, original, inked(planes), face / height))
    return pictures


def collages_of(portraits: Portraits) -> list[EvaluationCase]:
    """Group pictures made of the portraits."""
    made = collages(portraits)
    share = FACE / (DOWN * TILE)
    return [EvaluationCase(id, planes[:3], inked(planes), share) for id, planes in made.items()]


def inked(planes: Tensor) -> Tensor:
    """The ink of a portrait's planes (PLANES, H, W) on paper, uint8 (1, H, W)."""
    return to_bytes(1 - usual_ink(planes[None].float() / 255)[0])


def worst_of(
    pictures: Sequence[EvaluationCase],
    drawings: Mapping[str, Tensor],
    measured: Measured,
    tags: Mapping[str, frozenset[str]],
) -> list[Shown]:
    """The drawings to look at, the worst one first."""
    ranked = sorted(pictures, key=lambda p: measured[p.id][DRAWN].badness, reverse=True)
    return [
        Shown(
            id=picture.id,
            tags=tags_of(picture.id, tags),
            pictures={
                "photo": picture.photo,
                "drawing": drawings[picture.id],
                "target": picture.target,
            },
            figures=columns(measured[picture.id][DRAWN]),
        )
        for picture in ranked[:WORST]
    ]
