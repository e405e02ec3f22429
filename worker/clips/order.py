"""When each pixel of a drawing comes, as if a hand drew it.

Ink comes stroke by stroke: large ones first, of equals those near a face, each from one end to the
other; what is black grows out of the middle of its stroke. What is too light for a stroke comes
late, as a wash. Colours come one after another, that of the largest area first, and each flows
outwards from the faces.

Orders are uint8 (H, W), from 0, the first, to 255, the last. One drawing always has the same.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from model.drawing.blur import blurred
from model.drawing.faces import Face
from worker.formats.centre_lines import Line, centre_lines
from worker.formats.skeletons import Mask, thinned

Order = NDArray[np.uint8]
Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]

#: Long side, in pixels, at which strokes are told apart, and at which areas of colours are.
STROKES_SIDE, AREAS_SIDE = 512, 320
#: The darkness, in [0, 1], from which on there is a stroke: in line art, which has tones besides,
#: and over colours.
EDGE, EDGE_OVER_COLOURS = 0.4, 0.15
#: How long a stroke without length takes and one of LONG pixels or more, of the time of all.
SHORT_TIME, LONG_TIME, LONG = 0.03, 0.25, 400
#: Where a face's outline lies, in heights of the face from its middle; doublings of its size that a
#: stroke is worth less for each height that it is off there; and up to how many heights count.
OUTLINE, OFF, FAR = 0.6, 1.0, 2.5
#: How much later black comes for each pixel from the middle of its stroke; how far, in pixels, the
#: soft edge of a stroke reaches; and over how many what touches is drawn as one.
GROWTH, RIM, EVENED = 0.004, 3, 2
#: When the wash begins, as a share of the time.
WASH = 0.6
#: How far the pace is evened, from 0 to 1, and how many moments are told apart for it.
EVEN, PLACES = 0.7, 512
#: Colours at most, and by how much of the time that one takes the next begins later.
COLOURS, LATER = 6, 0.4
#: Side of the square, in pixels, whose most frequent colour each pixel counts as.
SEAMS = 9


def order_of_ink(ink: Image.Image, faces: Sequence[Face], edge: float = EDGE) -> Order:
    """When each pixel of the ink (mode L) comes. The faces are in its pixels."""
    small, scale = _reduced(ink, STROKES_SIDE)
    away = _away(small.size, [face.scaled(scale) for face in faces])
    when = WASH + (1 - WASH) * away / away.max()
    dark = np.asarray(small) < 255 * (1 - edge)
    lines = centre_lines(thinned(dark))
    if lines:
        nearest, rounds = _spread(lines, dark)
        drawn = nearest >= 0
        along = _times(lines, np.bincount(nearest[drawn]), away)
        when[drawn] = along[nearest[drawn]] + GROWTH * rounds[drawn]
        when[drawn] = _evened(when * drawn)[drawn] / _evened(drawn)[drawn]
    return _enlarged(_paced(when, 255.0 - np.asarray(small)), ink.size)


def order_of_colours(fill: Image.Image, faces: Sequence[Face]) -> Order:
    """When each pixel of the colours (mode RGB) comes. The faces are in its pixels."""
    small, scale = _reduced(fill, AREAS_SIDE)
    away = _away(small.size, [face.scaled(scale) for face in faces])
    calm = small.filter(ImageFilter.MedianFilter(5)).quantize(COLOURS, dither=Image.Dither.NONE)
    # Without the seams between two colours, which have a third.
    colours = np.asarray(Image.fromarray(np.asarray(calm)).filter(ImageFilter.ModeFilter(SEAMS)))
    areas = np.bincount(colours.ravel(), minlength=COLOURS)
    place = np.argsort(np.argsort(-areas, kind="stable"))
    when = _evened(LATER * place[colours] + away / away.max())
    return _enlarged(_paced(when, np.ones_like(when)), fill.size)


def _reduced(picture: Image.Image, side: int) -> tuple[Image.Image, float]:
    """With a long side of so many pixels at most, and by which factor."""
    scale = min(1.0, side / max(picture.size))
    width, height = (max(1, round(scale * one)) for one in picture.size)
    return picture.resize((width, height), Image.Resampling.BOX), scale


def _evened(values: NDArray[Any]) -> Floats:
    return np.asarray(blurred(torch.from_numpy(values.astype(np.float32)), EVENED))


def _paced(when: Floats, weights: NDArray[Any]) -> Floats:
    """The same order from 0 to 1, in which what there is to see comes more evenly.

    weights: of each pixel, how much there is to see.
    """
    shares = (when - when.min()) / max(1e-6, np.ptp(when))
    places = np.minimum((PLACES * shares).astype(int), PLACES - 1)
    seen = np.cumsum(np.bincount(places.ravel(), weights.ravel(), PLACES))
    even = np.interp(shares, np.arange(1, PLACES + 1) / PLACES, seen / max(1e-6, seen[-1]))
    return np.asarray(EVEN * even + (1 - EVEN) * shares, np.float32)


def _enlarged(when: Floats, size: tuple[int, int]) -> Order:
    """To a picture's size; times from 0 to 1 as those of an order."""
    return np.asarray(
        Image.fromarray((255 * when).round().astype(np.uint8)).resize(
            size, Image.Resampling.BILINEAR
        )
    )


