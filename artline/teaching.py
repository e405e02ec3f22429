"""`artline train` and `artline evaluate`: each command imports what it needs itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from model.contract.errors import OperatorError
from model.contract.styles import COLOUR, STYLES

#: The styles that are measured on photos in colours.
COLOURED = [style.name for style in STYLES if not style.of_lines]

train = typer.Typer(help="Teach the network a style.", no_args_is_help=True)
evaluate = typer.Typer(help="Measure a style on pictures it has not seen.", no_args_is_help=True)

Data = Annotated[Path, typer.Option(help="Folder of pictures; see docs/training.md.")]
Log = Annotated[Path, typer.Option(help="Log, sheets, checkpoints; resumes.")]
Report = Annotated[Path, typer.Option(help="Figures, tables, a sheet to look at.")]
Ink = Annotated[Path, typer.Option(help="Where ink targets are kept, once made from photos.")]
INK = Path("runs/ink")
Weights = Annotated[Path | None, typer.Option(help="Others than the shipped ones.")]
Vgg = Annotated[
    Path | None, typer.Option(help="VGG16 weights, safetensors. Fetched when not given.")
]


@train.command("line")
def train_line(
    data: Data,
    preset: Annotated[
        str,
        typer.Option(
            help="cpu or gpu: sizes, batches and steps. cpu-more and cpu-hands go with --begin."
        ),
    ] = "cpu",
    out: Log = Path("runs/line"),
    vgg: Vgg = None,
    seed: int = 1,
    encoder: Annotated[
        str, typer.Option(help="Or resnet34, ArtLine's own, four times as large.")
    ] = "efficientnet-lite0",
    blend: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="ArtLine's blended targets: opacity at first.")
    ] = 0.0,
    begin: Annotated[
        Path | None, typer.Option(help="Weights to begin with, instead of ImageNet's.")
    ] = None,
    ink: Ink = INK,
    hands: Annotated[
        Path | None,
        typer.Option(help="Folder of drawings by BEGIN, made if missing, to learn from as well."),
    ] = None,
) -> None:
    """Train photo -> line art; the result is OUT/net.safetensors."""
    with needs_training_extra():
        from model.training.commands import choose_recipe, train_line

        recipe = choose_recipe(preset, encoder, blend)
        train_line(data, recipe, out, vgg, seed, begin, ink, hands)


def _train_coloured(style: str) -> Callable[..., None]:
    def command(
        data: Data,
        out: Log = Path("runs", style),
        vgg: Vgg = None,
        seed: int = 1,
        begin: Annotated[
            Path | None, typer.Option(help="Weights to begin with, instead of those of line art.")
        ] = None,
        ink: Ink = INK,
        fills: Annotated[
            Path, typer.Option(help="Where flat colours are kept, once made from photos.")
        ] = Path("runs/fills"),
        recipe: Annotated[
            str,
            typer.Option(
                help="feature has no critic, adversarial one from the start; "
                "finish is short, with one, and more is short, without."
            ),
        ] = "feature",
    ) -> None:
        with needs_training_extra():
            from model.training.commands import train_coloured

            train_coloured(style, data, out, vgg, seed, begin, ink, fills, recipe)

    return command


@train.command("cartoon")
def train_cartoon(
    data: Data,
    preset: Annotated[str, typer.Option(help="cpu or gpu: sizes, batches and steps.")] = "gpu",
    out: Log = Path("runs/cartoon"),
    vgg: Vgg = None,
    seed: int = 1,
    begin: Annotated[
        Path | None, typer.Option(help="Weights to begin with, instead of those of line art.")
    ] = None,
    seconds: Annotated[
        float | None, typer.Option(help="Seconds after which it ends, whatever is left.")
    ] = None,
) -> None:
    """Train what all cartoons are printed from; the result is OUT/net.safetensors."""
    with needs_training_extra():
        from model.training.painting import train_cartoon

        train_cartoon(data, preset, out, vgg, seed, begin, seconds)


def teach(
    name: Annotated[str, typer.Argument(help="What the style is called.")],
    dataset: Annotated[Path, typer.Option("--from", help="A folder that `artline prepare` made.")],
    photos: Annotated[
        Path, typer.Option(help="Photos of people to learn on: a folder, or one of training data.")
    ],
    base: Annotated[
        str, typer.Option(help="The style to begin with: a shipped one, or calm.")
    ] = "calm",
    preset: Annotated[
        str, typer.Option(help="cpu, a quarter of an hour on two cores; or gpu.")
    ] = "cpu",
    pairs: Annotated[
        Path | None,
        typer.Option(help="A folder with photos/NAME.* and drawings/NAME.* of the same people."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Log, sheets, checkpoints, the style; resumes.")
    ] = None,
    vgg: Vgg = None,
    seed: int = 1,
    steps: Annotated[int | None, typer.Option(help="Fewer or more than the preset's.")] = None,
) -> None:
    """Teach a new style from a few hundred pictures; the result is a folder to add."""
    with needs_training_extra():
        from model.training.teaching.commands import teach

        folder = out or Path("runs", f"teach-{name}")
        teach(name, dataset, photos, folder, base, preset, pairs, vgg, seed, steps)


@evaluate.command("style")
def evaluate_style(
    style: Annotated[Path, typer.Argument(help="A folder that `artline teach` made.")],
    data: Data,
    dataset: Annotated[Path, typer.Option("--from", help="The heads that it was taught with.")],
    base: Annotated[str, typer.Option(help="The style that it began with.")] = "comic",
    out: Report = Path("runs/style-report"),
    vgg: Vgg = None,
) -> None:
    """Report on a taught style: the held-out portraits, by slice, and how near to its pictures."""
    with needs_training_extra():
        from model.training.teaching.evaluating import evaluate_style

        evaluate_style(style, data, dataset, base, out, vgg)


@evaluate.command("prepare")
def evaluate_prepared(
    dataset: Annotated[
        Path, typer.Argument(help="What `artline prepare` made of the panels of the webtoon.")
    ],
) -> None:
    """Measure how heads are found, beside 100 panels that were marked by hand."""
    with needs_training_extra():
        from model.training.evaluation.prepared import evaluate

        evaluate(dataset)


@evaluate.command("line")
def evaluate_line(
    data: Data,
    out: Annotated[Path, typer.Option(help="Drawings, figures, a page of the worst.")] = Path(
        "runs/report"
    ),
    weights: Weights = None,
    vgg: Vgg = None,
    ink: Ink = INK,
) -> None:
    """Report on the held-out portraits, by slice; what it measures is in docs/evaluation.md."""
    with needs_training_extra():
        from model.training.commands import evaluate_line

        evaluate_line(data, out, weights, vgg, ink)


@evaluate.command("cartoons")
def evaluate_cartoons(
    data: Data,
    out: Report = Path("runs/cartoons-report"),
    weights: Weights = None,
    drawn: Annotated[
        Path | None,
        typer.Option(help="Drawings to measure, as DRAWN/STYLE/ID.png, instead of new ones."),
    ] = None,
) -> None:
    """Report on the held-out portraits in all styles with colours, and on where hair is found."""
    with needs_training_extra():
        from model.training.commands import evaluate_styles

        evaluate_styles(COLOURED, data, out, weights, drawn)


def _evaluate_coloured(style: str) -> Callable[..., None]:
    def command(
        data: Data,
        out: Report = Path("runs", f"{style}-report"),
        weights: Weights = None,
    ) -> None:
        with needs_training_extra():
            from model.training.commands import evaluate_styles

            evaluate_styles([style], data, out, weights)

    return command


@evaluate.command(COLOUR)
def evaluate_colour(
    data: Data, out: Report = Path("runs/colour-report"), weights: Weights = None, ink: Ink = INK
) -> None:
    """Report on photos in colour, by slice, and on sketches coloured by forty phrases."""
    with needs_training_extra():
        from model.training.commands import evaluate_sketches, evaluate_styles

        evaluate_styles([COLOUR], data, out, None)
        evaluate_sketches(data, out, weights, ink)


for style in STYLES:
    if style.of_lines:
        continue
    if training := style.training:
        train.command(
            style.name, help=f"Train {training.learns}; the result is OUT/net.safetensors."
        )(_train_coloured(style.name))
    else:
        evaluate.command(
            style.name, help=f"Report on the held-out portraits in {style.name}, by slice."
        )(_evaluate_coloured(style.name))


@contextmanager
def needs_training_extra() -> Iterator[None]:
    """Packages of the `train` extra that are missing become advice."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise OperatorError(f"{error.name} is missing: pip install 'artline-bot[train]'") from error
