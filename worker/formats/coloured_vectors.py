"""A drawing with plain colours as an SVG: each shape of a colour as a filled curve."""

import io
from typing import NamedTuple

import numpy as np
import vtracer
from PIL import Image, ImageColor

from model.contract.finish import Finish
from worker.formats.path_data import Curve, shapes_of, written
from worker.formats.plain_colours import plain
from worker.formats.vectors import Tone, document, traced

#: Long side at most at which colours are looked for, and how much it is enlarged to be traced: by
#: less where the SVG would have more bytes, as much that fades makes many shapes.
LARGEST, ENLARGED, MOST_BYTES = 1024, (2.0, 1.4, 1.0), 300_000
#: Spots smaller than so many pixels across are left out.
SPECK = 3.0
#: Curves are fitted to stretches of about so many pixels of the enlarged drawing.
STRETCH = 12.0
#: Shapes are so much wider on each side, in its pixels: curves on both sides of a border are not
#: quite the same, and what lies below would shine through.
OVERLAP = 0.9


class Area(NamedTuple):
    """A shape and its colour, as `#rrggbb`; what comes later lies on top."""

    curve: Curve
    colour: str


class Areas(NamedTuple):
    """All shapes of a drawing, in pixels of which `scale` make one of it."""

    areas: list[Area]
    scale: float


def encode_coloured_svg(fill: Image.Image, finish: Finish) -> bytes:
    """Colours (mode RGBA) on the finish's paper.

    Where paper is transparent and the background not all there, people are cut out of it.
    """
    opacity = fill.getchannel("A")
    behind = int(np.asarray(opacity).min())
    is_whole = finish.paper is not None or behind == 255
    picture = on_paper(fill, finish.paper) if is_whole else fill
    for enlarged in ENLARGED:
        group = _group(coloured(picture, enlarged))
        if len(group) <= MOST_BYTES:
            break
    return document(fill.size, group if is_whole else _cut_out(group, opacity, behind))


def on_paper(fill: Image.Image, paper: str | None) -> Image.Image:
    """Colours (mode RGBA) on paper, white for None."""
    picture = Image.new("RGB", fill.size, paper or "white")
    picture.paste(fill, mask=fill.getchannel("A"))
    return picture


def coloured(picture: Image.Image, enlarged: float) -> Areas:
    """The shapes of a picture (mode RGB or RGBA, whose opacity counts for nothing)."""
    picture = picture.convert("RGB")
    full = picture.width
    picture.thumbnail((LARGEST, LARGEST), Image.Resampling.BOX)
    colours, numbers = plain(picture, enlarged)
    pixels = io.BytesIO()
    Image.fromarray(colours.astype(np.uint8)[numbers]).save(pixels, "PNG", compress_level=1)
    svg = vtracer.convert_raw_image_to_svg(
        pixels.getvalue(),
        img_format="png",
        filter_speckle=round(SPECK * enlarged),
        # As many shapes as there are: colours that are alike are two all the same.
        color_precision=8,
        layer_difference=0,
        length_threshold=STRETCH,
        path_precision=0,
    )
    areas = []
    for curve, colour in shapes_of(svg):
        # A shape that specks were added to has a mixed colour.
        mixed = np.array(ImageColor.getrgb(colour))
        red, green, blue = colours[((colours - mixed) ** 2).sum(axis=1).argmin()]
        areas.append(Area(curve, f"#{red:02x}{green:02x}{blue:02x}"))
    return Areas(areas, numbers.shape[1] / full)


def _group(areas: Areas) -> str:
    """Each shape in an element of its own, to be given another colour."""
    paths = "\n".join(
        f'<path fill="{colour}" stroke="{colour}" d="{written([curve])}"/>'
        for curve, colour in areas.areas
    )
    return (
        f'<g id="colours" transform="scale({1 / areas.scale:.6g})" stroke-width="{2 * OVERLAP:g}" '
        f'stroke-linejoin="round">\n{paths}\n</g>\n'
    )


def _cut_out(group: str, opacity: Image.Image, behind: int) -> str:
    """The shapes where the drawing is opaque, over as much of 255 as is left elsewhere."""
    person = Tone(darkness=(255 + behind) / 510, opacity=1.0)
    (layer,) = traced(opacity.point(lambda value: 255 - value), [person])
    outline = f'<path transform="scale({1 / layer.scale:g})" d="{written(layer.curves)}"/>'
    left = f'<use href="#colours" opacity="{behind / 255:.3g}"/>\n' if behind else ""
    clip = f'<defs>\n<clipPath id="person">{outline}</clipPath>\n</defs>\n'
    return f'{clip}{left}<g clip-path="url(#person)">\n{group}</g>\n'
