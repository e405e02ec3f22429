"""What is read off a portrait once, when it is loaded: its tones, and which strokes matter."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

#: Outline of the face among the 478 landmarks of the MediaPipe face mesh.
OVAL = (
    *(10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377),
    *(152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109),
)
#: Tone over the tone of lit skin at which shade begins, and at which it is full.
SHADE_BEGINS, SHADE_FULL = 0.85, 0.10
#: Strokes shorter than this share of the face's height are left out of the sparsest drawing.
SHORT_STROKE = 0.5


def shade(photo: NDArray[np.uint8], landmarks: NDArray[Any] | None, mask: Grey) -> Grey:
    """How much darker than the person's own lit skin each pixel is: 0 skin or lighter, 255 black.

    photo (H, W, 3) RGB, landmarks as fractions of the sides, mask (H, W). Measured against the
    skin, paper stays paper on every face: dark hair is full of shade beside dark skin as well.
    """
    luma = cv2.cvtColor(photo, cv2.COLOR_RGB2GRAY)
    inside, face = _face(luma.shape, landmarks, mask)
    lit = luma[inside] if inside.sum() > 50 else luma
    skin = float(np.percentile(lit, 75))
    # Tones without texture: the median takes strands and noise, the bilateral keeps edges.
    aperture = min(max(int(face / 30) | 1, 3), 15)
    tone = cv2.bilateralFilter(cv2.medianBlur(luma, aperture).astype(np.float32), 9, 40, face / 40)
    ratio = (tone + 6) / (skin + 6)
    depth = (SHADE_BEGINS - ratio) / (SHADE_BEGINS - SHADE_FULL)
    return (depth.clip(0, 1) * 255).round().astype(np.uint8)


def _face(
    shape: tuple[int, ...], landmarks: NDArray[Any] | None, mask: Grey
) -> tuple[NDArray[np.bool_], float]:
    """Where the face is, and its height in pixels; the whole person when no face is known."""
    height, width = shape
    if landmarks is None:
        return mask > 128, min(height, width) / 2.5
    outline = (landmarks[list(OVAL), :2] * (width, height)).round().astype(np.int32)
    canvas = np.zeros((height, width), np.uint8)
    cv2.fillConvexPoly(canvas, cv2.convexHull(outline), 255)
    return canvas > 0, float(np.ptp(outline[:, 1]))


def few_strokes(drawing: Grey, features: Grey, face: float) -> Grey:
    """The drawing (255 paper) without its short strokes, except on the face's features (255)."""
    ink = (drawing < 150).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    extent = np.hypot(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    long = extent > SHORT_STROKE * face
    kept = long[labels] & (ink > 0)
    # What is neither a long stroke nor beside one goes: short strokes with their soft flanks.
    near = cv2.dilate(kept.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    sparse = drawing.copy()
    sparse[~near & (features < 64)] = 255
    return sparse
