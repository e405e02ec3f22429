"""The plain colours that a flat drawing is made of, and where each of them lies.

Borders are a pixel wide and mixtures of the colours on both sides, which are no colours of their
own; what fades from one colour to another is cut into steps.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

#: Pixels differ by at most so much of 255 from their neighbours where a colour is plain.
STILL = 2
#: How far apart colours are at least, in RGB, and what share of the picture each has at least.
APART, SHARE = 14, 0.0012
#: A colour that is no farther than this from another, and not much commoner than what lies between
#: both, is a step of something that fades: it has a greater share at least, or there is none.
FADING, STEP = 25, 0.01
#: What is as near as this counts as one where colours are counted.
ALIKE = 3
#: The most colours that there are.
MOST = 48
#: Borders are mixtures of what is plain within so many pixels.
REACH = 3
#: By how much borders are smoothed, in pixels, before they are drawn at another size.
SMOOTH = 0.8

Colours = NDArray[np.int32]


class Shapes(NamedTuple):
    """A picture of plain colours, the commonest first."""

    #: (N, 3).
    colours: Colours
    #: The number of each pixel's colour, (H, W).
    numbers: NDArray[np.uint8]


def plain(picture: Image.Image, scale: float = 1.0) -> Shapes:
    """The plain colours of a picture (mode RGB), drawn at `scale` times its size."""
    pixels = np.asarray(picture).astype(np.int32)
    still = _still(pixels)
    colours = _colours(pixels[still], still.size)
    if not len(colours):
        colours = pixels.reshape(-1, 3).mean(axis=0, keepdims=True).round().astype(np.int32)
    shares = _shares(pixels, still, colours)
    size = round(scale * picture.width), round(scale * picture.height)
    most = np.zeros(size[::-1], np.uint8)
    numbers = np.zeros(size[::-1], np.uint8)
    for number, share in enumerate(shares):
        smooth = Image.fromarray(share).filter(ImageFilter.GaussianBlur(SMOOTH))
        drawn = np.asarray(smooth.resize(size, Image.Resampling.BICUBIC))
        more = drawn > most
        most[more], numbers[more] = drawn[more], number
    return Shapes(colours, numbers)


def _still(pixels: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which pixels look like those to the right, below, and between these."""
    padded = np.pad(pixels, ((0, 1), (0, 1), (0, 0)), mode="edge")
    others = (padded[:-1, 1:], padded[1:, :-1], padded[1:, 1:])
    away = [np.abs(other - pixels).max(axis=2) for other in others]
    return np.asarray(np.maximum.reduce(away) <= STILL)


def _colours(plain: NDArray[np.int32], total: int) -> Colours:
    """The commonest of the colours (N, 3), as far apart as APART, of so many pixels in all."""
    codes, counts = np.unique(plain @ np.array([1 << 16, 1 << 8, 1]), return_counts=True)
    colours = np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=1).astype(np.int32)

    def common(colour: NDArray[np.int32]) -> int:
        return int(counts[_away(colours, colour) <= ALIKE**2].sum())

    found = np.zeros((0, 3), np.int32)
    left = counts.copy()
    while left.any() and len(found) < MOST:
        colour = colours[left.argmax()]
        near = _away(colours, colour) < APART**2
        others = found[_away(found, colour) < FADING**2]
        fades = any(2 * common((colour + other) // 2) > common(colour) for other in others)
        if left[near].sum() >= (STEP if fades else SHARE) * total:
            found = np.concatenate([found, colour[None]])
        left[near] = 0
    return found


def _away(pixels: NDArray[np.int32], colour: NDArray[np.int32]) -> NDArray[np.int32]:
    """How far (..., 3) are from a colour (3,), squared."""
    return np.asarray(((pixels - colour) ** 2).sum(axis=-1))


def _shares(
    pixels: NDArray[np.int32], still: NDArray[np.bool_], colours: Colours
) -> NDArray[np.uint8]:
    """How much of each pixel has each colour, (N, H, W), of 255."""
    least = _away(pixels, colours[0])
    nearest = np.zeros(still.shape, np.uint8)
    for number, colour in enumerate(colours[1:], start=1):
        away = _away(pixels, colour)
        nearer = away < least
        least[nearer], nearest[nearer] = away[nearer], number
    sure = still & (least < APART**2)
    numbers = range(len(colours))
    shares = np.stack([np.where(sure & (nearest == n), 255, 0).astype(np.uint8) for n in numbers])
    near = np.stack([_grown(share) for share in shares])
    # A mixture of red and green is not brown where no brown is near.
    mixed = ~sure & near.any(axis=0)
    mixtures = pixels[mixed]

    def weight(number: int) -> NDArray[np.float32]:
        away = _away(mixtures, colours[number]).astype(np.float32)
        return np.where(near[number, mixed], 1 / (1 + away), 0)

    # Twice over: with all of them at once there would be hundreds of megabytes.
    total = sum(map(weight, numbers))
    for number in numbers:
        shares[number, mixed] = (255 * weight(number) / total).round()
    for number in numbers:
        shares[number, ~sure & ~mixed & (nearest == number)] = 255
    return shares


def _grown(mask: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """What lies within REACH of a mask of 0 and 255."""
    return np.asarray(Image.fromarray(mask).filter(ImageFilter.BoxBlur(REACH))) > 0
