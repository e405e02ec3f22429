"""Styles that were added to an installation, each in a folder of its name.

    style.safetensors  its network, as `artline teach` makes it
    card.md            what it is made of
    cover.webp         a small picture of what it draws
    points.safetensors a network that draws its faces from points (`artline teach-face`), for
                       `artline face`; without it there is none. Workers draw nothing with it
    chats.txt          for which chats it is, one on a line, "telegram:-100123"; without it for all

Nothing of a folder is believed before `checked` has looked at it; its network is looked at where it
is loaded (`model.drawing.loading`). Knows no torch.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from model.contract.errors import OperatorError
from model.contract.styles import LONGEST_NAME, is_name, is_shipped

WEIGHTS, CARD, COVER, CHATS = "style.safetensors", "card.md", "cover.webp", "chats.txt"
POINTS = "points.safetensors"
#: The files of a style, and the bytes that each may have at most; all but POINTS must be there.
LARGEST = {WEIGHTS: 64 * 2**20, CARD: 2**16, COVER: 2**18, POINTS: 64 * 2**20}
#: Of a cover, in pixels.
LONGEST_SIDE = 1024
PLATFORMS = ("telegram", "discord")

#: What tells whether a folder is as it was: of each of its files time, size and inode.
Stamp = tuple[tuple[int, int, int] | None, ...]


@dataclass(frozen=True)
class AddedStyle:
    """A style that was added. All that it has is read from its folder when it is asked for."""

    folder: Path

    @property
    def name(self) -> str:
        """That of the folder."""
        return self.folder.name

    @property
    def weights(self) -> Path:
        """Where its network is."""
        return self.folder / WEIGHTS

    @property
    def points(self) -> Path:
        """Where the network is that draws from points; the style need not have one."""
        return self.folder / POINTS

    @property
    def card(self) -> Path:
        """Markdown: what it was taught with, how well it draws, and whose pictures these were."""
        return self.folder / CARD

    def cover(self) -> bytes:
        """A WebP."""
        return (self.folder / COVER).read_bytes()

    def chats(self) -> frozenset[str] | None:
        """The chats that may have it, "telegram:-100123"; None for all.

        Raises OperatorError for what names none.
        """
        file = self.folder / CHATS
        return frozenset(map(chat, file.read_text().split())) if file.exists() else None

    def stamp(self) -> Stamp:
        """The same as long as nobody has changed the files."""
        return tuple(_stamp(self.folder / file) for file in (*LARGEST, CHATS))


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def folders(root: Path) -> dict[str, AddedStyle]:
    """The styles that a folder may hold, by name, in alphabetical order; not looked at yet.

    Those that are being copied, or taken away, have names that no style has.
    """
    try:
        with os.scandir(root) as entries:
            names = sorted(one.name for one in entries if is_name(one.name) and one.is_dir())
    except OSError:
        return {}
    return {name: AddedStyle(root / name) for name in names}


def added(root: Path) -> dict[str, AddedStyle]:
    """Those that are fit to be drawn in, but for their networks, which nobody has loaded here."""
    found = {}
    for name, style in folders(root).items():
        try:
            found[name] = checked(style)
        except OperatorError:
            continue
    return found


def chat(text: str) -> str:
    """The same text. Raises OperatorError for one that names no chat."""
    platform, _, id = text.partition(":")
    if platform not in PLATFORMS or not id.removeprefix("-").isdecimal():
        raise OperatorError(
            f"a chat is telegram:ID or discord:ID, with the number of the chat or channel: {text}"
        )
    return text


def checked(style: AddedStyle) -> AddedStyle:
    """The same style. Raises OperatorError for a name that it may not have, and for what it lacks.

    Its network is not looked at.
    """
    check_name(style.name)
    with _explained(style):
        for file, largest in LARGEST.items():
            if file == POINTS and not style.points.exists():
                continue
            if (size := (style.folder / file).stat().st_size) > largest:
                raise OperatorError(f"{file} of {style.name} has {size} bytes: {largest} at most")
        if not style.card.read_text("utf-8").strip():
            raise OperatorError(f"{CARD} of {style.name} says nothing")
        with Image.open(style.folder / COVER, formats=["WEBP"]) as cover:
            if max(cover.size) > LONGEST_SIDE:
                raise OperatorError(
                    f"{COVER} of {style.name} is {cover.width} x {cover.height} pixels: "
                    f"{LONGEST_SIDE} a side at most"
                )
        style.chats()
    return style


def check_name(name: str) -> None:
    """Raises OperatorError for a name that an added style may not have."""
    if is_shipped(name):
        raise OperatorError(f"{name} is a style that is there already: choose another name")
    if not is_name(name):
        raise OperatorError(
            f"a style cannot be called {name!r}: lower-case letters, digits and single hyphens, a "
            f"letter first, {LONGEST_NAME} characters at most"
        )


@contextmanager
def _explained(style: AddedStyle) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        missing = Path(error.filename or "").name
        raise OperatorError(f"the style {style.name} has no {missing}") from error
    except UnidentifiedImageError as error:
        raise OperatorError(f"{COVER} of {style.name} is no WebP picture") from error
    except UnicodeDecodeError as error:
        raise OperatorError(f"the style {style.name} has a text that is not UTF-8") from error
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise OperatorError(f"the style {style.name} cannot be read: {error}") from error
