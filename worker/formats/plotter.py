"""A drawing for pen plotters: an SVG in millimetres of nothing but single strokes.

Thin strokes become their centre lines; what is wider than two pens its outline, hatched.
"""

import numpy as np
from PIL import Image

from model.contract.finish import Finish
from worker.formats.a4 import Place, placed
from worker.formats.centre_lines import Line, centre_lines
from worker.formats.hatching import hatched
from worker.formats.polylines import simplified
from worker.formats.routes import routed
from worker.formats.skeletons import Mask, thinned

#: Long side, in pixels, at which strokes are traced: finer than any pen.
TRACED_SIDE = 1200
#: Width of the pen, and distance of the strokes that fill blacks, in millimetres.
PEN, HATCHING = 0.5, 0.7
#: By how much strokes may be simplified, in millimetres.
TOLERANCE = 0.05
#: From which darkness on there is a stroke, for media of greys: chalk without what is rubbed on,
#: pencil with its lighter strokes.
EDGES, EDGE = {"chalk": 0.65, "pencil": 0.4}, 0.5
#: Length of the stroke that makes a dot, in millimetres.
DOT = 0.1


def encode_plotter(ink: Image.Image, medium: str, finish: Finish) -> bytes:
    """The drawing (mode L) in the ink's colour on A4; coloured paper is only said to be there."""
    place = placed(*ink.size)
    drawn = strokes(ink, EDGES.get(medium, EDGE), place)
    paths = "\n".join(f'<path d="{_written(stroke)}"/>' for stroke in drawn)
    paper = f' style="background:{finish.paper}"' if finish.paper else ""
    width, height = place.sheet_width, place.sheet_height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" data-plotter="A4" width="{width:g}mm" '
        f'height="{height:g}mm" viewBox="0 0 {width:g} {height:g}"{paper}>\n'
        f'<g fill="none" stroke="{finish.ink}" stroke-width="{PEN:g}" stroke-linecap="round" '
        f'stroke-linejoin="round">\n{paths}\n</g>\n</svg>\n'
    ).encode()


def strokes(ink: Image.Image, edge: float, place: Place) -> list[Line]:
    """What the pen draws, in the order of drawing, in millimetres from the upper left corner.

    edge: the darkness, in [0, 1], from which on there is ink.
    """
    scale = TRACED_SIDE / max(ink.size)
    size = round(ink.width * scale), round(ink.height * scale)
    pixel = place.width / size[0]
    black = np.asarray(ink.resize(size, Image.Resampling.BICUBIC)) < 255 * (1 - edge)
    core = _core(black, PEN / pixel)
    lines = simplified(centre_lines(thinned(black & ~core)), TOLERANCE / pixel)
    lines += hatched(core, black, HATCHING / pixel)
    corner = np.array([place.x, place.y])
    return routed([line * pixel + corner for line in lines], PEN)


def _core(black: Mask, pen: float) -> Mask:
    """Blacks (H, W) without a rim as wide as the pen, so of strokes wider than two pens alone."""
    shrunk = black
    for step in range(round(pen) + 1):
        shrunk = ~_grown(~shrunk, corners=step % 2 == 1)
    return _grown(shrunk, corners=False) & black


def _grown(mask: Mask, *, corners: bool) -> Mask:
    """By one pixel. With and without corners in turn, steps add up to nearly a disc."""
    padded = np.pad(mask, 1)
    across = padded[:, :-2] | padded[:, 1:-1] | padded[:, 2:]
    up_and_down = across if corners else padded[:, 1:-1]
    grown = up_and_down[:-2] | up_and_down[2:] | across[1:-1]
    return np.asarray(grown)


def _written(stroke: Line) -> str:
    """Path data in hundredths of a millimetre; a single place becomes a dot."""
    places = stroke if len(stroke) > 1 else stroke + np.array([[0, 0], [DOT, 0]])
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in places.tolist())
