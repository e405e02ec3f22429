"""`artline`: everything that can be started by hand. Each command imports what it needs itself."""

import os
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from artline.points import face, face_pairs, teach_face
from artline.styles import styles
from artline.teaching import needs_training_extra, teach
from artline.tether import follow_parent
from artline.tools import evaluate, train
from model.contract.errors import OperatorError
from model.contract.look import MEDIA, PRESETS

# Threads that wait for work would spin on a core that others need; read when torch loads.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # a photo must not end up in somebody's bug report
)
bots = typer.Typer(help="Run one bot; `artline up` runs all.", no_args_is_help=True)
app.add_typer(bots, name="bot")
app.add_typer(train, name="train")
app.add_typer(evaluate, name="evaluate")
app.add_typer(styles, name="styles")
app.command()(teach)
app.command("teach-face")(teach_face)
app.command()(face)
app.command("face-pairs")(face_pairs)

Control = Annotated[float | None, typer.Option(min=0.0, max=1.0)]
PartColour = Annotated[str | None, typer.Option(help="Of everybody: a name, or #rrggbb.")]


def main() -> None:
    """The console script: errors for the operator are one sentence, not a traceback."""
    follow_parent()
    try:
        app()
    except OperatorError as error:
        Console(stderr=True).print(f"[bold red]artline:[/] {error}", highlight=False)
        raise SystemExit(1) from error


def show_version(wanted: bool) -> None:
    """Prints the version, and ends."""
    if wanted:
        typer.echo(f"artline {version('artline-bot')}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=show_version, is_eager=True, help="Say which version this is."
        ),
    ] = False,
) -> None:
    """Line-art portraits from photos: draw them here, or run the bots that do."""


@app.command()
def draw(
    photos: Annotated[
        list[Path], typer.Argument(help="Photos, folders of them, or - for standard input.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="A .png, .svg, .pdf, .webp or .jpg file, a folder, or - for standard output.",
        ),
    ] = None,
    words: Annotated[
        str, typer.Option(help="How you want it, as you would tell the bots: 'thinner, blue ink'.")
    ] = "",
    style: str = "line",
    every: Annotated[
        bool, typer.Option("--all", help="One sheet with every style, numbered, for each photo.")
    ] = False,
    preset: Annotated[str, typer.Option(help=f"One of {', '.join(PRESETS)}.")] = "classic",
    medium: Annotated[
        str | None, typer.Option(help=f"One of {', '.join(MEDIA)}; else the preset's.")
    ] = None,
    line_weight: Control = None,
    detail: Control = None,
    shading: Control = None,
    background: Control = None,
    strength: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="Of a cartoon: a trace, or all of it.")
    ] = None,
    ink: Annotated[str, typer.Option(help="Colour of the ink, as #rrggbb.")] = "#000000",
    paper: Annotated[str, typer.Option(help="As #rrggbb, or 'transparent'.")] = "#ffffff",
    pure: Annotated[
        bool, typer.Option("--pure", help="No greys: every pixel is ink or paper. Line art alone.")
    ] = False,
    invert: Annotated[
        bool, typer.Option("--invert", help="Ink in the paper's colour, on paper in the ink's.")
    ] = False,
    kind: Annotated[
        str | None,
        typer.Option(
            "--as",
            help="png, webp, jpeg, svg, pdf, plotter, sticker, avatar; card, the photo beside the "
            "drawing; or it being drawn: clip (MP4), gif, video-sticker (WebM for Telegram).",
        ),
    ] = None,
    hair: PartColour = None,
    skin: PartColour = None,
    clothes: PartColour = None,
    behind: Annotated[
        str | None, typer.Option(help="Of the background: a name, or #rrggbb.")
    ] = None,
    person: Annotated[
        list[str] | None,
        typer.Option(
            help="Of one person, as left:hair=blue,clothes=green: left, right, middle, or 1 to 9 "
            "counted from the left; once for each."
        ),
    ] = None,
    example: Annotated[Path | None, typer.Option(help="A picture whose colours to use.")] = None,
    describe: Annotated[
        bool, typer.Option("--describe", help="Say in a sentence what each drawing shows.")
    ] = False,
) -> None:
    """Draw photos, without any queue.

    Each control goes from 0 to 1, and overrides the preset, as the medium does; words go on from
    all other options. A plotter's file is an SVG of single strokes in millimetres on A4.
    """
    from artline.colours import choose_colours
    from artline.draw import draw_files
    from artline.orders import choose_finish, choose_order, of_all_styles

    controls = {
        "line_weight": line_weight,
        "detail": detail,
        "shading": shading,
        "background": background,
        "strength": strength,
    }
    parts = {"hair": hair, "skin": skin, "clothes": clothes, "background": behind}
    colours = choose_colours(parts, person or ())
    finish = choose_finish(ink, paper, pure)
    order = choose_order(
        style, preset, medium, controls, finish, invert, kind, output, colours, example, words
    )
    order = replace(of_all_styles(order, every), describe=describe)
    failures = draw_files(photos, output, order)
    raise typer.Exit(1 if failures else 0)


@app.command()
def faces(
    picture: Annotated[Path, typer.Argument(help="A photo or a drawing.")],
    draw: Annotated[
        Path | None, typer.Option(help="Where to put the picture with boxes and landmarks.")
    ] = None,
) -> None:
    """Print what can be read of every face in a picture, as JSON."""
    from artline.faces import show_faces

    show_faces(picture, draw)


@app.command()
def prepare(
    folder: Annotated[Path, typer.Argument(help="Pages or pictures, in folders or not.")],
    out: Annotated[Path, typer.Option(help="Where the set of heads goes; resumes.")],
    least: Annotated[
        float, typer.Option(min=0.05, max=1.0, help="How likely a head must be.")
    ] = 0.5,
    size: Annotated[int, typer.Option(min=64, max=1024, help="Side of the crops in pixels.")] = 256,
    smallest: Annotated[
        int, typer.Option(min=16, help="Heads whose square is smaller, in pixels, are dropped.")
    ] = 48,
    cut_out: Annotated[
        bool, typer.Option("--cut-out", help="People alone, on white instead of what is behind.")
    ] = False,
) -> None:
    """Make a clean set of heads of pages or pictures in one style; see docs/teaching.md."""
    with needs_training_extra():
        from artline.prepare import prepare_folder
        from model.training.data.head_records import Settings

        settings = Settings(size=size, least=least, smallest=smallest, cut_out=cut_out)
        prepare_folder(folder, out, settings)


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
    from bots.desk.settings import TelegramSettings
    from bots.telegram import run
    from worker.queue.settings import QueueSettings

    run(TelegramSettings(), QueueSettings())


@bots.command()
def discord() -> None:
    """Run the Discord bot; needs DISCORD_TOKEN and REDIS_URL."""
    from bots.desk.settings import DiscordSettings
    from bots.discord import run
    from worker.queue.settings import QueueSettings

    run(DiscordSettings(), QueueSettings())


@bots.callback()
def choose_bot() -> None:
    """Run one bot; `artline up` runs all."""


@app.command()
def doctor() -> None:
    """Say what is missing, and how to mend it."""
    from artline.doctor import examine

    raise typer.Exit(0 if examine() else 1)


if __name__ == "__main__":
    main()
