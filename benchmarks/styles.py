"""Can the styles, and the photo itself, be told apart?

    python benchmarks/styles.py --data DIR [--drawn DIR] [--kinds line,comic,...]

Each held-out portrait is drawn in every style. The classifier of `benchmarks/texture.py` learns
from every second portrait's drawings and tells the others' apart; then the other way round. Prints
what each kind is taken for.

--drawn: drawings that are there already, as `artline evaluate cartoons` leaves them in
OUT/drawings; what is missing in it is drawn. --kinds: those to tell apart, of styles and `photo`.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image
from rich.console import Console
from rich.progress import track
from rich.table import Table
from texture import describe, describe_colours, told_apart

from model.contract import styles
from model.contract.look import Look
from model.drawing.composition import on_white
from model.drawing.loading import load_artist
from model.training.commands import held_out
from model.training.data.ink_store import photo_of, planes_of
from model.training.evaluation.coloured import slices_of
from model.training.evaluation.report import ALL

PHOTO = "photo"
Figures = np.ndarray


class Pictures:
    """The portraits in every kind."""

    def __init__(self, data: Path, drawn: Path | None) -> None:
        self.data, self.drawn = data, drawn
        self._artists = {}

    def of(self, kind: str, id: str) -> Image.Image:
        """At the photo's size: that of the drawings would give them away."""
        photo = photo_of(self.data, id)
        if kind == PHOTO:
            return photo
        path = self.drawn / kind / f"{id}.png" if self.drawn else None
        if path and path.exists():
            return Image.open(path).convert("RGB").resize(photo.size, Image.Resampling.BOX)
        if kind not in self._artists:
            self._artists[kind] = load_artist(kind)
            self._artists[kind].warm_up()
        (drawing,) = self._artists[kind].draw([planes_of(photo)], [Look()])
        picture = Image.fromarray(on_white(drawing).permute(1, 2, 0).contiguous().numpy())
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            picture.save(path, compress_level=1)
        return picture.resize(photo.size, Image.Resampling.BOX)


def figures_of(picture: Image.Image) -> Figures:
    """Texture and colours."""
    return np.concatenate([describe(picture), describe_colours(picture)])


def main(data: Path, drawn: Path | None, kinds: Sequence[str]) -> None:
    """Prints what each kind is taken for."""
    console, pictures = Console(), Pictures(data, drawn)
    ids = slices_of(held_out(data))[ALL]
    figures = np.array(
        [
            [figures_of(pictures.of(kind, id)) for kind in kinds]
            for id in track(ids, "Drawing", console=console)
        ]
    )
    halves = figures[::2], figures[1::2]
    taken = sum(told_apart(*pair) for pair in (halves, halves[::-1]))
    table = Table("taken for", *kinds)
    for kind, row in zip(kinds, taken, strict=True):
        table.add_row(kind, *(str(count) if count else "" for count in row))
    right, every = int(taken.trace()), int(taken.sum())
    console.print(table, f"told apart: {right} of {every}, {100 * right / every:.1f} %")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--drawn", type=Path)
    parser.add_argument("--kinds", default=",".join([PHOTO, *(one.name for one in styles.STYLES)]))
    options = parser.parse_args()
    main(options.data, options.drawn, options.kinds.split(","))
