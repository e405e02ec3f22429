"""Do ArtLine's blended hints help? Two short runs that differ in nothing else, measured alike.

    python benchmarks/hints.py --data DIR --vgg VGG16.safetensors [--steps 300] [--opacity 0.5]

Each run is the first stage of the preset `cpu` cut short; the hint has faded after half of it.
"""

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

from model.artist import Artist
from model.training.commands import HELD_OUT
from model.training.data import Portraits, read_ids
from model.training.evaluate import evaluate
from model.training.losses import Vgg16Features
from model.training.recipes import CPU
from model.training.train import Run, Trainer


def run(hints: float, steps: int, portraits: Portraits, held_out: Portraits, vgg: Path) -> None:
    """Train with hints of that opacity at first, and print the figures on held-out portraits."""
    stage = replace(CPU.stages[0], steps=steps, hints=hints)
    # A short run needs a short memory.
    recipe = replace(CPU, stages=(stage,), average=0.98)
    with tempfile.TemporaryDirectory() as folder:
        settings = Run(Path(folder), save_every=steps, sheet_every=steps)
        trainer = Trainer(recipe, portraits, Vgg16Features(vgg), settings, "cpu")
        trainer.train()
        net = trainer.averaged().eval().fold_spectral_norm()
        print(f"hints {hints:.2f}, {steps} steps")
        evaluate(Artist(net, None, "cpu"), held_out, Vgg16Features(vgg), Path(folder) / "report")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--vgg", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--opacity", type=float, default=0.5)
    options = parser.parse_args()
    kept = read_ids(HELD_OUT)
    ids = Portraits.available(options.data)
    portraits = Portraits(options.data, [id for id in ids if id not in kept])
    held_out = Portraits(options.data, [id for id in ids if id in kept])
    for opacity in (0.0, options.opacity):
        run(opacity, options.steps, portraits, held_out, options.vgg)
