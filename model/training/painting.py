"""What `artline train cartoon` does."""

import math
import os
from dataclasses import replace
from pathlib import Path

import torch
from rich.console import Console

from model.training import presets
from model.training.commands import taught
from model.training.data.people import People
from model.training.paint import PaintRun, PaintTrainer

#: In ten minutes on a data-centre GPU; and in some hours on two cores, smaller.
PRESETS = {
    "gpu": PaintRun(Path(), steps=2500, batch=32, side=384),
    "cpu": PaintRun(Path(), steps=6000, batch=4, side=256),
}
console = Console()


def train_cartoon(
    data: Path,
    preset: str,
    out: Path,
    vgg: Path | None,
    seed: int,
    begin: Path | None,
    seconds: float | None,
) -> None:
    """Train on every portrait that is not held out; goes on where OUT left off."""
    plan = presets.preset(PRESETS, preset)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    people = People(data, taught(data), torch.device(device), os.cpu_count() or 1)
    run = replace(plan, folder=out, seed=seed, begin=begin, seconds=seconds or math.inf)
    console.print(f"{len(people)} portraits, {run.steps} steps, on {device}")
    PaintTrainer(people, vgg, run, device).train()
    console.print(f"Done. The network is {out / 'net.safetensors'}")
