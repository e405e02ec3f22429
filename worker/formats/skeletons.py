"""Shapes to strokes of one pixel's width.

After Guo and Hall 1989 (doi:10.1145/62065.62074), whose thinning keeps what hangs together, and
leaves a pixel of every spot.
"""

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]


def thinned(mask: Mask) -> Mask:
    """The middle of everything in (H, W), one pixel wide."""
    padded = np.pad(mask, 1)
    flat, width = padded.reshape(-1), padded.shape[1]
    # From the north clockwise, as the bits of the codes in _REMOVABLE.
    offsets = (-width, 1 - width, 1, width + 1, width, width - 1, -1, -width - 1)
    inside = np.flatnonzero(flat)
    changed = True
    while changed:
        changed = False
        for removable in _REMOVABLE:
            codes = np.zeros(len(inside), np.uint8)
            for bit, offset in enumerate(offsets):
                codes |= flat[inside + offset].view(np.uint8) << np.uint8(bit)
            gone = removable[codes]
            flat[inside[gone]] = False
            inside = inside[~gone]
            changed = changed or bool(gone.any())
    return padded[1:-1, 1:-1]


def _removable(first: bool) -> Mask:
    """Whether a pixel with certain neighbours goes, (256,), in a pass's first or second half."""
    bits = [(np.arange(256) >> bit & 1).astype(bool) for bit in range(8)]
    north, north_east, east, south_east, south, south_west, west, north_west = bits
    parts = sum(
        (~bits[side] & (bits[side + 1] | bits[(side + 2) % 8])).astype(int) for side in (0, 2, 4, 6)
    )
    before = sum((bits[side - 1] | bits[side]).astype(int) for side in (0, 2, 4, 6))
    after = sum((bits[side] | bits[side + 1]).astype(int) for side in (0, 2, 4, 6))
    neighbours = np.minimum(before, after)
    if first:
        kept = (south | south_west | ~north_west) & west
    else:
        kept = (north | north_east | ~south_east) & east
    return np.asarray((parts == 1) & (neighbours >= 2) & (neighbours <= 3) & ~kept)


_REMOVABLE = (_removable(True), _removable(False))
