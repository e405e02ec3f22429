"""Where hair, skin and clothes are in a portrait: teaching material from what is known of it.

Nobody has painted these regions by hand. The person's mask, the landmarks of the face and the
photo's colours tell enough: skin is what is coloured like the face, hair what is close above or
around it and is not skin, clothes what is below. A network learns from many such guesses, and errs
less than any one of them.
"""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from model.training.data.flat import Lab, Pixels, to_lab
from model.training.data.parts import OVAL

#: In the order of the layers; the background is what is left.
REGIONS = ("hair", "skin", "clothes")
#: Short side at which they are found.
SIDE = 160
#: Points of the face mesh: chin, forehead.
CHIN, FOREHEAD = 152, 10
#: The face's outline is widened by this where skin is taken for granted, and narrowed by that where
#: its colour is measured.
SURE, MEASURED = 1.0, 0.8
#: Distance in deviations of the face's colour up to which something is skin.
LIKE_SKIN, LIKE_FOREHEAD = 3.2, 2.2
#: ... and what that falls to on the chest, where beige cloth is likelier; between which distances
#: below the chin, in face heights.
LIKE_CHEST, CHEST = 1.5, (0.4, 1.1)
#: ... of the hair's colour up to which something below the ears is hair.
LIKE_HAIR = 2.5
#: Least deviations of L, a and b.
LEAST = (9.0, 3.0, 3.5)
#: Distance from the face's middle up to which something is hair without asking, in face heights.
HAIR_REACH = 1.25

Mask = NDArray[np.bool_]


def regions(photo: Pixels, landmarks: NDArray[Any] | None, person: Pixels) -> Pixels:
    """(3, H, W), 255 in hair, skin and clothes; all 0 without landmarks.

    photo (H, W, 3) RGB, landmarks as fractions of the sides, person (H, W), 255 inside.
    """
    height, width = photo.shape[:2]
    if landmarks is None:
        return np.zeros((len(REGIONS), height, width), np.uint8)
    factor = min(1.0, SIDE / min(height, width))
    size = (round(width * factor), round(height * factor))
    small = cv2.resize(photo, size, interpolation=cv2.INTER_AREA)
    inside = cv2.resize(person, size, interpolation=cv2.INTER_AREA) > 127
    found = _divide(to_lab(small), landmarks[:, :2] * size, inside)
    large = [
        cv2.resize(_clean(mask, inside), (width, height), interpolation=cv2.INTER_CUBIC)
        for mask in found
    ]
    return np.stack(large)


def _divide(lab: Lab, points: NDArray[Any], inside: Mask) -> tuple[Mask, Mask, Mask]:
    outline = points[list(OVAL)]
    middle = outline.mean(axis=0)
    face = float(np.linalg.norm(points[CHIN] - points[FOREHEAD]))
    rows, columns = np.indices(inside.shape)
    oval = _polygon(middle + SURE * (outline - middle), inside.shape)
    sample = lab[_polygon(middle + MEASURED * (outline - middle), inside.shape)]
    # Eyes, brows, beards and glasses lie in the face too: skin is its lighter half.
    sample = sample[sample[:, 0] >= np.percentile(sample[:, 0], 35)] if len(sample) else lab[inside]
    likeness = _distance(lab, np.median(sample, axis=0), sample.std(axis=0))
    below = (rows - points[CHIN][1]) / face
    away = np.hypot((columns - middle[0]) * 1.1, rows - middle[1]) / face
    lower = ((below - CHEST[0]) / (CHEST[1] - CHEST[0])).clip(0, 1)
    alike = likeness < LIKE_SKIN + (LIKE_CHEST - LIKE_SKIN) * lower
    skin = inside & (oval | (alike & (below > -0.6)))
    # The mesh ends below the hairline.
    forehead = (below > -1.3) & (below <= -0.6) & (away < 0.9)
    skin |= inside & forehead & (likeness < LIKE_FOREHEAD)
    rest = inside & ~skin
    crown = rest & (below < -0.7) & (away < HAIR_REACH)
    body = rest & (below > 0.6)
    hair = rest & (below < 0) & (away < HAIR_REACH)
    if crown.sum() > 20 and body.sum() > 20:
        # Beside and below the chin either may be: what looks like the crown is hair, but for what
        # is right under the chin.
        doubtful = rest & (below > -0.2) & (below < 1.5) & (away < 2.2)
        as_hair = _distance(lab, np.median(lab[crown], axis=0), lab[crown].std(axis=0))
        as_clothes = _distance(lab, np.median(lab[body], axis=0), lab[body].std(axis=0))
        collar = (below > 0) & (np.abs(columns - points[CHIN][0]) < 0.4 * face)
        alike = (as_hair < as_clothes) & (as_hair < LIKE_HAIR) & ~collar
        hair = np.where(doubtful, alike, hair)
    hair = _attached(hair & rest, crown)
    clothes = rest & ~hair & (below > -0.3)
    return hair, skin, clothes


def _distance(lab: Lab, middle: NDArray[Any], deviation: NDArray[Any]) -> NDArray[Any]:
    """Of each pixel from a colour, in deviations (Mahalanobis, with a diagonal covariance)."""
    spread = np.maximum(deviation, LEAST)
    distance: NDArray[Any] = np.sqrt((((lab - middle) / spread) ** 2).sum(axis=-1))
    return distance


def _attached(mask: Mask, seed: Mask) -> Mask:
    """The parts of a mask that hang together with the seed; all, where there is no seed."""
    if not (mask & seed).any():
        return mask
    _, labels = cv2.connectedComponents(mask.astype(np.uint8))
    kept = np.unique(labels[mask & seed])
    return mask & np.isin(labels, kept)


def _polygon(points: NDArray[Any], shape: tuple[int, ...]) -> Mask:
    canvas = np.zeros(shape, np.uint8)
    cv2.fillPoly(canvas, [points.round().astype(np.int32)], 1)
    return canvas > 0


def _clean(mask: Mask, inside: Mask) -> Pixels:
    """Without specks and holes, with a soft rim; 255 inside."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))
    closed = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, kernel)
    opened: Pixels = cv2.morphologyEx(closed, cv2.MORPH_OPEN, kernel)
    soft: Pixels = cv2.GaussianBlur((opened & inside) * np.uint8(255), (0, 0), 0.8)
    return soft
