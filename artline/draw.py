"""`artline draw`: photos from files to drawings in files, without any queue."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track

from artline.orders import EXTENSIONS, Order
from artline.paths import STANDARD, check_drawings, find_photos, name_drawings, skipped
from artline.styles import find_added, root
from bots.desk.describing import describe
from bots.desk.titles import titled
from bots.instructions import lacks_colours, lacks_transparency, vain
from bots.words import say
from model.contract.added import added
from model.contract.errors import OperatorError, PhotoError
from model.contract.shown import Shown
from model.contract.styles import catalogue, is_shipped

if TYPE_CHECKING:
    from torch import Tensor

    from model.drawing.composition import Drawing
    from model.drawing.hints import Hints
    from worker.clips.footage import Frame
    from worker.photos import Photo
    from worker.studio import Artist

#: Kinds whose drawings are named after them, because others have the same extension.
NAMED_BY_KIND = ("plotter", "sticker", "avatar", "card", "clip", "gif", "video-sticker")
#: Of what is skipped in folders.
MOST_NAMED = 10

#: Files' names are told as they are: in one piece, and in no colours.
console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


class Unreadable(OperatorError):
    """A picture is there, but cannot be read."""


def draw_files(photos: Sequence[Path], output: Path | None, order: Order) -> int:
    """Draw every photo; returns how many could not be drawn, after saying why.

    Raises OperatorError when a path does not exist, nothing is found or weights are missing.
    """
    files = find_photos(photos)
    kind = order.wish.output if order.wish.output in NAMED_BY_KIND else order.wish.style
    kind = "all" if order.all_styles else kind
    targets = name_drawings(files, photos, output, EXTENSIONS[order.wish.output], kind)
    check_drawings(targets, [*files, *filter(None, [order.example])])
    if STANDARD in targets and sys.stdout.isatty():
        raise OperatorError("a terminal shows no pictures: name a file with -o, or pipe it on")
    wish = replace(order.wish, output="sheet") if order.all_styles else order.wish
    lacking = (lacks(wish, "en") for lacks in (lacks_colours, lacks_transparency))
    told = [one for one in (*vain(order.in_vain, wish, "en"), *lacking) if one]
    told = [order.understood, *(one for one in told if one not in order.understood)]
    for sentence in filter(None, (_skipped(photos), *told)):
        console.print(sentence)
    # torch takes seconds to load: only once there is something to draw.
    from model.drawing.loading import load_all

    hints = _hints(order)
    artists = load_all(*_styles(order))
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
            console.print(f"{file}: {say('en', error.key, error.values)}")
        except Unreadable as error:
            failures += 1
            console.print(str(error))
        except OSError as error:
            raise OperatorError(f"{target} cannot be written: {error.strerror}") from error
    return failures


def _skipped(photos: Sequence[Path]) -> str:
    """What of the folders is not drawn; "" where all is."""
    names = [one.name + ("/" if one.is_dir() else "") for one in skipped(photos)]
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"skipped, no pictures: {', '.join(names[:MOST_NAMED])}{more}" if names else ""


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

    return decode(_content(path))


def _content(path: Path) -> bytes:
    try:
        return _standard_input() if path == STANDARD else path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}") from error


def _frames(path: Path) -> "list[Frame]":
    """Those of a clip; none of what does not move. PhotoError for a clip that is too long."""
    from worker.clips.footage import frames_of, kind_of

    content = _content(path)
    return frames_of(content) if kind_of(content) else []


@cache
def _standard_input() -> bytes:
    """No more of it than a photo may have, and one byte; it can be read but once."""
    from worker.photos import MAX_MEGABYTES

    return sys.stdin.buffer.read(MAX_MEGABYTES * 1_000_000 + 1)


def _styles(order: Order) -> tuple[list[str], dict[str, Path]]:
    """Those to draw in, by name, and the weights of the added ones among them.

    The usual one, where there are no weights at all. Raises OperatorError where there is none of a
    name.
    """
    style = order.wish.style
    if order.all_styles:
        here = added(root())
    else:
        here = {} if is_shipped(style) else {style: find_added(style)}
    every = [*catalogue(), *here] if order.all_styles else []
    return every or [style], {name: one.weights for name, one in here.items()}


def _draw_file(
    artists: Mapping[str, "Artist"], file: Path, target: Path, order: Order, hints: "Hints"
) -> None:
    frames = _frames(file) if order.wish.output == "clip" else []
    if len(frames) > 1:
        content, shown = _moving(artists[order.wish.style], frames, order, hints)
    else:
        content, shown = _drawn(artists, _read(file).rotated(order.wish.turned), order, hints)
    content = titled(content, shown, "en")
    if target == STANDARD:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    console.print(f"{file} -> {target}")
    for who in order.wish.colours.absent(shown.people):
        console.print(_nobody(who, shown.people))
    if order.describe:
        console.print(describe(shown, "en"))


def _moving(
    artist: "Artist", frames: "list[Frame]", order: Order, hints: "Hints"
) -> tuple[bytes, Shown]:
    """The frames drawn as a clip, and what the last shows."""
    from model.drawing.describing import shown_in
    from worker.clips.drawn import drawn_clip

    wish = order.wish
    shown: list[Shown] = []

    def draw(frame: "Tensor") -> "Drawing":
        (drawing,) = artist.draw([frame], [wish.look], [hints])
        shown[:] = [shown_in(drawing, wish)]
        return drawing

    content = drawn_clip(track(frames, "Drawing", console=console), draw, wish.finish)
    return content, shown[0]


def _nobody(who: str, people: int) -> str:
    """Why the colours of one person are nowhere in a drawing."""
    seen = {0: "nobody's face is", 1: "one person is"}.get(people, f"{people} people are")
    return f"The colours for person {who!r} do nothing: {seen} seen in it."


def _drawn(
    artists: Mapping[str, "Artist"], photo: "Photo", order: Order, hints: "Hints"
) -> tuple[bytes, Shown]:
    """The drawing's file, or that of a sheet of all styles, and what it shows."""
    from PIL import Image

    from model.drawing.describing import shown_in
    from worker.every_style import draw_every_style, reduced
    from worker.formats.files import of_picture, write
    from worker.studio import tensor_of

    wish = order.wish
    pixels = tensor_of(reduced(photo) if order.all_styles else photo)

    def draw(style: str) -> "Drawing":
        (drawing,) = artists[style].draw([pixels], [wish.look], [hints])
        return drawing

    if order.all_styles:
        sheet = draw_every_style(artists, draw, wish.finish)
        if failed := [style for style in artists if style not in sheet.styles]:
            console.print(f"left out, because they failed: {', '.join(failed)}")
        return of_picture(sheet.picture, wish.output).content, sheet.shown
    drawing = draw(wish.style)
    file = write(drawing, wish.finish, wish.output, Image.fromarray(photo.pixels))
    return file.content, shown_in(drawing, wish)
