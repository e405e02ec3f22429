"""`artline draw`: photos from files to drawings in files, without any queue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from rich.console import Console
from rich.progress import track

from artline.paths import check_drawings, find_photos, name_drawings
from bots.desk.describing import describe, titled
from bots.instructions import lacks_transparency, vain
from bots.instructions.colouring import inverted
from bots.instructions.in_vain import chosen_in_vain
from bots.words import say
from model.contract.colours import Colours
from model.contract.errors import OperatorError, PhotoError
from model.contract.finish import Finish
from model.contract.look import PRESETS, Look
from model.contract.shown import Shown
from model.contract.styles import catalogue, style_of
from model.contract.wish import Output, Wish

if TYPE_CHECKING:
    from torch import Tensor

    from model.drawing.composition import Drawing
    from model.drawing.hints import Hints
    from worker.photos import Photo
    from worker.studio import Artist

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
}
#: Kinds that a sheet of all styles can be had as.
SHEETS = ("png", "webp", "jpeg")
#: Kinds whose drawings are named after them, because others have the same extension.
NAMED_BY_KIND = ("plotter", "sticker", "avatar")

console = Console(stderr=True)


class Unreadable(OperatorError):
    """A picture is there, but cannot be read."""


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
) -> Order:
    """What the options ask for; OperatorError for a preset, medium, colour or file that is none."""
    look = _look(preset, medium, controls)
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    kind = kind or {"jpg": "jpeg"}.get(suffix, suffix) or "png"
    if kind not in EXTENSIONS:
        raise OperatorError(f"no drawing can be had as {kind!r}: choose {', '.join(EXTENSIONS)}")
    if example is not None:
        find_photos([example])
    if finish.pure and not style_of(style).of_lines:
        raise OperatorError(f"--pure is for line art: leave out one of --pure and --style {style}")
    wish = Wish(style, look, finish, cast(Output, kind), colours, example is not None)
    given = [name for name, value in controls.items() if value is not None]
    wish = _inverted(wish) if invert else wish
    return Order(wish, example, chosen_in_vain(wish, given, preset, medium))


def choose_finish(ink: str, paper: str, pure: bool) -> Finish:
    """The colours of the options; OperatorError for one that is none."""
    try:
        return Finish(ink, None if paper == "transparent" else paper, pure)
    except ValueError as error:
        raise OperatorError(str(error)) from error


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


def draw_files(photos: Sequence[Path], output: Path | None, order: Order) -> int:
    """Draw every photo; returns how many could not be drawn, after saying why.

    Raises OperatorError when a path does not exist, nothing is found or weights are missing.
    """
    files = find_photos(photos)
    kind = order.wish.output if order.wish.output in NAMED_BY_KIND else order.wish.style
    kind = "all" if order.all_styles else kind
    targets = name_drawings(files, photos, output, EXTENSIONS[order.wish.output], kind)
    check_drawings(targets, [*files, *filter(None, [order.example])])
    untold = [*vain(order.in_vain, order.wish, "en"), lacks_transparency(order.wish, "en")]
    for sentence in filter(None, untold):
        console.print(sentence, highlight=False)
    # torch takes seconds to load: only once there is something to draw.
    from model.drawing.loading import load_all

    hints = _hints(order)
    artists = load_all(_styles(order))
    if len(files) > 1:
        for artist in artists.values():
            artist.warm_up()
    failures = 0
    for file, target in track(
        list(zip(files, targets, strict=True)), "Drawing", console=console, disable=len(files) == 1
    ):
        try:
            _draw_file(artists, file, target, order, hints)
        except PhotoError as error:
            failures += 1
            console.print(f"{file}: {say('en', error.key, error.values)}", highlight=False)
        except Unreadable as error:
            failures += 1
            console.print(str(error), highlight=False)
        except OSError as error:
            raise OperatorError(f"{target} cannot be written: {error.strerror}") from error
    return failures


def _hints(order: Order) -> "Hints":
    from model.drawing.hints import Hints

    if order.example is None:
        return Hints(order.wish.colours)
    return Hints(order.wish.colours, read_needed(order.example))


def read_needed(path: Path) -> "Tensor":
    """uint8 (3, H, W); OperatorError for what is no picture: without this one there is no sense."""
    from worker.studio import tensor_of

    try:
        return tensor_of(_read(path))
    except PhotoError as error:
        raise OperatorError(f"{path}: {say('en', error.key, error.values)}") from error


def _read(path: Path) -> "Photo":
    """PhotoError for what is no picture, Unreadable for what gives no bytes."""
    from worker.photos import decode

    try:
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}") from error
    return decode(content)


def _styles(order: Order) -> list[str]:
    """Those to draw in, by name; the usual one, where there are no weights at all."""
    every = list(catalogue()) if order.all_styles else []
    return every or [order.wish.style]


def _draw_file(
    artists: Mapping[str, "Artist"], file: Path, target: Path, order: Order, hints: "Hints"
) -> None:
    content, shown = _drawn(artists, _read(file), order, hints)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(titled(content, shown, "en"))
    console.print(f"{file} -> {target}", highlight=False)
    if order.describe:
        console.print(describe(shown, "en"), highlight=False)


def _drawn(
    artists: Mapping[str, "Artist"], photo: "Photo", order: Order, hints: "Hints"
) -> tuple[bytes, Shown]:
    """The drawing's file, or that of a sheet of all styles, and what it shows."""
    from model.drawing.describing import shown_in
    from worker.every_style import draw_every_style, in_order, reduced
    from worker.formats.files import of_picture, write
    from worker.studio import tensor_of

    wish = order.wish
    pixels = tensor_of(reduced(photo) if order.all_styles else photo)

    def draw(style: str) -> "Drawing":
        (drawing,) = artists[style].draw([pixels], [wish.look], [hints])
        return drawing

    if order.all_styles:
        sheet = draw_every_style(artists, draw, wish.finish)
        if failed := [style for style in in_order(artists) if style not in sheet.styles]:
            console.print(f"left out, because they failed: {', '.join(failed)}", highlight=False)
        return of_picture(sheet.picture, wish.output).content, sheet.shown
    drawing = draw(wish.style)
    return write(drawing, wish.finish, wish.output).content, shown_in(drawing, wish.style)
