"""A drawing as an SVG: the outlines of its ink as filled curves."""

import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import vtracer
from PIL import Image

from model.contract.finish import Finish
from worker.formats.path_data import Curve, shapes_of, written

#: Curves are fitted to stretches of about so many pixels: longer ones make smaller files.
STRETCH = 24.0
#: The tracer sees no shades of grey, so that edges are only as fine as its pixels: a drawing is
#: enlarged before; by less where the file would be too large, and not where its long side is
#: greater than the last.
ENLARGED, LESS, LARGEST = 2.0, 1.5, 2048


class Tone(NamedTuple):
    """What is at least so dark is filled, with an opacity; the darker tones lie on the lighter."""

    #: Of the ink, in [0, 1].
    darkness: float
    opacity: float
    #: Spots smaller than so many pixels across are left out.
    speck: float = 2.0
    #: Whether it is traced on an enlarged drawing; soft tones have no edges to keep.
    fine: bool = True


class Layer(NamedTuple):
    """All that is filled of a tone, in pixels of which `scale` make one of the drawing."""

    curves: list[Curve]
    opacity: float
    scale: float


#: Media with greys, and how many of them an SVG has.
SOFT, SHADES = ("pencil", "chalk"), 6
#: The ink of the others, and the shade that lies on faces in some of them.
INK, SHADED = Tone(0.5, 1.0), ("ink", "pen", "brush", "engraving")
SHADE = Tone(0.07, 0.12, speck=4, fine=False)
#: Of ink, where that makes no SVG of more bytes: shades of faces and, between fine curls, a grey
#: that is neither ink nor paper. What shines through is 0.925, 0.835 and 0.5.
MOST_BYTES = 300_000
RICH = (
    Tone(0.045, 0.075, speck=4, fine=False),
    Tone(0.125, 0.097, speck=4, fine=False),
    Tone(0.35, 0.401, speck=3),
    Tone(0.68, 1.0),
)


def encode_svg(ink: Image.Image, medium: str, finish: Finish) -> bytes:
    """The drawing (mode L) in the finish's colours, on a sheet unless the paper is transparent."""
    tones = tones_of(medium, pure=finish.pure)
    if medium == "ink" and not finish.pure and max(ink.size) <= LARGEST:
        for enlarged, some in ((ENLARGED, RICH), (LESS, RICH), (LESS, tones)):
            document = _document(ink, some, finish, enlarged)
            if len(document) <= MOST_BYTES:
                break
        return document
    return _document(ink, tones, finish)


def _document(
    ink: Image.Image, tones: Iterable[Tone], finish: Finish, enlarged: float = ENLARGED
) -> bytes:
    paper = f'<rect width="100%" height="100%" fill="{finish.paper}"/>\n' if finish.paper else ""
    layers = "\n".join(_group(layer) for layer in traced(ink, tones, enlarged))
    return document(ink.size, f'{paper}<g fill="{finish.ink}">\n{layers}\n</g>\n')


def document(size: tuple[int, int], content: str) -> bytes:
    """An SVG of so many pixels; content: its elements, a line each."""
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">\n{content}</svg>\n'
    ).encode()


def traced(ink: Image.Image, tones: Iterable[Tone], enlarged: float = ENLARGED) -> Iterator[Layer]:
    """The shapes of the drawing (mode L) in these tones, from the lightest to the darkest."""
    for tone in tones:
        enlarge = tone.fine and max(ink.size) <= LARGEST
        yield _traced(ink, tone, enlarged if enlarge else 1)


def tones_of(medium: str, *, pure: bool) -> list[Tone]:
    """What of a drawing is filled; of one in pure black and white, its ink alone."""
    if pure:
        return [INK]
    if medium in SOFT:
        return list(_tones(SHADES))
    return [SHADE, INK] if medium in SHADED else [INK]


def _tones(count: int) -> Iterator[Tone]:
    """Evenly spaced; what is darker than half a step is shown."""
    for number in range(1, count + 1):
        # What shines through all tones so far is 1 - number / count.
        opacity = 1 / (count + 1 - number)
        yield Tone((number - 0.5) / count, opacity, speck=4, fine=False)


def _traced(ink: Image.Image, tone: Tone, scale: float) -> Layer:
    size = round(scale * ink.width), round(scale * ink.height)
    enlarged = ink.resize(size, Image.Resampling.BICUBIC)
    edge = 255 * (1 - tone.darkness)
    pixels = io.BytesIO()
    # One bit a pixel: the tracer holds what it is given several times over.
    filled = enlarged.point(lambda grey: 0 if grey < edge else 255, "1")
    filled.save(pixels, "PNG", compress_level=1)
    svg = vtracer.convert_raw_image_to_svg(
        pixels.getvalue(),
        img_format="png",
        colormode="binary",
        filter_speckle=round(scale * tone.speck),
        length_threshold=STRETCH,
        path_precision=0,
    )
    return Layer([curve for curve, _ in shapes_of(svg)], tone.opacity, scale)


def _group(layer: Layer) -> str:
    opacity = f' fill-opacity="{layer.opacity:.3g}"' if layer.opacity < 1 else ""
    scale = f' transform="scale({1 / layer.scale:g})"' if layer.scale > 1 else ""
    return f'<path{opacity}{scale} d="{written(layer.curves)}"/>'
