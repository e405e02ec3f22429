"""The fill of a flat cartoon, made from a photo: few colours, each of them the person's own.

Edge-preserving smoothing, then the picture's own palette in Lab (Winnemoeller et al. 2006,
doi:10.1145/1141911.1142018, posterise by tone alone; a palette keeps skin apart from a wall that
is as light), and a little more colour. It is made to be learnt from, by a network that does it all
in one pass.
"""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

#: uint8 (H, W, 3) or (H, W), and float32 (H, W, 3); OpenCV's own types promise less than that.
Pixels = NDArray[Any]
Lab = NDArray[Any]

#: Short side at which flat colours are found; they are smooth, and enlarged afterwards.
SIDE = 352
#: Passes of the bilateral filter, its reach in pixels and its range in Lab.
PASSES, REACH, RANGE = 4, 6, 12
#: Colours of a picture, and pixels that they are found from: as many on the person as elsewhere.
COLOURS, SAMPLES = 18, 3000
#: How much of the smoothed picture stays under the flat colours: cheeks keep their roundness.
ROUNDNESS = 0.25
#: Chroma is multiplied by this.
SATURATION = 1.2
#: How much of eyes and mouth is left as it is in the photo.
KEPT = 0.85
#: How much of a palette's error of the mean colour inside the face is taken back.
FAITHFUL = 1.0


def flat_fill(photo: Pixels, person: Pixels, face: Pixels, features: Pixels) -> Pixels:
    """RGB (H, W, 3) in flat colours, without lines.

    photo (H, W, 3) RGB; the others (H, W), 255 inside. The mean colour inside the face stays, and
    eyes and mouths are hardly smoothed: their whites are what makes them look at somebody.
    """
    height, width = photo.shape[:2]
    factor = min(1.0, SIDE / min(height, width))
    size = (round(width * factor), round(height * factor))
    small, where, skin, kept = (
        cv2.resize(plane, size, interpolation=cv2.INTER_AREA)
        for plane in (photo, person, face, features)
    )
    lab = to_lab(small)
    smooth = lab
    for _ in range(PASSES):
        smooth = cv2.bilateralFilter(smooth, -1, RANGE, REACH)
    flat = posterised(smooth, where)
    flat = flat + ROUNDNESS * (smooth - flat)
    clear = cv2.bilateralFilter(lab, -1, RANGE / 2, 1.5)
    flat = flat + KEPT * kept[..., None].astype(np.float32) / 255 * (clear - flat)
    flat[..., 1:] *= SATURATION
    inside = skin > 127
    if inside.any():
        drift = (lab[inside] - flat[inside]).mean(axis=0)
        weight = cv2.GaussianBlur(where, (0, 0), 3).astype(np.float32)[..., None] / 255
        flat = flat + FAITHFUL * drift * weight
    return cv2.resize(to_rgb(flat), (width, height), interpolation=cv2.INTER_CUBIC)


def posterised(lab: Lab, person: Pixels) -> Lab:
    """The picture in the colours of its palette, its regions without frayed rims."""
    pixels, weight = lab.reshape(-1, 3), person.reshape(-1)
    rng = np.random.default_rng(0)
    on, off = np.flatnonzero(weight > 127), np.flatnonzero(weight <= 127)
    chosen = [rng.choice(part, SAMPLES // 2) for part in (on, off) if len(part)]
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 12, 0.5)
    cv2.setRNGSeed(0)
    # Tone counts less than hue: what is in shade is of the same colour.
    scale = np.array([0.8, 1.2, 1.2], np.float32)
    samples = pixels[np.concatenate(chosen)] * scale
    unlabelled = np.zeros((len(samples), 1), np.int32)
    _, _, palette = cv2.kmeans(samples, COLOURS, unlabelled, stop, 1, cv2.KMEANS_PP_CENTERS)
    nearest = np.full(len(pixels), np.inf, np.float32)
    labels = np.zeros(len(pixels), np.uint8)
    for index, colour in enumerate(palette):
        distance = ((pixels * scale - colour) ** 2).sum(axis=1)
        closer = distance < nearest
        nearest[closer], labels[closer] = distance[closer], index
    found: Lab = (palette / scale)[labels].reshape(lab.shape).astype(np.float32)
    byte = to_rgb(found)
    return to_lab(cv2.medianBlur(byte, 5))


def to_lab(rgb: Pixels) -> Lab:
    """CIE Lab (D65): L in [0, 100], a and b about [-100, 100]."""
    return cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)


def to_rgb(lab: Lab) -> Pixels:
    """What is outside of RGB is clipped."""
    rgb: Pixels = cv2.cvtColor(lab, cv2.COLOR_LAB2RGB)
    scaled: Pixels = (rgb.clip(0, 1) * 255).round().astype(np.uint8)
    return scaled
