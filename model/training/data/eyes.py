"""Eyes in the tone that ink is made from, strengthened where light is poor."""

import cv2
import numpy as np

from model.training.data.flow import Plane
from model.training.data.parts import FaceParts, Map

#: An eye is open from this height over its width on, and seen where its lightest part is of this
#: tone: behind dark glasses there is none to be drawn.
OPEN, SEEN = 0.16, 0.35


def with_eye(
    tone: Plane,
    lab: Plane,
    parts: FaceParts,
    eye: tuple[int, ...],
    lid: tuple[int, ...],
    iris: tuple[int, ...],
) -> Plane:
    """One eye that looks at somebody: white, iris with a dark rim, pupil, highlight, upper lid."""
    points = parts.landmarks
    width = float(np.linalg.norm(points[eye[0]] - points[eye[8]]))
    height = float(np.ptp(points[list(eye)][:, 1]))
    if width < 6 or not within(points[list(eye)], tone.shape):
        return tone
    inside = parts.part(eye, soft=0.003)
    if float(np.percentile(tone[inside > 0.5], 90)) < SEEN:
        return tone
    line = stroke_of_lid(parts, lid, width)
    if height < OPEN * width:
        return tone - 0.35 * line
    middle = points[iris[0]]
    radius = float(np.linalg.norm(points[list(iris[1:])] - middle, axis=1).mean())
    rows, columns = np.mgrid[: tone.shape[0], : tone.shape[1]].astype(np.float32)
    away = np.hypot(columns - middle[0], rows - middle[1]) / max(radius, 1.0)
    rim = 0.8 / max(radius, 1.0)
    disc = inside * ((1.0 - away) / rim + 0.5).clip(0, 1)
    pupil = inside * ((0.45 - away) / rim + 0.5).clip(0, 1)
    light = lab[..., 0] / 100
    seen = disc > 0.5
    if seen.sum() < 6:
        return tone - 0.35 * line
    usual = float(np.median(light[seen]))
    highlight = ((light - usual) / 0.25 - 0.6).clip(0, 1) * disc
    white = inside * (1 - disc)
    # An iris is between its rim and its own tone; the white is a little lighter than it was.
    own = 0.12 + 0.75 * tone
    ring = 1 - 0.5 * ((away - 0.7) / 0.3).clip(0, 1)
    result = tone + white * (0.25 * (1.0 - tone).clip(0, None))
    result = result + disc * (np.minimum(result, own * ring) - result)
    result = result * (1 - 0.9 * pupil)
    result = result + highlight * (1.05 - result)
    shown: Plane = result - 0.4 * line * (1 - highlight)
    return shown


def within(points: Plane, shape: tuple[int, int]) -> bool:
    """Whether all of them lie in the picture."""
    return bool((points >= 0).all() and (points < (shape[1], shape[0])).all())


def stroke_of_lid(parts: FaceParts, lid: tuple[int, ...], width: float) -> Map:
    """The upper lid and its lashes: a stroke that is a fraction of the eye's width wide."""
    line = np.zeros(parts.shape, np.float32)
    cv2.polylines(
        line, [(parts.landmarks[list(lid)] * 16).round().astype(np.int32)], False, 1.0, 1, 8, 4
    )
    sigma = max(0.6, 0.022 * width)
    blurred: Map = (cv2.GaussianBlur(line, (0, 0), sigma) * sigma * 2.5).clip(0, 1)
    return blurred
