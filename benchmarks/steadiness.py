"""How much drawn clips flicker where they are still: python benchmarks/steadiness.py

A portrait of the repository as a camera that stands still sees it, with noise, while a ball crosses
its lower edge. Prints by how much one frame of the drawing differs from the one before it, in
255ths on the average, as each frame is drawn and as clips show them: in the still upper half, and
beside what moves.
"""

import argparse
import os
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from model.contract.look import Look
from model.drawing.artist import Artist
from model.drawing.composition import on_white
from worker.clips.steady import Steady

PHOTO = Path(__file__).parent.parent / "tests" / "photos" / "norod-0036.webp"
SIDE, BALL = 480, 60
#: Deviation of a camera's noise, in 255ths.
NOISE = 4.0


def measure(count: int) -> None:
    """Draws so many frames."""
    artist = Artist.load("line", device="cpu")
    steady, random = Steady(), np.random.default_rng(1)
    drawn, shown = [], []
    for number in range(count):
        frame = _frame(number / max(1, count - 1), random)
        (drawing,) = artist.draw([torch.from_numpy(frame).permute(2, 0, 1)], [Look()])
        printed = Image.fromarray(on_white(drawing).permute(1, 2, 0).contiguous().numpy())
        drawn.append(np.array(printed.resize((SIDE, SIDE), Image.Resampling.LANCZOS)))
        shown.append(steady.show(frame, drawn[-1]))
    for name, frames in (("each frame by itself", drawn), ("as clips show them", shown)):
        steps = np.abs(np.diff(np.stack(frames).astype(np.int16), axis=0)).mean(axis=(0, 2, 3))
        upper, lower = steps[: SIDE // 2].mean(), steps[-BALL:].mean()
        print(f"{name:20}: still {upper:6.3f}, beside what moves {lower:6.3f}")


def _frame(share: float, random: np.random.Generator) -> NDArray[np.uint8]:
    """With the ball so far on its way."""
    with Image.open(PHOTO) as opened:
        picture = opened.convert("RGB").resize((SIDE, SIDE))
    left = share * (SIDE - BALL)
    place = (left, SIDE - BALL, left + BALL, SIDE)
    ImageDraw.Draw(picture).ellipse(place, fill="#202060")
    seen = np.array(picture) + random.normal(0, NOISE, (SIDE, SIDE, 3))
    return seen.clip(0, 255).astype(np.uint8)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=8)
    measure(parser.parse_args().frames)
