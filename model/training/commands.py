"""What `artline train line` and `artline evaluate line` do."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import torch
from rich.console import Console

from model import checkpoint, styles
from model.artist import Artist
from model.encoders import ENCODERS
from model.errors import OperatorError
from model.training.data import Portraits, read_ids
from model.training.evaluate import evaluate
from model.training.losses import Vgg16Features
from model.training.recipes import PRESETS, Recipe
from model.training.train import Run, Trainer

HELD_OUT = Path(str(files("model.training").joinpath("held_out.txt")))

console = Console()


def train_line(data: Path, recipe: Recipe, out: Path, vgg: Path | None, seed: int) -> None:
    """Train photo -> line art on every id that is not held out; goes on where OUT left off."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    held_out = set(read_ids(HELD_OUT))
    ids = [id for id in Portraits.available(data) if id not in held_out]
    console.print(f"{len(ids)} portraits, {recipe.steps} steps, on {device}")
    trainer = Trainer(recipe, Portraits(data, ids), Vgg16Features(vgg), Run(out, seed), device)
    trainer.train()
    console.print(f"Done. The network is {out / 'net.safetensors'}; look at {out}/*.png")


def choose_recipe(preset: str, encoder: str, hints: float) -> Recipe:
    """A preset, on that encoder, with ArtLine's hints of that opacity in its first stage."""
    if preset not in PRESETS:
        raise OperatorError(f"there is no preset {preset!r}: choose {' or '.join(PRESETS)}")
    if encoder not in ENCODERS:
        raise OperatorError(f"there is no encoder {encoder!r}: choose {' or '.join(ENCODERS)}")
    recipe = PRESETS[preset]
    first, *others = recipe.stages
    return replace(
        recipe,
        stages=(replace(first, hints=hints), *others),
        net=replace(recipe.net, encoder=encoder),
    )


def evaluate_line(data: Path, out: Path, weights: Path | None, vgg: Path | None) -> None:
    """Draw the held-out portraits, measure them beside their targets, and write the report."""
    net = checkpoint.load(weights or styles.find("line").weights)
    held_out = set(read_ids(HELD_OUT))
    ids = [id for id in Portraits.available(data) if id in held_out]
    if not ids:
        raise OperatorError(f"{data} has none of the held-out portraits listed in {HELD_OUT.name}")
    evaluate(Artist(net), Portraits(data, ids), Vgg16Features(vgg), out)
