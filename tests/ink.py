"""What words must do to a drawing, and how that is measured.

Drawings are RGB, uint8 (H, W, 3), ink on white paper; persons are bool (H, W), True where the
network sees one.
"""

import colorsys
import io
from collections.abc import Callable
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor

from model.contract.look import Look
from model.drawing.artist import Artist
from worker.photos import decode
from worker.studio import tensor_of

Pixels = NDArray[np.uint8]
Mask = NDArray[np.bool_]

#: The width up to which ink is a stroke, as a share of the drawing's mean side.
WIDEST = 0.04
#: Our blue ink.
BLUE = ImageColor.getrgb("#1f4fd8")[:3]


def pixels(picture: bytes) -> Pixels:
    """A file as a drawing."""
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"))


def person_in(artist: Artist, photo: bytes) -> Mask:
    """Where the person is in the drawing of a photo."""
    tensor = tensor_of(decode(photo))
    return artist.draw([tensor], [Look()])[0].person.numpy() > 127


def coverage(drawing: Pixels, person: Mask) -> float:
    """Ink on the person, in % of what would be black all over."""
    return 100 * float(_darkness(drawing)[person].mean())


def background(drawing: Pixels, person: Mask) -> float:
    """The same around the person."""
    around = _darkness(drawing)[~person]
    return 100 * float(around.mean()) if around.size else 0.0


def stroke_width(drawing: Pixels, person: Mask) -> float:
    """Mean width of ink in pixels, along its middle; solid black counts as WIDEST."""
    darkness = _darkness(drawing)
    ink = ((darkness > 0.5) & person).astype(np.uint8)
    middle = cv2.ximgproc.thinning(255 * ink) > 0
    width = 2 * cv2.distanceTransform(ink, cv2.DIST_L2, 5)[middle]
    return float(width.clip(max=WIDEST * sum(darkness.shape) / 2).mean())


def stroke_length(drawing: Pixels, person: Mask) -> float:
    """Length of all strokes on the person, in pixels, however wide they are."""
    ink = ((_darkness(drawing) > 0.3) & person).astype(np.uint8)
    return float(np.count_nonzero(cv2.ximgproc.thinning(255 * ink)))


def off_blue(drawing: Pixels, person: Mask) -> float:
    """Degrees between the mean hue of the ink and our blue; 180 where ink has no hue."""
    colour = drawing[_darkness(drawing) > 0.3].mean(axis=0)
    away = abs(_hue(*colour) - _hue(*BLUE))
    return min(away, 360 - away) if np.ptp(colour) > 25 else 180.0


def _hue(red: float, green: float, blue: float) -> float:
    return 360 * colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)[0]


def _darkness(drawing: Pixels) -> NDArray[np.float64]:
    """0 paper, 1 black."""
    return 1 - drawing.mean(axis=2) / 255


class Effect(NamedTuple):
    """What words must do: make a figure greater, or less."""

    words: str
    measure: Callable[[Pixels, Mask], float]
    greater: bool

    def shown(self, plain: float, changed: float) -> bool:
        """Whether they did."""
        return changed > plain if self.greater else changed < plain


EFFECTS = (
    Effect("thicker lines", coverage, greater=True),
    Effect("thicker lines", stroke_width, greater=True),
    Effect("thinner lines", coverage, greater=False),
    Effect("thinner lines", stroke_width, greater=False),
    Effect("more detail", stroke_length, greater=True),
    Effect("lots of detail", stroke_length, greater=True),
    Effect("less detail", stroke_length, greater=False),
    Effect("with shading", coverage, greater=True),
    Effect("with background", background, greater=True),
    Effect("blue ink", off_blue, greater=False),
)
