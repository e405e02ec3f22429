"""Can the media be told apart, and what does each take?

Each photo is drawn in every medium. A drawing is told apart when the classifier of
`benchmarks/texture.py` takes it for its own medium, having seen the other photos' drawings.

    python benchmarks/media.py [--data DIR]

Without a data folder, the photos of the tests are drawn.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from rich.console import Console
from rich.progress import track
from rich.table import Table
from texture import confusions, describe

from model.contract.finish import Finish, printed_in
from model.contract.look import MEDIA, Look
from model.drawing.artist import Artist
from model.drawing.layers import Layers
from model.drawing.media import printing
from model.training.data.portraits import HELD_OUT, read_ids
from model.training.evaluation.slices import spread
from worker.formats.sheets import Sheet, printed
from worker.photos import decode
from worker.studio import tensor_of

HERE = Path(__file__).parent
#: Photos that are drawn at most.
MOST = 20
#: Size of the drawing that times are of.
TIMED = 1024


def drawn(artist: Artist, photo: torch.Tensor) -> list[Image.Image]:
    """In every medium, as it is printed."""
    looks = [Look(medium=medium) for medium in MEDIA]
    drawings = artist.draw([photo] * len(looks), looks)
    return [
        printed(Sheet.of(drawing), printed_in(Finish(), look.medium))
        for look, drawing in zip(looks, drawings, strict=True)
    ]


def seconds(layers: Layers, medium: str) -> float:
    """The fastest of five times that a medium prints."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        printing.darkness(Layers(layers.whole, layers.size, layers.faces), Look(medium=medium))
        times.append(time.perf_counter() - start)
    return min(times)


class Noted(Artist):
    """Keeps the layers of what it draws last."""

    layers: Layers

    def _composed(self, layers, look):  # type: ignore[no-untyped-def]
        self.layers = layers
        return super()._composed(layers, look)


def photos_in(data: Path | None) -> Sequence[Path]:
    """Held-out portraits of a data folder, or the tests' photos."""
    if data is None:
        return sorted((HERE.parent / "tests" / "photos").glob("*.webp"))[:MOST]
    photos = data / "photos"
    there = [id for id in read_ids(HELD_OUT) if (photos / f"{id}.webp").exists()]
    if not there:
        raise SystemExit(f"{photos} holds none of the held-out portraits")
    return [photos / f"{id}.webp" for id in spread(there, MOST)]


def main(data: Path | None) -> None:
    """Print both tables."""
    console, artist = Console(), Noted.load("line")
    artist.warm_up()
    figures = []
    for path in track(photos_in(data), "Drawing", console=console):
        photo = tensor_of(decode(path.read_bytes()))
        figures.append([describe(picture) for picture in drawn(artist, photo)])
    taken = confusions(np.array(figures))
    right, every = int(taken.trace()), int(taken.sum())
    console.print(f"told apart: {right} of {every} drawings, {100 * right / every:.1f} %")
    for medium, row in zip(MEDIA, taken, strict=True):
        wrong = [f"{n} for {MEDIA[k]}" for k, n in enumerate(row) if n and MEDIA[k] != medium]
        if wrong:
            console.print(f"  {medium} taken: {', '.join(wrong)}")
    pixels = np.asarray(Image.open(photos_in(None)[0]).convert("RGB").resize((TIMED, TIMED)))
    artist.draw([torch.from_numpy(pixels.copy()).permute(2, 0, 1)], [Look()])
    table = Table("medium", f"ms at {TIMED} px", "over ink")
    first = seconds(artist.layers, "ink")
    for medium in MEDIA:
        took = seconds(artist.layers, medium)
        table.add_row(medium, f"{1000 * took:.0f}", f"{took / first:.2f}")
    console.print(table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    main(parser.parse_args().data)
