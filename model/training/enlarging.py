"""What `artline train enlarger` and `artline evaluate enlarger` do."""

import math
import random
from pathlib import Path

import torch
from rich.console import Console

from model.drawing.enlarging import enlarged_art, load_enlarger
from model.training.commands import held_out, taught
from model.training.data import drawn as drawings
from model.training.data.art import Art, Patches, find_art, is_held_out
from model.training.enlarger import EnlargerRun, EnlargerTrainer
from model.training.evaluation.enlarger import BASELINES, Way, evaluate
from model.training.evaluation.slices import spread
from model.training.tasks.losses import Vgg16Features

#: Of how many portraits drawings are made to learn from, and to measure with.
DRAWN, DRAWN_HELD_OUT = 30, 12
console = Console()


def train_enlarger(
    data: Path,
    steps: int,
    out: Path,
    vgg: Path | None,
    seed: int,
    seconds: float | None,
    drawn: Path,
) -> None:
    """Train on drawn pictures that are not held out; goes on where OUT left off."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    ids = taught(data)
    chosen = random.Random(seed).sample(ids, min(DRAWN, len(ids)))  # noqa: S311
    drawings.draw_all(data, chosen, drawn)
    pictures = [art for art in find_art(data, drawn) if not is_held_out(art)]
    patches = Patches(pictures, seed)
    console.print(f"{len(patches)} patches of {len(pictures)} pictures, {steps} steps, on {device}")
    run = EnlargerRun(out, steps, seed, seconds or math.inf)
    EnlargerTrainer(patches, vgg, run, device).train()
    console.print(f"Done. The enlarger is {out / 'net.safetensors'}")


def evaluate_enlarger(
    data: Path, out: Path, weights: Path | None, vgg: Path | None, drawn: Path
) -> None:
    """Measure it beside resampling on held-out pictures; writes a table and a sheet."""
    pictures = held_out_art(data, drawn)
    evaluate(BASELINES | {"ours": our_way(weights)}, pictures, Vgg16Features(vgg), out)


def held_out_art(data: Path, drawn: Path) -> list[Art]:
    """All pictures that are never learnt from, our own drawings made where they are missing."""
    drawings.draw_all(data, spread(held_out(data), DRAWN_HELD_OUT), drawn)
    return [art for art in find_art(data, drawn) if is_held_out(art)]


def our_way(weights: Path | None) -> Way:
    """Twice the size by our network."""
    net = load_enlarger(weights)
    return lambda small: enlarged_art(small, 2, net)
