"""Where the parts of a face are, as soft maps, from 478 landmarks of the MediaPipe face mesh."""

from collections.abc import Iterable, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

#: float32 (H, W) in [0, 1]; (N, 2) points in pixels, x before y.
Map = NDArray[Any]
Points = NDArray[Any]

#: Outline of the face among the landmarks.
OVAL = (
    *(10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377),
    *(152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109),
)
EYES = (
    (33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7),
    (263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249),
)
#: The upper lids, from corner to corner, and the irises: their middle and four points of their rim.
UPPER_LIDS = (
    (33, 246, 161, 160, 159, 158, 157, 173, 133),
    (263, 466, 388, 387, 386, 385, 384, 398, 362),
)
IRISES = ((468, 469, 470, 471, 472), (473, 474, 475, 476, 477))
BROWS = (
    (70, 63, 105, 66, 107, 55, 65, 52, 53, 46),
    (336, 296, 334, 293, 300, 276, 283, 282, 295, 285),
)
LIPS = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146)
MOUTH = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95)
NOSE = (168, 122, 174, 198, 49, 48, 64, 98, 97, 2, 326, 327, 294, 278, 279, 420, 399, 351)


def filled(shape: tuple[int, int], outlines: Iterable[Points], soft: float = 0.0) -> Map:
    """1 inside of any outline, (H, W); soft: the rim's blur in pixels."""
    canvas: Map = np.zeros(shape, np.float32)
    for outline in outlines:
        # Sixteenths of a pixel: an iris is a few pixels wide.
        cv2.fillPoly(canvas, [(outline * 16).round().astype(np.int32)], 1.0, cv2.LINE_8, 4)
    blurred: Map = cv2.GaussianBlur(canvas, (0, 0), soft) if soft > 0 else canvas
    return blurred


def height_of_face(landmarks: Points) -> float:
    """From forehead to chin in pixels; of one seen from above or below as if from the front."""
    outline = landmarks[list(OVAL)]
    return float(max(np.ptp(outline[:, 1]), 1.1 * np.ptp(outline[:, 0])))


class FaceParts:
    """The parts of one face in a picture of a shape (H, W); its landmarks (478, 2) in pixels."""

    def __init__(self, shape: tuple[int, int], landmarks: Points) -> None:
        self.shape = shape
        self.landmarks = landmarks
        self.height = height_of_face(landmarks)

    def part(self, indices: Sequence[int], grown: float = 1.0, soft: float = 0.0) -> Map:
        """One outline, enlarged about its middle; soft in heights of the face."""
        return self.parts([indices], grown, soft)

    def parts(
        self, outlines: Iterable[Sequence[int]], grown: float = 1.0, soft: float = 0.0
    ) -> Map:
        """Several outlines."""
        found = (self.landmarks[list(indices)] for indices in outlines)
        wider = [points.mean(0) + grown * (points - points.mean(0)) for points in found]
        return filled(self.shape, wider, soft * self.height)

    @property
    def face(self) -> Map:
        """Forehead to chin, with a hard rim."""
        return self.part(OVAL)

    @property
    def skin(self) -> Map:
        """The face without eyes, brows and mouth."""
        skin: Map = self.face * (1 - self.parts((*EYES, *BROWS, LIPS), grown=1.3))
        return skin
