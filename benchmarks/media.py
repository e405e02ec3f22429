"""Can the media be told apart, and what does each take?

Each photo is drawn in every medium. A drawing is described by its tones and textures alone; it is
told apart when it is nearest to the other photos' drawings in its own medium (leave one photo out,
linear discriminant: distance from each medium's centre in units of the spread within media).

    python benchmarks/media.py [--data DIR]

Without a data folder, the photos of the tests are drawn.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from rich.console import Console
from rich.progress import track
from rich.table import Table

from model.contract.finish import Finish, printed_in
from model.contract.look import MEDIA, Look
from model.drawing.artist import Artist
from model.drawing.layers import Layers
from model.drawing.media import printing
from model.training.data.portraits import HELD_OUT, read_ids
from worker.formats.files import Sheet, printed
from worker.photos import decode
from worker.studio import tensor_of

HERE = Path(__file__).parent
#: Short side at which drawings are described, in pixels; and rings of frequencies.
SIDE, RINGS, DIRECTIONS = 512, 10, 6
#: Of the mean variance, how much is added to all: figures are many and drawings few.
RIDGE = 0.02
#: Photos that are drawn at most.
MOST = 20
#: Size of the drawing that times are of.
TIMED = 1024

Figures = NDArray[np.float64]


def describe(drawing: Image.Image) -> Figures:
    """Tones, and how much there is of each frequency in each direction."""
    grey = drawing.convert("L")
    factor = SIDE / min(grey.size)
    grey = grey.resize((round(grey.width * factor), round(grey.height * factor)))
    pixels = np.asarray(grey, np.float64)[:SIDE, :SIDE] / 255
    tones = np.histogram(pixels, bins=6, range=(0, 1))[0] / pixels.size
    window = np.hanning(SIDE)
    spectrum = np.abs(np.fft.fft2((pixels - pixels.mean()) * window * window[:, None])) ** 2
    rows, columns = (np.fft.fftfreq(SIDE)[:, None], np.fft.fftfreq(SIDE)[None])
    radius, angle = np.hypot(rows, columns), np.arctan2(rows, columns) % np.pi
    total = spectrum.sum() + 1e-9
    rings = np.clip((radius * 2 * RINGS).astype(int), 0, RINGS)
    by_ring = np.bincount(rings.ravel(), spectrum.ravel(), RINGS + 1)[:RINGS] / total
    fine = radius > 0.06
    sectors = (angle / np.pi * DIRECTIONS).astype(int) % DIRECTIONS
    by_sector = np.bincount(sectors[fine], spectrum[fine], DIRECTIONS)
    by_sector = by_sector / (by_sector.sum() + 1e-9)
    ink = 1 - pixels if pixels.mean() > 0.4 else pixels
    width = np.log(ink.sum() / (np.hypot(*np.gradient(ink)).sum() + 1e-9))
    return np.concatenate([tones, np.log(by_ring + 1e-6), by_sector, [width, grey_share(pixels)]])


def grey_share(pixels: NDArray[np.float64]) -> float:
    """Of what is not paper, how much is neither black nor light."""
    inked = pixels < 0.85
    return float(((pixels > 0.25) & inked).sum() / (inked.sum() + 1))


def told_apart(figures: NDArray[np.float64]) -> tuple[int, int]:
    """Of figures (photos, media, N): drawings nearest to their own medium, and all."""
    photos, kinds, count = figures.shape
    right = 0
    for left_out in range(photos):
        others = np.delete(figures, left_out, axis=0)
        centres = others.mean(axis=0)
        within = (others - centres).reshape(-1, count)
        covariance = np.cov(within.T)
        ridge = RIDGE * np.trace(covariance) / count * np.eye(count)
        precision = np.linalg.inv(covariance + ridge)
        for kind in range(kinds):
            away = figures[left_out, kind] - centres
            distance = np.einsum("ki,ij,kj->k", away, precision, away)
            right += int(distance.argmin() == kind)
    return right, photos * kinds


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
    ids = read_ids(HELD_OUT)
    return [data / "photos" / f"{id}.webp" for id in ids[:: len(ids) // MOST][:MOST]]


def main(data: Path | None) -> None:
    """Print both tables."""
    console, artist = Console(), Noted.load("line")
    artist.warm_up()
    figures = []
    for path in track(photos_in(data), "Drawing", console=console):
        photo = tensor_of(decode(path.read_bytes()))
        figures.append([describe(picture) for picture in drawn(artist, photo)])
    right, every = told_apart(np.array(figures))
    console.print(f"told apart: {right} of {every} drawings, {100 * right / every:.1f} %")
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
