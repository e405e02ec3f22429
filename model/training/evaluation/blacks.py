"""How decidedly a face is drawn: is it ink and paper or soft grey, and is dark hair dark?

A detector made for photographs finds faces best in a pale photocopy; these figures count against
one.
"""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from model.training.data.parts import OVAL, filled

Grey = NDArray[np.uint8]
Points = NDArray[Any]

#: Tones between which a drawing is neither ink nor paper.
SOFT = (60, 200)
#: Fewest pixels of a face, and of a band of hair, of which anything is said.
FEWEST_OF_FACE, FEWEST_OF_HAIR = 400, 300
#: The upper rim of the face, and a band of hair above it, in heights of the face.
RIM = (54, 103, 67, 109, 10, 338, 297, 332, 284)
FOREHEAD, CHIN = 10, 152
BAND = (0.10, 0.26)
#: Hair is dark below this share of the tone of lit skin (its 75th percentile), and the band is hair
#: that is dark if so much of it is.
DARK, LIT, MOSTLY = 0.45, 75, 0.6


@dataclass(frozen=True)
class Blacks:
    """In %, a value for each face of which there is something to say."""

    #: Share of the face that is soft grey.
    soft: tuple[float, ...]
    #: Mean darkness of the drawing where the photo's hair is dark.
    hair: tuple[float, ...]

    @classmethod
    def of(cls, photo: Grey, drawing: Grey, faces: list[Points]) -> "Blacks":
        """photo and drawing (H, W); faces: 478 landmarks each, in pixels of them."""
        soft = (_soft(drawing, points) for points in faces)
        hair = (_hair(photo, drawing, points) for points in faces)
        return cls(
            tuple(share for share in soft if share is not None),
            tuple(darkness for darkness in hair if darkness is not None),
        )


def _soft(drawing: Grey, points: Points) -> float | None:
    face = _inside(drawing, points[list(OVAL)])
    if face.sum() <= FEWEST_OF_FACE:
        return None
    low, high = SOFT
    return 100 * float(((drawing > low) & (drawing < high))[face].mean())


def _hair(photo: Grey, drawing: Grey, points: Points) -> float | None:
    face = _inside(drawing, points[list(OVAL)])
    up = points[FOREHEAD] - points[CHIN]
    rim = points[list(RIM)]
    near, far = (rim + share * up for share in BAND)
    band = _inside(drawing, np.vstack([near, far[::-1]]))
    lit = float(np.percentile(photo[face], LIT)) if face.any() else 255.0
    dark = band & (photo < DARK * lit)
    if band.sum() <= FEWEST_OF_HAIR or dark.sum() <= MOSTLY * band.sum():
        return None
    return 100 * float((1 - drawing[dark] / 255).mean())


def _inside(picture: Grey, outline: Points) -> NDArray[np.bool_]:
    inside: NDArray[np.bool_] = filled(picture.shape[:2], [outline]) > 0.5
    return inside


def grey_of(rgb: NDArray[np.uint8]) -> Grey:
    """RGB (H, W, 3) -> (H, W)."""
    return np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8)
