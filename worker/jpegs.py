"""What a JPEG's markers say before it is decoded (ISO/IEC 10918-1, annex B)."""

import re
from typing import NamedTuple

import numpy as np
from PIL import Image

#: Within compressed data 0xFF is followed by 0; elsewhere it may be repeated before a marker.
_MARKER = re.compile(rb"\xff[^\x00\xff]", re.DOTALL)
#: Markers that stand alone, without a length: TEM, RST0 to RST7 and SOI.
_ALONE = frozenset([0x01, *range(0xD0, 0xD9)])
_END, _SCAN = 0xD9, 0xDA
END = b"\xff\xd9"
#: Blocks that are not there are decoded as this grey, which CMYK files hold inverted.
_NOTHING = (127, 128)


class Scans(NamedTuple):
    """How often a decoder goes over the pixels, and whether the picture ends as it should."""

    passes: int
    complete: bool


def scans(data: bytes) -> Scans:
    """Of the first picture of a file; what lies behind it, clips of phones say, is no part of it.

    Pictures within metadata are none either.
    """
    passes, place = 0, 0
    while found := _MARKER.search(data, place):
        marker, place = data[found.end() - 1], found.end()
        if marker == _END:
            return Scans(passes, complete=True)
        if marker not in _ALONE:
            passes += marker == _SCAN
            place += int.from_bytes(data[place : place + 2], "big")
    return Scans(passes, complete=False)


def rows_there(picture: Image.Image) -> int:
    """How many rows there are of a picture whose file was cut short, and given an end."""
    right = np.asarray(picture)[:, -1].reshape(picture.height, -1)
    missing = np.isin(right, _NOTHING).all(axis=1)
    there = np.flatnonzero(~missing)
    if not len(there):
        return 0
    last = int(there[-1])
    # Its colours are mixed with those of the next row, if that is missing.
    return last if last + 1 < picture.height else picture.height
