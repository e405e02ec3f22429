"""A drawing as a file that Discord takes: what is too large for the place it goes to is shrunk."""

import asyncio
import io
import math
from typing import NamedTuple

from discord import File
from PIL import Image

from bots.desk.describing import describe
from bots.desk.drawing_files import file_name, has_one_size
from bots.desk.titles import titled
from bots.words import say
from worker.queue.records import Picture

#: Share of the limit that a drawing is shrunk to, so that few tries suffice.
AIM = 0.9
#: How pictures that were made smaller are encoded, by format.
_ENCODING: dict[str, dict[str, int | bool]] = {
    "PNG": {"optimize": True},
    "WEBP": {"lossless": True},
    "JPEG": {"quality": 92},
}


class Attached(NamedTuple):
    """The file, or none, and a word about what had to be done to it, or ""."""

    files: list[File]
    word: str


async def attach(picture: Picture, limit: int, locale: str, *, covered: bool = False) -> Attached:
    """A drawing as a file of at most `limit` bytes; SVGs, PDFs and clips do not shrink: or none.

    What it shows is its description, which screen readers say. `covered`: as a spoiler.
    """
    drawing = titled(picture.content, picture.shown, locale)
    words = describe(picture.shown, locale) if picture.shown else None
    megabytes: dict[str, int | str] = {"megabytes": max(1, limit // 2**20)}
    if len(drawing) <= limit:
        return Attached([_file(drawing, words, covered)], "")
    if has_one_size(drawing):
        return Attached([], say(locale, "too-large-here", megabytes))
    smaller = await asyncio.to_thread(shrink, drawing, limit)
    return Attached([_file(smaller, words, covered)], say(locale, "sent-smaller", megabytes))


def _file(drawing: bytes, words: str | None, covered: bool) -> File:
    return File(io.BytesIO(drawing), file_name(drawing), spoiler=covered, description=words)


def shrink(picture: bytes, limit: int) -> bytes:
    """The picture scaled down until it has at most `limit` bytes, in the format that it has."""
    with Image.open(io.BytesIO(picture)) as opened:
        # With a palette, or in black and white alone, there are no shades to blend pixels into.
        image = opened.convert("RGB") if opened.mode in ("1", "P") else opened.copy()
        format = opened.format or "PNG"
    scale, smaller = 1.0, picture
    while len(smaller) > limit:
        scale *= math.sqrt(AIM * limit / len(smaller))
        size = [max(1, round(scale * side)) for side in image.size]
        smaller = _encode(image.resize(size), format)
    return smaller


def _encode(image: Image.Image, format: str) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format, **_ENCODING[format])
    return buffer.getvalue()
