"""A drawing as a file that Discord takes: what is too large for the place it goes to is shrunk."""

import asyncio
import io
import math

from discord import File
from PIL import Image

from bots.words import say

FILENAME = "drawing.png"
#: What a drawing that is shrunk aims at, as a share of the limit, so that few tries suffice.
AIM = 0.9


async def attach(picture: bytes, limit: int, locale: str) -> tuple[File, str]:
    """A PNG as a file of at most `limit` bytes, and a word about it if it had to be shrunk."""
    if len(picture) <= limit:
        return File(io.BytesIO(picture), FILENAME), ""
    smaller = await asyncio.to_thread(shrink, picture, limit)
    word = say(locale, "sent-smaller", {"megabytes": limit // 2**20})
    return File(io.BytesIO(smaller), FILENAME), word


def shrink(picture: bytes, limit: int) -> bytes:
    """The PNG scaled down until it has at most `limit` bytes."""
    with Image.open(io.BytesIO(picture)) as opened:
        # With a palette, or in black and white alone, there are no shades to blend pixels into.
        image = opened.convert("RGB") if opened.mode in ("1", "P") else opened.copy()
    scale, png = 1.0, picture
    while len(png) > limit:
        scale *= math.sqrt(AIM * limit / len(png))
        png = _encode(image.resize([max(1, round(scale * side)) for side in image.size]))
    return png


def _encode(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
