"""One photo in every style, numbered, on one sheet."""

import math
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image, ImageDraw, ImageFont

from model.contract.finish import Finish, printed_in
from model.drawing.composition import Drawing
from worker.formats.sheets import Sheet, printed

#: Long side of a drawing on the sheet, in pixels.
LONGEST_TILE = 640
#: Drawings side by side: upright ones and squares, and those that are wider than high.
UPRIGHT_COLUMNS, WIDE_COLUMNS = 3, 2
#: Pixels between drawings and around them.
MARGIN = 24
#: Height of the line under each drawing, and size of the number in it, in pixels: a phone shows the
#: sheet at a quarter to a third of its size.
LINE, NUMBER = 84, 72
_PAPER, _INK = "#ffffff", "#000000"


def tile(drawing: Drawing, finish: Finish) -> Image.Image:
    """A drawing in the size that it has on a sheet, mode RGB: as it is printed, on paper."""
    sheet = Sheet.of(drawing)
    factor = min(1.0, LONGEST_TILE / max(sheet.ink.size))
    width, height = (max(1, round(factor * side)) for side in sheet.ink.size)
    filled = sheet.fill is not None
    opaque = printed_in(replace(finish, paper=finish.paper or _PAPER), drawing.medium, filled)
    return printed(sheet.resized((width, height)), opaque).convert("RGB")


def on_one_sheet(tiles: Sequence[Image.Image]) -> Image.Image:
    """Tiles of about one size, with their numbers below them, row by row."""
    width = max(LINE, *(one.width for one in tiles))
    height = max(one.height for one in tiles)
    most = WIDE_COLUMNS if width > height else UPRIGHT_COLUMNS
    columns = min(most, len(tiles))
    rows = math.ceil(len(tiles) / columns)
    across, down = width + MARGIN, height + LINE
    sheet = Image.new("RGB", (MARGIN + columns * across, MARGIN + rows * down), _PAPER)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(NUMBER)
    for place, one in enumerate(tiles):
        row, column = divmod(place, columns)
        left, top = MARGIN + column * across, MARGIN + row * down
        sheet.paste(one, (left + (width - one.width) // 2, top + (height - one.height) // 2))
        middle = (left + width // 2, top + height + LINE // 2)
        draw.text(middle, str(place + 1), fill=_INK, font=font, anchor="mm")
    return sheet
