"""`artline`: everything that can be started by hand. Each command imports what it needs itself."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from artline.tether import follow_parent
from model.errors import OperatorError
from model.look import PRESETS

# Threads that wait for work would spin on a core that others need; read when torch loads.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

app = typer.Typer(
    help="Line-art portraits from photos: draw them here, or run the bots that do.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # a photo must not end up in somebody's bug report
)
bots = typer.Typer(help="Run one bot; `artline up` runs all.", no_args_is_help=True)
train = typer.Typer(help="Teach the network a style.", no_args_is_help=True)
evaluate = typer.Typer(help="Measure a style on pictures it has not seen.", no_args_is_help=True)
app.add_typer(bots, name="bot")
app.add_typer(train, name="train")
app.add_typer(evaluate, name="evaluate")

Control = Annotated[float | None, typer.Option(min=0.0, max=1.0)]
PartColour = Annotated[str | None, typer.Option(help="In the style colour, as #rrggbb.")]
Data = Annotated[Path, typer.Option(help="Folder of pictures; see docs/training.md.")]
Vgg = Annotated[
    Path | None, typer.Option(help="VGG16 weights, safetensors. Fetched when not given.")
]

Report = Annotated[Path, typer.Option(help="Figures, tables, a sheet to look at.")]
Weights = Annotated[Path | None, typer.Option(help="Others than the shipped ones.")]
Begin = Annotated[
    Path | None, typer.Option(help="Weights to begin with, instead of those of line art.")
]
Way = Annotated[
    str,
    typer.Option(
        help="feature has no critic, adversarial one from the start, finish is short, with one."
    ),
]
Fills = Annotated[Path, typer.Option(help="Where flat colours are kept, once made from photos.")]


def main() -> None:
    """The console script: errors for the operator are one sentence, not a traceback."""
    follow_parent()
    try:
        app()
    except OperatorError as error:
        Console(stderr=True).print(f"[bold red]artline:[/] {error}", highlight=False)
        raise SystemExit(1) from error


@app.command()
def draw(
    photos: Annotated[list[Path], typer.Argument(help="Photos, or folders of them.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="A .png, .svg, .webp or .jpg file, or a folder."),
    ] = None,
    style: str = "line",
    preset: Annotated[str, typer.Option(help=f"One of {', '.join(PRESETS)}.")] = "classic",
    line_weight: Control = None,
    detail: Control = None,
    shading: Control = None,
    background: Control = None,
    ink: Annotated[str, typer.Option(help="Colour of the ink, as #rrggbb.")] = "#000000",
    paper: Annotated[str, typer.Option(help="As #rrggbb, or 'transparent'.")] = "#ffffff",
    kind: Annotated[
        str | None, typer.Option("--as", help="png, webp, jpeg, svg, sticker or avatar.")
    ] = None,
    hair: PartColour = None,
    skin: PartColour = None,
    clothes: PartColour = None,
    behind: PartColour = None,
    example: Annotated[
        Path | None, typer.Option(help="In the style colour: a picture whose colours to use.")
    ] = None,
) -> None:
    """Draw photos, without any queue. Each control goes from 0 to 1, and overrides the preset."""
    from artline.draw import choose_order, draw_files

    controls = {
        "line_weight": line_weight,
        "detail": detail,
        "shading": shading,
        "background": background,
    }
    colours = {"hair": hair, "skin": skin, "clothes": clothes, "background": behind}
    order = choose_order(style, preset, controls, ink, paper, kind, output, colours, example)
    failures = draw_files(photos, output, order)
    raise typer.Exit(1 if failures else 0)


@app.command()
def up(
    check: Annotated[bool, typer.Option(help="Stop again once the self-check is done.")] = False,
) -> None:
    """Start queue, worker and every bot that has a token, and send a sample portrait through."""
    from artline.up import run

    run(check)


@app.command()
def worker() -> None:
    """Run one worker process; needs REDIS_URL."""
    from worker.lane import work
    from worker.settings import WorkerSettings

    work(WorkerSettings())


@bots.command()
def telegram() -> None:
    """Run the Telegram bot; needs TELEGRAM_TOKEN and REDIS_URL."""
    from bots.settings import TelegramSettings
    from bots.telegram import run
    from worker.settings import QueueSettings

    run(TelegramSettings(), QueueSettings())


@bots.command()
def discord() -> None:
    """Run the Discord bot; needs DISCORD_TOKEN and REDIS_URL."""
    from bots.discord import run
    from bots.settings import DiscordSettings
    from worker.settings import QueueSettings

    run(DiscordSettings(), QueueSettings())


@bots.callback()
def choose_bot() -> None:
    """Run one bot; `artline up` runs all."""


@train.callback()
def choose_style_to_train() -> None:
    """Teach the network a style."""


@evaluate.callback()
def choose_style_to_evaluate() -> None:
    """Measure a style on pictures it has not seen."""


@app.command()
def styles() -> None:
    """List the styles that have weights here."""
    from model.styles import catalogue

    for style in catalogue().values():
        size = style.weights.stat().st_size / 1e6
        typer.echo(f"{style.name}: {size:.1f} MB, card {style.card}")


@app.command()
def doctor() -> None:
    """Say what is missing, and how to mend it."""
    from artline.doctor import examine

    raise typer.Exit(0 if examine() else 1)


@train.command("line")
def train_line(
    data: Data,
    preset: Annotated[
        str, typer.Option(help="cpu or gpu: sizes, batches and steps. cpu-more goes with --begin.")
    ] = "cpu",
    out: Annotated[Path, typer.Option(help="Log, sheets, checkpoints; resumes.")] = Path(
        "runs/line"
    ),
    vgg: Vgg = None,
    seed: int = 1,
    encoder: Annotated[
        str, typer.Option(help="Or resnet34, ArtLine's own, four times as large.")
    ] = "efficientnet-lite0",
    hints: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="ArtLine's blended hints: opacity at first.")
    ] = 0.0,
    begin: Annotated[
        Path | None, typer.Option(help="Weights to begin with, instead of ImageNet's.")
    ] = None,
) -> None:
    """Train photo -> line art; the result is OUT/net.safetensors."""
    with needs_training_extra():
        from model.training.commands import choose_recipe, train_line

        train_line(data, choose_recipe(preset, encoder, hints), out, vgg, seed, begin)


@train.command("flat")
def train_flat(
    data: Data,
    out: Annotated[Path, typer.Option(help="Log, sheets, checkpoints; resumes.")] = Path(
        "runs/flat"
    ),
    vgg: Vgg = None,
    seed: int = 1,
    begin: Begin = None,
    fills: Fills = Path("runs/fills"),
    recipe: Way = "feature",
) -> None:
    """Train photo -> flat cartoon; the result is OUT/net.safetensors."""
    _train_coloured("flat", data, out, vgg, seed, begin, fills, recipe)


@train.command("comic")
def train_comic(
    data: Data,
    out: Annotated[Path, typer.Option(help="Log, sheets, checkpoints; resumes.")] = Path(
        "runs/comic"
    ),
    vgg: Vgg = None,
    seed: int = 1,
    begin: Begin = None,
    fills: Fills = Path("runs/fills"),
    recipe: Way = "feature",
) -> None:
    """Train photo -> comic; the result is OUT/net.safetensors."""
    _train_coloured("comic", data, out, vgg, seed, begin, fills, recipe)


@train.command("colour")
def train_colour(
    data: Data,
    out: Annotated[Path, typer.Option(help="Log, sheets, checkpoints; resumes.")] = Path(
        "runs/colour"
    ),
    vgg: Vgg = None,
    seed: int = 1,
    begin: Begin = None,
    fills: Fills = Path("runs/fills"),
    recipe: Way = "feature",
) -> None:
    """Train sketch -> coloured cartoon; the result is OUT/net.safetensors."""
    _train_coloured("colour", data, out, vgg, seed, begin, fills, recipe)


def _train_coloured(
    style: str,
    data: Path,
    out: Path,
    vgg: Path | None,
    seed: int,
    begin: Path | None,
    fills: Path,
    recipe: str,
) -> None:
    with needs_training_extra():
        from model.training.commands import train_coloured

        train_coloured(style, data, out, vgg, seed, begin, fills, recipe)


@train.command("faces")
def train_faces(
    data: Data,
    steps: int = 1400,
    out: Annotated[Path, typer.Option(help="The weights.")] = Path("runs/faces.safetensors"),
    seed: int = 1,
) -> None:
    """Train the face finder."""
    with needs_training_extra():
        from model.training.commands import train_faces

        train_faces(data, steps, out, seed)


@evaluate.command("line")
def evaluate_line(
    data: Data,
    out: Annotated[Path, typer.Option(help="Drawings, figures, a page of the worst.")] = Path(
        "runs/report"
    ),
    weights: Annotated[Path | None, typer.Option(help="Others than the shipped ones.")] = None,
    vgg: Vgg = None,
) -> None:
    """Report on the held-out portraits, by slice; what it measures is in docs/evaluation.md."""
    with needs_training_extra():
        from model.training.commands import evaluate_line

        evaluate_line(data, out, weights, vgg)


@evaluate.command("flat")
def evaluate_flat(
    data: Data, out: Report = Path("runs/flat-report"), weights: Weights = None
) -> None:
    """Report on flat cartoons of the held-out portraits, by slice."""
    _evaluate_coloured("flat", data, out, weights)


@evaluate.command("comic")
def evaluate_comic(
    data: Data, out: Report = Path("runs/comic-report"), weights: Weights = None
) -> None:
    """Report on comics of the held-out portraits, by slice."""
    _evaluate_coloured("comic", data, out, weights)


@evaluate.command("colour")
def evaluate_colour(
    data: Data, out: Report = Path("runs/colour-report"), weights: Weights = None
) -> None:
    """Report on coloured portraits by slice, and on colours asked for by forty phrases."""
    _evaluate_coloured("colour", data, out, weights)


def _evaluate_coloured(style: str, data: Path, out: Path, weights: Path | None) -> None:
    with needs_training_extra():
        from model.training.commands import evaluate_style

        evaluate_style(style, data, out, weights)


@contextmanager
def needs_training_extra() -> Iterator[None]:
    """Packages of the `train` extra that are missing become advice."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise OperatorError(f"{error.name} is missing: pip install 'artline-bot[train]'") from error


if __name__ == "__main__":
    main()
