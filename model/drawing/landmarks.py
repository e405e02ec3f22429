"""The 68 landmarks of a face, in the order of iBUG's 300-W (Sagonas et al. 2013).

Right and left are the person's own: the right eye is at the left of the picture.
"""

from model.network.reader import LANDMARKS

#: From the right ear along the jaw to the left one; the chin is its middle.
JAW = tuple(range(17))
CHIN = 8
RIGHT_BROW, LEFT_BROW = tuple(range(17, 22)), tuple(range(22, 27))
#: The bridge, from above to the tip, and the nostrils from right to left.
NOSE_BRIDGE, NOSTRILS = tuple(range(27, 31)), tuple(range(31, 36))
NOSE_TIP = 30
#: From the outer corner of the right and the inner one of the left, over the upper lid.
RIGHT_EYE, LEFT_EYE = tuple(range(36, 42)), tuple(range(42, 48))
OUTER_LIPS, INNER_LIPS = tuple(range(48, 60)), tuple(range(60, 68))
MOUTH_CORNERS = (48, 54)


def _swapped() -> tuple[int, ...]:
    order = list(range(LANDMARKS))
    pairs = [
        *((i, 16 - i) for i in range(8)),
        *((17 + i, 26 - i) for i in range(5)),
        *((31, 35), (32, 34)),
        *((36, 45), (37, 44), (38, 43), (39, 42), (40, 47), (41, 46)),
        *((48, 54), (49, 53), (50, 52), (59, 55), (58, 56)),
        *((60, 64), (61, 63), (67, 65)),
    ]
    for one, other in pairs:
        order[one], order[other] = other, one
    return tuple(order)


#: Which landmark each one is in the mirror.
MIRRORED = _swapped()
