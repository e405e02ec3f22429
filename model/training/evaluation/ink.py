"""How a drawing is inked, whoever is in it: how much, how cleanly, and in how long strokes."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

#: (H, W), uint8, 255 paper.
Grey = NDArray[np.uint8]
#: Below BLACK is ink, above WHITE is paper; the eye takes what is below VISIBLE for a stroke.
BLACK, WHITE, VISIBLE = 128, 245, 160
#: Pixels below which an island of ink is a speck.
SPECK = 6
#: Length from which a stroke is long, in heights of the face: from the brow to the mouth, say.
LONG = 0.5


@dataclass(frozen=True)
class Ink:
    """Figures of one drawing, in %; specks per 100,000 px."""

    coverage: float
    paper: float
    specks: float
    continuity: float

    @classmethod
    def of(cls, drawing: Grey, face: float) -> "Ink":
        """face: the face's height, in pixels of the drawing."""
        return cls(
            coverage=100 * float((drawing < BLACK).mean()),
            paper=100 * float((drawing > WHITE).mean()),
            specks=specks(drawing),
            continuity=continuity(drawing, face),
        )


def specks(drawing: Grey) -> float:
    """Islands of ink smaller than SPECK px, per 100,000 px."""
    _, _, stats, _ = cv2.connectedComponentsWithStats((drawing < VISIBLE).astype(np.uint8))
    return int((stats[1:, cv2.CC_STAT_AREA] < SPECK).sum()) / (drawing.size / 1e5)


def continuity(drawing: Grey, face: float) -> float:
    """Of the strokes' whole length, the share in % that lies in long ones.

    A stroke is a connected part of the ink's skeleton (Zhang and Suen 1984,
    doi:10.1145/357994.358023), and its length the number of the skeleton's pixels: wide strokes
    count no more than thin ones, and a line broken into dashes counts nothing.
    """
    ink = (drawing < VISIBLE).astype(np.uint8) * 255
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.ximgproc.thinning(ink))
    lengths = stats[1:, cv2.CC_STAT_AREA]
    return 100 * float(lengths[lengths >= LONG * face].sum()) / max(1, int(lengths.sum()))
