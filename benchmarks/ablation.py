"""What each part of ArtLine's recipe is worth here: short runs that differ in one thing each.

    python benchmarks/ablation.py --data DIR --vgg VGG16.safetensors [--out DIR] [--seed 1]

Every row has the same seed, the same data and the same budget, counted in pixels that the network
sees: 150 steps of 8 crops of 128 px and then 100 of 6 of 192 px. Rows that are in OUT already are
not trained again. Prints a Markdown table of the figures on the held-out portraits.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import torch
from rich.progress import track

from model.contract.look import Look
from model.drawing.artist import Artist
from model.drawing.reader import FaceReader
from model.network.unet import UNetConfig
from model.training.commands import held_out, taught
from model.training.data.crops import CropPlan
from model.training.data.portraits import Portraits
from model.training.evaluation.judge import Judge
from model.training.evaluation.line import TARGET, alone_in
from model.training.evaluation.report import DRAWN, Summary, summary
from model.training.evaluation.tables import as_table
from model.training.recipes import CPU, Recipe, Stage
from model.training.tasks.line import LineTask
from model.training.tasks.losses import Vgg16Features
from model.training.train import Run, Trainer

SMALL = Stage(CropPlan(128, (70, 150)), 8, 150, 2e-3)
LARGE = Stage(CropPlan(192, (90, 220)), 6, 100, 1.2e-3)
#: As many pixels as both together, at the larger size from the start.
LARGE_ALONE = replace(LARGE, steps=100 + 150 * 8 * 128**2 // (6 * 192**2), learning_rate=2e-3)

# A short run needs a short memory.
BASE = replace(CPU, stages=(SMALL, LARGE), average=0.98)
ROWS = {
    "as it is": BASE,
    "without self-attention": replace(BASE, net=UNetConfig(attention=False)),
    "without spectral norm": replace(BASE, net=UNetConfig(spectral_norm=False)),
    "without progressive resizing": replace(BASE, stages=(LARGE_ALONE,)),
    "with blended targets": replace(BASE, stages=(replace(SMALL, blend=0.5), LARGE)),
}
FIGURES_FILE = "figures.json"
FIGURES = (
    "faces found %",
    "faces found at any size %",
    "landmark sets found %",
    "landmark error, median %",
    "ink %",
    "specks per 100 kpx",
    "continuity %",
    "L1 to ink",
    "VGG distance to ink",
)


def train_row(
    recipe: Recipe, portraits: Portraits, judging: Portraits, vgg: Path, seed: int, out: Path
) -> None:
    """Train by that recipe and write its report into `out`."""
    settings = Run(out, seed, save_every=recipe.steps, sheet_every=recipe.steps)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    task = LineTask(recipe, portraits, Vgg16Features(vgg))
    trainer = Trainer(recipe, task, settings, device)
    trainer.train()
    net = trainer.averaged().eval().fold_spectral_norm()
    artist = Artist(net, FaceReader.load(), "cpu")
    figures = measure_row(artist, judging, Judge(judging.folder / "weights", Vgg16Features(vgg)))
    (out / FIGURES_FILE).write_text(json.dumps(figures, indent=2) + "\n")


def measure_row(artist: Artist, judging: Portraits, judge: Judge) -> Summary:
    """The figures of that artist's drawings of all held-out portraits."""
    measured = []
    for picture in track(alone_in(judging), "Measuring"):
        drawing = artist.draw([picture.photo], [Look()])[0].ink[None]
        kinds = {DRAWN: drawing, TARGET: picture.target}
        measured.append(judge.measure(picture.photo, kinds, TARGET, picture.face))
    return summary(measured, DRAWN, TARGET)


def table(out: Path) -> str:
    """The rows that there are, as Markdown."""
    lines = [["", *FIGURES], ["---"] * (len(FIGURES) + 1)]
    for name in ROWS:
        path = out / name / FIGURES_FILE
        if path.exists():
            figures = json.loads(path.read_text())
            lines.append([name, *(f"{figures[figure]:.3g}" for figure in FIGURES)])
    return as_table(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--vgg", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("runs/ablation"))
    parser.add_argument("--ink", type=Path, default=Path("runs/ink"))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    portraits = Portraits(options.data, taught(options.data), options.ink)
    judging = Portraits(options.data, held_out(options.data), options.ink)
    for name, recipe in ROWS.items():
        if not (options.out / name / FIGURES_FILE).exists():
            train_row(recipe, portraits, judging, options.vgg, options.seed, options.out / name)
        print(table(options.out))