def _away(size: tuple[int, int], faces: Sequence[Face]) -> Floats:
    """How far each pixel is from the middle of the nearest face, in heights of that face.

    Without one, from the upper middle, where faces are.
    """
    width, height = size
    middles = [(f.x + f.width / 2, f.y + f.height / 2, f.height) for f in faces]
    rows, columns = np.ogrid[:height, :width]
    distances = [
        np.hypot(columns - x, rows - y) / tall
        for x, y, tall in middles or [(width / 2, height / 3, height / 3)]
    ]
    return np.asarray(np.minimum.reduce(distances), np.float32)


def _spread(lines: Sequence[Line], dark: Mask) -> tuple[Numbers, Numbers]:
    """The number of the nearest of all places of the lines, or -1, and how far it is, (H, W)."""
    height, width = dark.shape
    nearest = np.full((height + 2, width + 2), -1)
    places = np.concatenate(lines).astype(int) + 1
    nearest[places[:, 1], places[:, 0]] = np.arange(len(places))
    rounds = np.zeros_like(nearest)
    flat, flat_rounds = nearest.reshape(-1), rounds.reshape(-1)
    row = width + 2
    inside = np.pad(dark, 1).reshape(-1)
    everywhere = np.pad(np.ones_like(dark), 1).reshape(-1)
    step = 0
    for where, most in ((inside, width + height), (everywhere, RIM)):
        waiting = np.flatnonzero(where & (flat < 0))
        for _ in range(most):
            step += 1
            sides = (1, -1, row, -row)
            found = np.maximum.reduce([flat[waiting + side] for side in sides])
            reached = found >= 0
            if not reached.any():
                break
            flat[waiting[reached]] = found[reached]
            flat_rounds[waiting[reached]] = step
            waiting = waiting[~reached]
    return nearest[1:-1, 1:-1], rounds[1:-1, 1:-1]


def _times(lines: Sequence[Line], areas: Numbers, away: Floats) -> Floats:
    """When each place of the lines is drawn.

    areas: of every place, how many pixels are nearest to it.
    """
    lengths = np.array([len(line) for line in lines])
    places = np.concatenate(lines).astype(int)
    first = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    area = np.add.reduceat(np.pad(areas, (0, len(places) - len(areas))), first)
    apart = np.add.reduceat(away[places[:, 1], places[:, 0]], first) / lengths
    worth = np.log2(area + 1) - OFF * np.minimum(abs(apart - OUTLINE), FAR)
    order = np.argsort(-worth, kind="stable")
    effort = np.sqrt(area[order])
    start = np.empty(len(lines))
    start[order] = (np.cumsum(effort) - effort) / effort.sum()
    takes = SHORT_TIME + (LONG_TIME - SHORT_TIME) * np.minimum(1, lengths / LONG)
    along = (np.arange(len(places)) - np.repeat(first, lengths)) / np.repeat(lengths, lengths)
    when = np.repeat(start, lengths) + np.repeat(takes, lengths) * along
    return np.asarray(when, np.float32)
