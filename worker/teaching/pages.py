"""The contact sheet as pictures: heads with numbers, as many on a page as a phone can show."""

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

#: Heads in a row and on a page, and the side of each in pixels.
PER_ROW, PER_PAGE, SIDE = 8, 80, 128
#: Pages at most: as many pictures as a message on Discord takes.
MOST_PAGES = 10
#: Of numbers, in pixels, and of what is around them.
LETTERS, AROUND = 26, 3
QUALITY = 88


def pages_of(heads: Sequence[Path]) -> list[bytes]:
    """JPEGs with the heads of some files, numbered from 1; those beyond MOST_PAGES are left out."""
    starts = range(0, min(len(heads), MOST_PAGES * PER_PAGE), PER_PAGE)
    return [_page(heads[start : start + PER_PAGE], start + 1) for start in starts]


def as_jpeg(file: Path) -> bytes:
    """A picture as a chat shows it."""
    with Image.open(file) as picture:
        return _encoded(picture.convert("RGB"))


def _page(heads: Sequence[Path], first: int) -> bytes:
    rows = -(-len(heads) // PER_ROW)
    page = Image.new("RGB", (min(len(heads), PER_ROW) * SIDE, rows * SIDE), "white")
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(LETTERS)
    for place, head in enumerate(heads):
        x, y = place % PER_ROW * SIDE, place // PER_ROW * SIDE
        with Image.open(head) as picture:
            page.paste(ImageOps.fit(picture.convert("RGB"), (SIDE, SIDE)), (x, y))
        number = str(first + place)
        box = draw.textbbox((x + 2 * AROUND, y + AROUND), number, font)
        left, top, right, bottom = box
        draw.rectangle((left - AROUND, top - AROUND, right + AROUND, bottom + AROUND), "white")
        draw.text((x + 2 * AROUND, y + AROUND), number, "black", font)
    return _encoded(page)


def _encoded(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=QUALITY)
    return buffer.getvalue()
