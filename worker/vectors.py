"""A drawing as an SVG: the outlines of its ink as filled curves."""

import io
import re
from typing import NamedTuple

import vtracer
from PIL import Image

from model.look import Finish

#: Colours of a vtracer path, which traces black on white.
_FILL = re.compile(r' ?fill="#[0-9a-fA-F]{6}"')
#: Curves are fitted to stretches of about so many pixels: longer ones make smaller files.
STRETCH = 14.0


class Tone(NamedTuple):
    """What is darker than a grey is filled, with an opacity."""

    #: 0 to 255, as in the drawing.
    grey: int
    opacity: float
    #: How much larger the drawing is when it is traced: the tracer itself sees no shades of grey.
    scale: int
    #: Spots smaller than so many pixels across are left out, at that scale.
    speck: int


#: Soft strokes as grey, so that a face keeps them, and over them ink. More tones make the file half
#: as large again and hardly look different.
TONES = (Tone(205, 0.4, scale=1, speck=6), Tone(110, 1.0, scale=2, speck=10))


def encode_svg(ink: Image.Image, finish: Finish) -> bytes:
    """The drawing (mode L) in the finish's colours, on a sheet unless the paper is transparent."""
    paper = f'<rect width="100%" height="100%" fill="{finish.paper}"/>\n' if finish.paper else ""
    tones = "\n".join(_traced(ink, tone) for tone in TONES)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{ink.width}" height="{ink.height}" '
        f'viewBox="0 0 {ink.width} {ink.height}">\n'
        f'{paper}<g fill="{finish.ink}">\n{tones}\n</g>\n</svg>\n'
    ).encode()


def _traced(ink: Image.Image, tone: Tone) -> str:
    size = tone.scale * ink.width, tone.scale * ink.height
    enlarged = ink.resize(size, Image.Resampling.BICUBIC)
    pixels = io.BytesIO()
    filled = enlarged.point(lambda grey: 0 if grey < tone.grey else 255)
    filled.convert("RGBA").save(pixels, "PNG", compress_level=0)
    svg = vtracer.convert_raw_image_to_svg(
        pixels.getvalue(),
        img_format="png",
        colormode="binary",
        filter_speckle=tone.speck,
        length_threshold=STRETCH,
        path_precision=0,
    )
    paths = "\n".join(re.findall(r"<path[^>]*/>", _FILL.sub("", svg)))
    scale = f' transform="scale({1 / tone.scale:g})"' if tone.scale > 1 else ""
    return f'<g fill-opacity="{tone.opacity:g}"{scale}>\n{paths}\n</g>'
