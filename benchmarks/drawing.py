"""How long a drawing takes, without any queue: the network by precision, and the steps around it.

    python benchmarks/drawing.py [--threads 2] [--rounds 15]

Prints medians in milliseconds. Machines drift: compare figures of one run only.
"""

import argparse
import io
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import torch
from PIL import Image

from model.contract.finish import Finish
from model.contract.look import Look
from model.drawing.artist import Artist
from worker.formats.files import write
from worker.photos import decode

PHOTO = Path(__file__).parent.parent / "tests" / "photos" / "norod-0036.webp"


def median(action: Callable[[], object], rounds: int) -> float:
    """Milliseconds, after two rounds to warm up."""
    times = []
    for _ in range(rounds + 2):
        start = time.perf_counter()
        action()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[2:])


def network(rounds: int) -> None:
    """A pass over 512x512 in each precision, and which of them the artist chooses."""
    look = torch.tensor([Look().controls()])
    for dtype in (torch.float32, torch.bfloat16):
        artist = Artist.load("line", device="cpu")
        net = artist.inference.net.to(dtype)
        photo = torch.rand(1, 3, 512, 512, dtype=dtype).contiguous(
            memory_format=torch.channels_last
        )
        with torch.inference_mode():
            took = median(lambda: net(photo, look.to(dtype)), rounds)  # noqa: B023
        print(f"network, 512x512, {str(dtype).removeprefix('torch.'):8}: {took:7.1f} ms")
    artist = Artist.load("line", device="cpu")
    artist.warm_up()
    print(f"chosen on this machine: {str(artist.inference.dtype).removeprefix('torch.')}")


def whole_way(rounds: int) -> None:
    """Bytes to PNG, by step, for photos of several sizes."""
    artist = Artist.load("line", device="cpu")
    artist.warm_up()
    for side in (512, 1024, 2048, 4000):
        data = _jpeg(side)
        photo = decode(data)
        tensor = torch.from_numpy(photo.pixels).permute(2, 0, 1)
        drawing = artist.draw([tensor], [Look()])[0]
        steps = {
            "decode": median(lambda: decode(data), rounds),  # noqa: B023
            "draw": median(lambda: artist.draw([tensor], [Look()]), rounds),  # noqa: B023
            "encode": median(lambda: write(drawing, Finish(), "png"), rounds),  # noqa: B023
        }
        text = ", ".join(f"{name} {took:.0f}" for name, took in steps.items())
        file = write(drawing, Finish(), "png")
        kilobytes = len(file.content) / 1000
        print(f"photo {side:4} px -> {file.width:4} px: {text} ms; PNG {kilobytes:.0f} kB")


def _jpeg(side: int) -> bytes:
    buffer = io.BytesIO()
    with Image.open(PHOTO) as image:
        image.convert("RGB").resize((side, side)).save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    print(f"torch {torch.__version__}, {options.threads} threads")
    network(options.rounds)
    whole_way(options.rounds)
