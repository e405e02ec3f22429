"""How long clips of drawings take, and how even they are: python benchmarks/clips.py [--side 1024]

For photos of the repository, in line art and in cartoons: processor seconds of each kind of clip
and its size in kB; for MP4s also, in 255ths, how far the last frame is off the drawing on the
average, and by how much one frame differs from the one before it, at most and on the average.
Processor seconds are those of all cores together, and of the clip alone, without the drawing.
"""

import argparse
import io
import itertools
import os
import time
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import av
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from model.contract.finish import Finish
from model.contract.look import Look
from model.contract.wish import Output
from model.drawing.hints import Hints
from model.drawing.loading import load_all
from worker.formats.files import write

PHOTOS = Path(__file__).parent.parent / "tests" / "photos"
#: Photo, style and medium of each drawing.
DRAWN = (
    ("interfaces-0032", "line", "ink"),
    ("norod-0037", "line", "engraving"),
    ("norod-0068", "line", "pencil"),
    ("interfaces-0032", "comic", "ink"),
    ("norod-0036", "flat", "ink"),
    ("interfaces-0048", "pop", "ink"),
)
KINDS: tuple[Output, ...] = ("clip", "gif", "video-sticker")


def measure(side: int) -> None:
    """Prints a line for each drawing and kind of clip."""
    artists = load_all(["line", "comic", "flat", "pop"])
    for photo, style, medium in DRAWN:
        picture = Image.open(PHOTOS / f"{photo}.webp").convert("RGB").resize((side, side))
        pixels = torch.from_numpy(np.array(picture)).permute(2, 0, 1)
        (drawing,) = artists[style].draw([pixels], [Look(medium=medium)], [Hints()])
        for kind in KINDS:
            start = time.process_time()
            file = write(drawing, Finish(), kind)
            took = time.process_time() - start
            line = f"{photo} {style:5} {medium:9} {kind:13} {file.width}x{file.height}: "
            line += f"{took:5.2f} s, {len(file.content) / 1000:6.0f} kB"
            if kind == "clip":
                still = write(drawing, Finish(), "png").content
                line += _even(file.content, still)
            print(line, flush=True)


def _even(content: bytes, still: bytes) -> str:
    """How far the last frame is off, and how far frames are from each other."""
    with av.open(io.BytesIO(content)) as file:
        frames = [frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)]
    drawing = np.array(Image.open(io.BytesIO(still)).convert("RGB"))
    steps = [_apart(one, other) for one, other in itertools.pairwise(frames)]
    most, mean = max(steps), sum(steps) / len(steps)
    return f"; last frame off by {_apart(frames[-1], drawing):.2f}, steps {most:.2f} ({mean:.2f})"


def _apart(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    return float(np.abs(one.astype(np.int16) - other).mean())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=1024)
    measure(parser.parse_args().side)
