"""`artline styles`: the styles that there are, those that are shipped and those that were added."""

from pathlib import Path
from typing import Annotated

import typer

from model.contract.added import (
    AddedStyle,
    added,
    chat,
    check_name,
    checked,
    folders,
)
from model.contract.errors import OperatorError
from model.contract.styles import catalogue, is_shipped
from worker.styles_folder import put, take_away

styles = typer.Typer(help="List the styles, and add or remove ones that were taught.")

For = Annotated[
    list[str] | None,
    typer.Option(
        "--for",
        help="A chat that alone may have it, telegram:ID or discord:ID; once for each. Else all.",
    ),
]


def root() -> Path:
    """Where the added styles are."""
    from worker.settings import WorkerSettings

    return WorkerSettings().styles


def find_added(name: str) -> AddedStyle:
    """An added style that can be drawn in. Raises OperatorError where there is none."""
    here = added(root())
    if name not in here:
        known = ", ".join([*catalogue(), *here])
        raise OperatorError(f"there is no style {name!r} here: choose {known}")
    return here[name]


@styles.callback(invoke_without_command=True)
def list_unless_told(context: typer.Context) -> None:
    """List the styles, and add or remove ones that were taught."""
    if context.invoked_subcommand is None:
        list_styles()


@styles.command("list")
def list_styles() -> None:
    """List the styles that have weights here, and the folders that are none."""
    for style in catalogue().values():
        typer.echo(_line(style.name, style.weights, style.card))
    for one in folders(root()).values():
        try:
            typer.echo(_described(checked(one)))
        except OperatorError as error:
            typer.echo(f"{one.name}: left out, since {error}")


@styles.command("add")
def add_style(
    folder: Annotated[Path, typer.Argument(help="As `artline teach` makes it; its name counts.")],
    chats: For = None,
) -> None:
    """Add a style that was taught, or put it in place of the one of its name.

    Workers draw in it, and bots offer it, within seconds.
    """
    style = AddedStyle(folder.resolve())
    check_word(style.name)
    for one in chats or ():
        chat(one)
    checked(style)
    _check_networks(style)
    put(root(), style, chats)
    typer.echo(f"{style.name} was added to {root()}")


@styles.command("remove")
def remove_style(name: str) -> None:
    """Take an added style away; workers forget it within seconds."""
    _folder(name)
    take_away(root(), name)
    typer.echo(f"{name} was removed from {root()}")


@styles.command("show")
def show_style(name: str) -> None:
    """Print a style's card, its size, and which chats may have it."""
    if is_shipped(name):
        style = catalogue()[name]
        typer.echo(_line(name, style.weights, style.card))
        typer.echo(style.card.read_text("utf-8"))
    else:
        one = checked(AddedStyle(_folder(name)))
        typer.echo(_described(one))
        typer.echo(one.card.read_text("utf-8"))


def check_word(name: str) -> None:
    """Raises OperatorError for a name by which nobody could ask for a style in words."""
    from bots.instructions.reading import is_free

    check_name(name)
    if not is_free(name):
        raise OperatorError(
            f"{name!r} asks for something else, in one of the languages that people write to the "
            "bots in: choose another name"
        )


def _check_networks(style: AddedStyle) -> None:
    """Raises OperatorError for one that cannot be loaded or makes other layers than are needed."""
    from model.drawing.face_painter import FacePainter
    from model.drawing.loading import load_artist

    load_artist(style.name, weights=style.weights)
    if style.points.exists():
        FacePainter.load(style.points)


def _folder(name: str) -> Path:
    """That of an added style, broken or not. Raises OperatorError where there is none."""
    if is_shipped(name):
        raise OperatorError(f"{name} is a style that is shipped, and stays")
    check_name(name)
    if not (folder := root() / name).is_dir():
        raise OperatorError(f"there is no style {name!r} in {root()}")
    return folder


def _line(name: str, weights: Path, card: Path) -> str:
    return f"{name}: {weights.stat().st_size / 1e6:.1f} MB, card {card}"


def _described(style: AddedStyle) -> str:
    chats = style.chats()
    whose = "" if chats is None else f", for {', '.join(sorted(chats))} alone"
    return _line(style.name, style.weights, style.card) + whose
