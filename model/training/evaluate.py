"""Reports on portraits that the network has never seen, beside the drawings it learnt from."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from rich.console import Console
from rich.progress import track
from torch import Tensor

from model.artist import Artist
from model.look import Look
from model.training.collages import DOWN, FACE, TILE, collages
from model.training.contact_sheet import save_contact_sheet
from model.training.data import DRAWINGS, Portraits
from model.training.judge import Judge
from model.training.losses import Vgg16Features
from model.training.page import Shown, render
from model.training.report import (
    ALL,
    COLLAGES,
    DRAWN,
    Measured,
    columns,
    report,
    write,
    write_pictures,
)
from model.training.slices import read_slices, tags_of
from model.training.tables import markdown, print_tables

#: The drawings that the default Look is most like.
TARGET = "medium"
#: How many drawings there are to look at on the page.
WORST = 24

console = Console()


class Picture(NamedTuple):
    """A photo with the drawings to learn from, and its face's height as a share of its own."""

    id: str
    planes: Tensor
    face: float

    @property
    def photo(self) -> Tensor:
        """(3, H, W), uint8."""
        return self.planes[:3]

    def targets(self) -> dict[str, Tensor]:
        """The drawings, (1, H, W) each, as they are learnt from."""
        return {kind: self.planes[3 + i : 4 + i] for i, kind in enumerate(DRAWINGS)}


def evaluate(artist: Artist, portraits: Portraits, vgg: Vgg16Features, out: Path) -> None:
    """Write drawings, the report, a table for the docs, a page and a contact sheet into `out`."""
    (out / "drawings").mkdir(parents=True, exist_ok=True)
    judge, pictures = Judge(portraits.folder / "weights", vgg), list(pictures_of(portraits))
    drawings, measured = {}, {}
    for picture in track(pictures, "Measuring", console=console):
        drawing = artist.draw([picture.photo], [Look()])[0].ink[None]
        Image.fromarray(drawing[0].numpy()).save(out / "drawings" / f"{picture.id}.png")
        kinds = {DRAWN: drawing} | picture.targets()
        drawings[picture.id] = drawing
        measured[picture.id] = judge.measure(picture.photo, kinds, TARGET, picture.face)
    made = [picture.id for picture in pictures[len(portraits.ids) :]]
    tags = read_slices()
    found = report(measured, {ALL: portraits.ids, **tags, COLLAGES: made}, TARGET)
    write(found, out / "report.json")
    (out / "table.md").write_text(markdown(found, TARGET))
    write_pictures(measured, tags, out / "pictures.csv")
    worst = worst_of(pictures[: len(portraits.ids)], drawings, measured, tags)
    (out / "index.html").write_text(render(found, worst), "utf-8")
    save_contact_sheet(portraits, drawings, out / "sheet.png")
    print_tables(found, console)
    console.print(f"Look at {out / 'index.html'}")


def pictures_of(portraits: Portraits) -> Iterator[Picture]:
    """Each portrait, and then the collages of them."""
    for id, planes in zip(portraits.ids, portraits.planes, strict=True):
        height, width = planes.shape[1:]
        box = portraits.faces.get(id)
        yield Picture(id, planes, (box[3] if box else min(height, width) / 2.5) / height)
    for id, planes in collages(portraits).items():
        yield Picture(id, planes, FACE / (DOWN * TILE))


def worst_of(
    pictures: list[Picture],
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
                "target": picture.targets()[TARGET],
            },
            figures=columns(measured[picture.id][DRAWN]),
        )
        for picture in ranked[:WORST]
    ]
