"""What `artline train` and `artline evaluate` do."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from pkgutil import resolve_name
from typing import NamedTuple

import torch
from rich.console import Console

from model.contract import styles
from model.contract.errors import OperatorError
from model.drawing.artist import Artist
from model.drawing.loading import load_artist
from model.drawing.reader import FaceReader
from model.network import checkpoint
from model.network.encoders import ENCODERS
from model.training import presets
from model.training.critic import trainer
from model.training.data import artist_pairs
from model.training.data.coloured import FlatPortraits, with_faces
from model.training.data.portraits import HELD_OUT, Portraits, read_ids, single_faces
from model.training.evaluation.cartoons import evaluate_cartoons
from model.training.evaluation.coloured import evaluate_faces
from model.training.evaluation.line import evaluate
from model.training.evaluation.phrases import evaluate_phrases
from model.training.evaluation.printings import Printings
from model.training.evaluation.recognition import Recogniser
from model.training.recipes import (
    ADVERSARIAL,
    FINISH_RATE,
    FINISH_STEPS,
    PRESETS,
    Recipe,
)
from model.training.self_training import make_hands
from model.training.tasks.faces import train_finder
from model.training.tasks.lesson import PictureTask
from model.training.tasks.line import LineTask
from model.training.tasks.losses import Vgg16Features
from model.training.train import Run, Trainer


class Taught(NamedTuple):
    """How a style with colours is taught: from what, what, and by which recipe."""

    portraits: type[FlatPortraits]
    task: Callable[[Recipe, FlatPortraits, Vgg16Features], PictureTask]
    recipe: Recipe


def taught_as(style: str) -> Taught:
    """What the table of styles says of it."""
    training = styles.style_of(style).training
    if training is None:
        raise OperatorError(f"{style} has no network of its own: train `{styles.CARTOONS}`")
    names = (training.portraits, training.task, training.recipe)
    return Taught(*(resolve_name(name) for name in names))


console = Console()


def train_line(
    data: Path,
    recipe: Recipe,
    out: Path,
    vgg: Path | None,
    seed: int,
    begin: Path | None,
    ink: Path,
    hands: Path | None,
) -> None:
    """Train photo -> line art on every id that is not held out; goes on where OUT left off.

    hands: a folder of drawings by `begin`, to learn the artists' hand from as well (`make_hands`).
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    portraits = taught(data)
    if hands:
        if begin is None:
            raise OperatorError("drawings to learn from are made by the weights to --begin with")
        make_hands(data, portraits, begin, hands, Recogniser(data / "weights"))
    ids = [*portraits, *artist_pairs.available(data)]
    console.print(f"{len(ids)} portraits, {recipe.steps} steps, on {device}")
    task = LineTask(recipe, Portraits(data, ids, ink, hands), Vgg16Features(vgg))
    _run(Trainer(recipe, task, Run(out, seed, begin), device))


