"""A photo in every style, drawn one after another, for one sheet."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import structlog
from PIL import Image

from model.contract.finish import Finish
from model.contract.shown import EVERY, Shown
from model.contract.styles import STYLES
from model.contract.wish import Wish
from model.drawing.composition import Drawing
from model.drawing.describing import shown_in
from worker.formats.all_styles import LONGEST_TILE, on_one_sheet, tile
from worker.photos import Photo
from worker.queue.logs import whereabouts

log = structlog.get_logger()

#: Long side, in pixels, to which a photo is reduced first: twice what the sheet shows of it.
LONGEST_PHOTO = 2 * LONGEST_TILE


class StylesSheet(NamedTuple):
    """One photo in several styles."""

    picture: Image.Image
    #: By name, in the order of their numbers.
    styles: tuple[str, ...]
    #: What the photo shows, by the first of its drawings.
    shown: Shown


def draw_every_style(
    styles: Iterable[str], draw: Callable[[str], Drawing], finish: Finish
) -> StylesSheet:
    """What `draw` makes of each style, in their order.

    A style that fails is left out. Where all fail, raises what the first has raised. No more than
    one drawing is in memory at its full size.
    """
    tiles: dict[str, Image.Image] = {}
    shown: list[Shown] = []
    failures: list[Exception] = []
    for style in styles:
        try:
            drawing = draw(style)
            seen = replace(shown_in(drawing, Wish(style)), style=EVERY, medium="")
            tiles[style] = tile(drawing, finish)
            shown.append(seen)
            del drawing
        except Exception as error:
            log.warning("a style is left out", style=style, error=whereabouts(error))
            failures.append(error)
    if not tiles:
        raise failures[0]
    return StylesSheet(on_one_sheet([*tiles.values()]), tuple(tiles), shown[0])


def in_order(styles: Iterable[str]) -> list[str]:
    """Styles as the menus have them; others than those of the menus are left out."""
    given = set(styles)
    return [style.name for style in STYLES if style.name in given]


def reduced(photo: Photo) -> Photo:
    """A photo no larger than a sheet needs, so that many styles cost little more than one."""
    picture = Image.fromarray(photo.pixels)
    picture.thumbnail((LONGEST_PHOTO, LONGEST_PHOTO), Image.Resampling.LANCZOS)
    return Photo(np.array(picture))
