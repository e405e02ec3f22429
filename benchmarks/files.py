"""Each kind of file from one drawing: how long it takes to write, and how large it is.

    python benchmarks/files.py [--side 1024] [--rounds 5] [--medium ink]

Prints medians in milliseconds and sizes in kB for the photo of the repository whose drawing has the
most strokes. Machines drift: compare figures of one run only.
"""

import argparse
import statistics
import time
from pathlib import Path
from typing import get_args

import numpy as np
import torch
from PIL import Image

from model.contract.finish import Finish
from model.contract.look import MEDIA, Look
from model.contract.wish import Output
from model.drawing.artist import Artist
from worker.formats.files import write

PHOTO = Path(__file__).parent.parent / "tests" / "photos" / "interfaces-0032.webp"


def measure(side: int, rounds: int, medium: str) -> None:
    """Draw once and write every kind of file `rounds` times."""
    photo = Image.open(PHOTO).convert("RGB").resize((side, side))
    pixels = torch.from_numpy(np.array(photo)).permute(2, 0, 1)
    (drawing,) = Artist.load("line", device="cpu").draw([pixels], [Look(medium=medium)])
    # A sheet is of many drawings.
    for output in (one for one in get_args(Output) if one != "sheet"):
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            file = write(drawing, Finish(), output, photo)
            times.append(1000 * (time.perf_counter() - start))
        size = f"{file.width}x{file.height}"
        median = statistics.median(times)
        print(f"{output:13} {size:>9}: {median:7.1f} ms, {len(file.content) / 1000:7.1f} kB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=1024)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--medium", choices=MEDIA, default="ink")
    options = parser.parse_args()
    measure(options.side, options.rounds, options.medium)
