"""What the options of `artline draw` ask for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from artline.paths import find_photos
from artline.styles import root
from bots.desk.wishes import granted
from bots.instructions import understand
from bots.instructions.colouring import inverted
from bots.instructions.in_vain import all_in_vain
from model.contract.added import added
from model.contract.colours import Colours
from model.contract.errors import OperatorError
from model.contract.finish import Finish
from model.contract.look import PRESETS, Look
from model.contract.styles import style_of
from model.contract.wish import Output, Wish

#: What the files of each kind are called.
EXTENSIONS = {
    "png": ".png",
    "webp": ".webp",
    "jpeg": ".jpg",
    "svg": ".svg",
    "pdf": ".pdf",
    "plotter": ".svg",
    "sticker": ".webp",
    "avatar": ".png",
    "card": ".jpg",
    "clip": ".mp4",
    "gif": ".gif",
    "video-sticker": ".webm",
}
#: Kinds whose files end otherwise than they are called, where such an ending says which is meant.
_MEANT = {"jpg": "jpeg", "mp4": "clip", "webm": "video-sticker"}
#: Kinds that a sheet of all styles can be had as.
SHEETS = ("png", "webp", "jpeg")


@dataclass(frozen=True, slots=True)
class Order:
    """How all of the photos are to be drawn."""

    wish: Wish
    #: A picture whose colours are wished for.
    example: Path | None = None
    #: What was asked for and does nothing, by the names of `Understood.without_effect`.
    in_vain: tuple[str, ...] = ()
    #: Each photo in every style, on a sheet of its own.
    all_styles: bool = False
    #: Whether what each drawing shows is said in a sentence.
    describe: bool = False
    #: What was understood of the words.
    understood: str = ""


def of_all_styles(order: Order, every: bool) -> Order:
    """The order, of sheets of all styles if every style is asked for.

    Raises OperatorError for what a sheet cannot be.
    """
    if not every:
        return order
    style, kind = order.wish.style, order.wish.output
    if style != Wish().style:
        raise OperatorError(f"--all draws every style: leave out one of --all and --style {style}")
    if kind not in SHEETS:
        raise OperatorError(
            f"a sheet of all styles is a picture, not {kind!r}: choose {', '.join(SHEETS)}"
        )
    # What one style cannot show another may.
    return replace(order, in_vain=(), all_styles=True)


def choose_order(
    style: str,
    preset: str,
    medium: str | None,
    controls: Mapping[str, float | None],
    finish: Finish,
    invert: bool,
    kind: str | None,
    output: Path | None,
    colours: Colours,
    example: Path | None,
    words: str = "",
) -> Order:
    """What the options and then the words ask for.

    Raises OperatorError for a preset, medium, colour or file that is none.
    """
    look = _look(preset, medium, controls)
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    kind = kind or _MEANT.get(suffix, suffix) or "png"
    if kind not in EXTENSIONS:
        raise OperatorError(f"no drawing can be had as {kind!r}: choose {', '.join(EXTENSIONS)}")
    if example is not None:
        find_photos([example])
    if kind == "plotter" and not style_of(style).inked:
        raise OperatorError(f"a pen plotter draws lines, and --style {style} has none")
    if finish.pure and not style_of(style).of_lines:
        raise OperatorError(f"--pure is for line art: leave out one of --pure and --style {style}")
    wish = Wish(style, look, finish, cast(Output, kind), colours, example is not None)
    given = [name for name, value in controls.items() if value is not None]
    wish = _inverted(wish) if invert else wish
    wish, understood = _worded(wish, words) if words else (wish, "")
    in_vain = all_in_vain(wish, given, preset, medium)
    if wish.of_all_styles:
        wish = replace(wish, style=Wish().style, output=cast(Output, kind))
        return of_all_styles(Order(wish, example, understood=understood), every=True)
    return Order(wish, example, in_vain, understood=understood)


def choose_finish(ink: str, paper: str, pure: bool) -> Finish:
    """The colours of the options; OperatorError for one that is none."""
    try:
        return Finish(ink, None if paper == "transparent" else paper, pure)
    except ValueError as error:
        raise OperatorError(str(error)) from error


def _worded(wish: Wish, words: str) -> tuple[Wish, str]:
    """What words make of the options, and what was understood of them, as the bots say it."""
    found = understand(words, wish, added=tuple(added(root())))
    return granted(found, "en", example=wish.example)


def _inverted(wish: Wish) -> Wish:
    if wish.look.medium == "chalk":
        raise OperatorError("chalk is light on dark as it is: leave out --invert")
    return inverted(wish)


def _look(preset: str, medium: str | None, controls: Mapping[str, float | None]) -> Look:
    """The preset, with what was asked for besides it."""
    if preset not in PRESETS:
        raise OperatorError(f"there is no preset {preset!r}: choose {', '.join(PRESETS)}")
    look = PRESETS[preset]
    given = {name: value for name, value in controls.items() if value is not None}
    try:
        return replace(look, medium=medium or look.medium, **given)
    except ValueError as error:
        raise OperatorError(str(error)) from error
