"""The blank picture that an album shows until a drawing is made: albums cannot hold texts."""

import io
from functools import cache

from PIL import Image, ImageDraw

#: In pixels.
SIDE = 512
_DOT = 16


@cache
def paper() -> bytes:
    """White paper with three dots, as PNG."""
    sheet = Image.new("L", (SIDE, SIDE), 255)
    draw = ImageDraw.Draw(sheet)
    for x in (-4 * _DOT, 0, 4 * _DOT):
        draw.circle((SIDE // 2 + x, SIDE // 2), _DOT, fill=160)
    buffer = io.BytesIO()
    sheet.save(buffer, "PNG")
    return buffer.getvalue()
