"""`artline train` and `artline evaluate` for networks that no style is drawn with."""

from pathlib import Path
from typing import Annotated

import typer

from artline.teaching import (
    INK,
    Data,
    Ink,
    Log,
    Report,
    Vgg,
    Weights,
    evaluate,
    needs_training_extra,
    train,
)

#: The groups of commands as the command line has them: complete once these are added.
__all__ = ["evaluate", "train"]

Drawn = Annotated[Path, typer.Option(help="Where drawings of portraits are kept, once made.")]
DRAWN = Path("runs/drawn")


@train.command("faces")
def train_faces(
    data: Data,
    steps: int = 1400,
    out: Annotated[Path, typer.Option(help="The weights.")] = Path("runs/faces.safetensors"),
    seed: int = 1,
    ink: Ink = INK,
) -> None:
    """Train the face finder."""
    with needs_training_extra():
        from model.training.commands import train_faces

        train_faces(data, steps, out, seed, ink)


@train.command("reader")
def train_reader(
    data: Data,
    steps: int = 3000,
    out: Log = Path("runs/reader"),
    seed: int = 1,
    begin: Annotated[
        Path | None, typer.Option(help="Weights to go on from, at a lower rate.")
    ] = None,
    drawn: Drawn = DRAWN,
) -> None:
    """Train the face reader, once our drawings of portraits are made; see docs/training.md."""
    with needs_training_extra():
        from model.training.reading import train_reader

        train_reader(data, steps, out, seed, begin, drawn)


@evaluate.command("reader")
def evaluate_reader(data: Data, weights: Weights = None, drawn: Drawn = DRAWN) -> None:
    """Measure the face reader on held-out portraits, our drawings of them and heads of styles."""
    with needs_training_extra():
        from model.training.reading import evaluate_reader

        evaluate_reader(data, weights, drawn)


@train.command("enlarger")
def train_enlarger(
    data: Data,
    steps: int = 4000,
    out: Log = Path("runs/enlarger"),
    vgg: Vgg = None,
    seed: int = 1,
    seconds: Annotated[
        float | None, typer.Option(help="Seconds after which it ends, whatever is left.")
    ] = None,
    drawn: Drawn = DRAWN,
) -> None:
    """Train what enlarges drawn pictures; the result is OUT/net.safetensors."""
    with needs_training_extra():
        from model.training.enlarging import train_enlarger

        train_enlarger(data, steps, out, vgg, seed, seconds, drawn)


@evaluate.command("enlarger")
def evaluate_enlarger(
    data: Data,
    out: Report = Path("runs/enlarger-report"),
    weights: Weights = None,
    vgg: Vgg = None,
    drawn: Drawn = DRAWN,
) -> None:
    """Measure what enlarges drawn pictures by two, on held-out ones, beside resampling."""
    with needs_training_extra():
        from model.training.enlarging import evaluate_enlarger

        evaluate_enlarger(data, out, weights, vgg, drawn)
