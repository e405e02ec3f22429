"""Where a drawing lies on a sheet of A4, in millimetres."""

from typing import NamedTuple

#: The sheet, and what stays free on each side of it.
SHORT, LONG, MARGIN = 210.0, 297.0, 15.0


class Place(NamedTuple):
    """A sheet and the drawing in the middle of it; x and y from its upper left corner."""

    sheet_width: float
    sheet_height: float
    x: float
    y: float
    width: float
    height: float


def placed(width: int, height: int) -> Place:
    """A drawing of so many pixels as large as the margins allow; a wide one turns the sheet."""
    sheet = (LONG, SHORT) if width > height else (SHORT, LONG)
    scale = min((sheet[0] - 2 * MARGIN) / width, (sheet[1] - 2 * MARGIN) / height)
    size = width * scale, height * scale
    return Place(*sheet, (sheet[0] - size[0]) / 2, (sheet[1] - size[1]) / 2, *size)