def train_coloured(
    style: str,
    data: Path,
    out: Path,
    vgg: Path | None,
    seed: int,
    begin: Path | None,
    ink: Path,
    fills: Path,
    variant: str,
) -> None:
    """Train a style with colours on every face that is not held out; goes on where OUT left off."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    chosen = taught_as(style)
    recipe = variant_of(chosen.recipe, variant)
    ids = with_faces(data, taught(data))
    console.print(f"{len(ids)} portraits, {recipe.steps} steps, on {device}")
    task = chosen.task(recipe, chosen.portraits(data, ids, ink, fills), Vgg16Features(vgg))
    run = Run(out, seed, begin or styles.find(styles.LINE).weights)
    _run(trainer(recipe, task, run, device))


def variant_of(recipe: Recipe, variant: str) -> Recipe:
    """The recipe in one of the variants that `artline train --recipe` knows.

    `feature` is the recipe as it is, `adversarial` has a critic too; `finish` is a few last steps
    with a critic, `more` the same without: both need weights that can draw already.
    """
    match variant:
        case "feature":
            return recipe
        case "adversarial":
            return replace(recipe, adversarial=ADVERSARIAL)
        case "finish" | "more":
            last = replace(recipe.stages[-1], steps=FINISH_STEPS, learning_rate=FINISH_RATE)
            critic = ADVERSARIAL if variant == "finish" else 0.0
            return replace(recipe, adversarial=critic, stages=(last,))
    raise OperatorError(
        f"there is no recipe {variant!r}: choose feature, adversarial, finish or more"
    )


def _run(teacher: Trainer) -> None:
    teacher.train()
    folder = teacher.run.folder
    console.print(f"Done. The network is {folder / 'net.safetensors'}; look at {folder}/*.png")


def train_faces(data: Path, steps: int, out: Path, seed: int, ink: Path) -> None:
    """Train the face finder on every portrait that is not held out and shows a single face."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    alone = single_faces(data)
    portraits = Portraits(data, [id for id in taught(data) if id in alone], ink)
    train_finder(portraits, steps, out, seed, device)
    console.print(f"Done. The face finder is {out}")


def taught(data: Path) -> list[str]:
    """The ids of the portraits that may be trained on."""
    kept = set(read_ids(HELD_OUT))
    return [id for id in Portraits.available(data) if id not in kept]


def choose_recipe(preset: str, encoder: str, blend: float) -> Recipe:
    """A preset, on that encoder, with blended targets of that opacity in its first stage."""
    if encoder not in ENCODERS:
        raise OperatorError(f"there is no encoder {encoder!r}: choose {', '.join(ENCODERS)}")
    recipe = presets.preset(PRESETS, preset)
    first, *others = recipe.stages
    return replace(
        recipe,
        stages=(replace(first, blend=blend), *others),
        net=replace(recipe.net, encoder=encoder),
    )


def evaluate_styles(
    names: Sequence[str], data: Path, out: Path, weights: Path | None, drawn: Path | None = None
) -> None:
    """Draw the held-out portraits in these styles, reading each photo once, and measure them.

    drawn: a folder STYLE/ID.png with drawings that are there already, to be measured alone.
    """
    ids = held_out(data)
    if drawn:
        there = [id for id in ids if all(path.exists() for path in _drawings(drawn, id))]
        evaluate_faces(data, there, drawn, out)
    else:
        printings = Printings.of(names, weights)
        printings.warm_up()
        evaluate_cartoons(printings, data, ids, out)


def _drawings(drawn: Path, id: str) -> list[Path]:
    return [folder / f"{id}.png" for folder in drawn.iterdir() if folder.is_dir()]


def evaluate_sketches(data: Path, out: Path, weights: Path | None, ink: Path) -> None:
    """Colour sketches of held-out portraits by every phrase."""
    artist = load_artist(styles.COLOUR, weights=weights)
    artist.warm_up()
    portraits = Portraits(data, with_faces(data, held_out(data)), ink)
    evaluate_phrases(artist.draw, portraits, out)


def held_out(data: Path) -> list[str]:
    """The ids of the portraits that are kept for evaluation."""
    kept = set(read_ids(HELD_OUT))
    ids = [id for id in Portraits.available(data) if id in kept]
    if not ids:
        raise OperatorError(f"{data} has none of the held-out portraits listed in {HELD_OUT.name}")
    return ids


def evaluate_line(data: Path, out: Path, weights: Path | None, vgg: Path | None, ink: Path) -> None:
    """Draw the held-out portraits, measure them beside their targets, and write the report."""
    path = weights or styles.find(styles.LINE).weights
    net = checkpoint.load(path)
    if net.config.coloured:
        raise OperatorError(f"{path} are weights of a style with colours, not of line art")
    artist = Artist(net, FaceReader.load())
    # As the bot draws: in bfloat16, where that is faster.
    artist.warm_up()
    evaluate(artist, Portraits(data, held_out(data), ink), Vgg16Features(vgg), out)
