"""What a critic is worth to coloured sketches: the same finish, without one and with one.

    python benchmarks/critic.py --data DIR --vgg VGG16.safetensors [--begin WEIGHTS]

Both runs begin with the same weights (those that are shipped, if none are given), see the same
crops in the same order and take the same steps: those of `artline train colour --recipe more` and
`finish`. Runs that are in OUT already are not trained again. Prints a Markdown table of the figures
on the held-out portraits, those of the first weights beside them.
"""

import argparse
import json
import math
from collections.abc import Mapping
from pathlib import Path

import torch

from model.contract import styles
from model.drawing.colourist import Colourist
from model.drawing.loading import load_artist
from model.network import checkpoint
from model.training.commands import Taught, held_out, taught, taught_as, variant_of
from model.training.critic import trainer
from model.training.data.coloured import FlatPortraits, with_faces
from model.training.data.crops import Crops
from model.training.data.portraits import Portraits
from model.training.evaluation.kid import kernel_inception_distance
from model.training.evaluation.likeness import Likeness, Seen
from model.training.evaluation.phrases import evaluate_phrases
from model.training.evaluation.report import ENOUGH
from model.training.evaluation.slices import NEVER_LEARNT, cut, read_slices
from model.training.evaluation.tables import as_table
from model.training.recipes import Recipe
from model.training.tasks.lesson import PictureTask
from model.training.tasks.losses import Vgg16Features
from model.training.train import Run

BEFORE, WITHOUT, WITH = "before", "without critic", "with critic"
FIGURES_FILE = "figures.json"
#: Crops of held-out portraits that are compared with their models, at least; as many of each.
CROPS = 80

Figures = dict[str, float | None]


class Comparison:
    """The runs and their figures."""

    def __init__(self, data: Path, vgg: Path, out: Path, fills: Path, ink: Path) -> None:
        self.data, self.out = data, out
        self._way: Taught = taught_as(styles.COLOUR)
        self._fills, self._ink = fills, ink
        self._vgg = Vgg16Features(vgg)
        self._everybody = Portraits(data, with_faces(data, held_out(data)), ink)
        self._unseen = self._portraits(cut(held_out(data), read_slices())[NEVER_LEARNT])

    def measure(self, name: str, weights: Path) -> Figures:
        """Writes a report beside the weights' figures, and gives these."""
        folder = self.out / name
        artist = load_artist(styles.COLOUR, weights=weights)
        figures: Figures = {**self._likeness(weights)}
        if isinstance(artist, Colourist):
            figures["words obeyed %"] = evaluate_phrases(artist.draw, self._everybody, folder)
        (folder / FIGURES_FILE).write_text(json.dumps(figures, indent=2) + "\n")
        return figures

    def train(self, names: Mapping[str, Recipe], begin: Path, seed: int) -> None:
        """Each run that is not there yet; the portraits are read once for all."""
        portraits = self._portraits(taught(self.data))
        for name, recipe in names.items():
            run = Run(self.out / name, seed, begin, sheet_every=recipe.steps)
            trainer(recipe, self._task(recipe, portraits), run, "cpu").train()

    def finishes(self) -> dict[str, Recipe]:
        """Both recipes."""
        ways = {WITHOUT: "more", WITH: "finish"}
        return {name: variant_of(self._way.recipe, way) for name, way in ways.items()}

    def _portraits(self, ids: list[str]) -> FlatPortraits:
        return self._way.portraits(self.data, with_faces(self.data, ids), self._ink, self._fills)

    def _task(self, recipe: Recipe, portraits: FlatPortraits) -> PictureTask:
        return self._way.task(recipe, portraits, self._vgg)

    @torch.inference_mode()
    def _likeness(self, weights: Path) -> Figures:
        """How far pictures of held-out crops are from their models."""
        recipe = variant_of(self._way.recipe, "finish")
        task, net = self._task(recipe, self._unseen), checkpoint.load(weights)
        vgg = self._vgg.float()
        count = len(self._unseen.ids)
        length = math.ceil(CROPS / count) * count
        crops = Crops(self._unseen, recipe.stages[0].crops, length, seed=1)
        distances = []
        drawn, wanted = ({i: [] for i in range(count)} for _ in range(2))
        for index in range(length):
            lesson = task.lesson([crops[index]], 0.0, torch.Generator().manual_seed(index))
            layers = net(lesson.inputs, lesson.looks).float()
            pictures = (task.picture(one, lesson) for one in (layers, lesson.wanted))
            seen, model = (Seen(one, vgg(one)) for one in pictures)
            distances.append(Likeness.of(seen, model).feature)
            portrait = crops.portrait(index)
            drawn[portrait].append(seen.samples())
            wanted[portrait].append(model.samples())
        figures: Figures = {"VGG distance to its model": sum(distances) / length}
        if count >= ENOUGH:
            # All crops of a portrait count as one picture: they are alike.
            samples = (
                torch.stack([torch.cat(s) for s in kind.values()]) for kind in (drawn, wanted)
            )
            figures["KID to the models x 1000"] = 1000 * kernel_inception_distance(*samples)
        return figures


def table(found: Mapping[str, Figures]) -> str:
    """A row for each figure, a column for each run."""
    names = list(found)
    lines = [["", *names], ["---"] * (len(names) + 1)]
    for figure in found[BEFORE]:
        values = [found[name][figure] for name in names]
        lines.append([figure, *("" if value is None else f"{value:.3g}" for value in values)])
    return as_table(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--vgg", type=Path, required=True)
    parser.add_argument("--begin", type=Path)
    parser.add_argument("--out", type=Path, default=Path("runs/critic"))
    parser.add_argument("--fills", type=Path, default=Path("runs/fills"))
    parser.add_argument("--ink", type=Path, default=Path("runs/ink"))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begin = options.begin or styles.find(styles.COLOUR).weights
    comparison = Comparison(options.data, options.vgg, options.out, options.fills, options.ink)
    comparison.train(comparison.finishes(), begin, options.seed)
    weights = {name: comparison.out / name / "net.safetensors" for name in (WITHOUT, WITH)}
    figures = {
        name: comparison.measure(name, path) for name, path in {BEFORE: begin, **weights}.items()
    }
    print(table(figures))
