"""Where a face and its features are, as maps, from 478 landmarks of the MediaPipe face mesh."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from model.training.data.parts import BROWS, EYES, LIPS, OVAL

Array = NDArray[Any]

#: Outlines of brows, eyes, nose and lips among the landmarks.
FEATURES = (
    *BROWS,
    *EYES,
    (98, 97, 2, 326, 327, 294, 278, 344, 440, 4, 220, 115, 48, 64),
    LIPS,
)


def face_map(size: tuple[int, int], landmarks: Array | None) -> Image.Image:
    """Where the face is, chin to forehead: 255 inside, soft at the rim, 0 without landmarks."""
    canvas = Image.new("L", size)
    if landmarks is None:
        return canvas
    outline = landmarks[list(OVAL), :2] * size
    middle = outline.mean(axis=0)
    # A little larger than the face mesh, so that jaw and cheeks are drawn with it.
    wider = middle + 1.1 * (outline - middle)
    ImageDraw.Draw(canvas).polygon([tuple(point) for point in wider], fill=255)
    return canvas.filter(ImageFilter.GaussianBlur(0.03 * float(np.ptp(outline[:, 1]))))


def feature_map(size: tuple[int, int], landmarks: Array | None) -> Image.Image:
    """Where brows, eyes, nose and mouth are: 255 inside, soft at the rim, 0 without landmarks."""
    width, height = size
    canvas = Image.new("L", size)
    if landmarks is None:
        return canvas
    points = landmarks[:, :2] * (width, height)
    reach = float(np.ptp(points[:, 1])) / 40
    pen = ImageDraw.Draw(canvas)
    for outline in FEATURES:
        pen.polygon([tuple(points[index]) for index in outline], fill=255)
    grown = canvas.filter(ImageFilter.GaussianBlur(reach)).point(lambda v: min(255, 3 * v))
    return grown.filter(ImageFilter.GaussianBlur(reach / 2))
