"""Finds heads in pictures that were drawn: what photos taught the finder, it doubts there.

So it is asked at more scales, of the mirror image too, and in tiles of large panels, and all that
may be a face is shown to the reader, which decides; first as the finder saw it, then once more
where the reader has found the face.
"""

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from model.drawing.faces import Face, distinct
from model.drawing.heads import Head
from model.drawing.people import ReadFace
from model.drawing.reader import FaceReader
from model.training.data.style_heads import box_of

#: Long sides at which panels are searched: for heads that fill them, and for others; and tiles.
LONG_SIDES, TILE_SIDES = (128, 224, 448, 800), (448, 800)
#: Side in pixels of tiles, and the share of it that two have in common; panels with a longer side
#: are searched in tiles as well.
TILE, SHARED = 1024, 0.35
#: What is less likely a face is not even shown to a person.
SHOWN = 0.05
#: Candidates that are read at most, the surest first.
MOST = 32


def heads_in(reader: FaceReader, panel: Tensor, least: float = SHOWN) -> list[ReadFace]:
    """All that may be heads in a panel, uint8 (3, H, W), the likeliest first."""
    candidates = distinct(list(_candidates(reader, panel)))[:MOST]
    first = [face for face in reader.read(panel, candidates) if face.likelihood > least / 2]
    likely = [face for face in first if face.likelihood > least]
    moved = [box_of(np.array(face.points, np.float32)) for face in likely]
    read = [*first, *reader.read(panel, [one for one in moved if one.width > 4 < one.height])]
    kept: list[ReadFace] = []
    for face in sorted(read, key=lambda face: -face.likelihood):
        if face.likelihood > least and not any(_same(face, other) for other in kept):
            kept.append(face)
    return kept


def _same(face: ReadFace, other: ReadFace) -> bool:
    """Whether both are of one head: the middle of each in the other's square."""
    return Head.of(other.box, 1.3).has(face.box) or Head.of(face.box, 1.3).has(other.box)


def _candidates(reader: FaceReader, panel: Tensor) -> Iterator[Face]:
    for left, top, tile in _tiles(panel):
        width = tile.shape[-1]
        for side in LONG_SIDES if tile is panel else TILE_SIDES:
            found = reader.finder.search(tile, side)
            for face in reader.finder.search(tile.flip(-1), side):
                x = width - face.x - face.width
                found.append(Face(x, face.y, face.width, face.height, face.certainty))
            for face in found:
                yield Face(face.x + left, face.y + top, face.width, face.height, face.certainty)


def _tiles(panel: Tensor) -> Iterator[tuple[int, int, Tensor]]:
    """The whole, and its tiles where it is large, with their left and top."""
    height, width = panel.shape[1:]
    yield 0, 0, panel
    if max(height, width) <= TILE:
        return
    for top in _starts(height):
        for left in _starts(width):
            yield left, top, panel[:, top : top + TILE, left : left + TILE].contiguous()


def _starts(length: int) -> list[int]:
    """Where tiles begin, evenly spread."""
    if length <= TILE:
        return [0]
    count = 1 + -(-(length - TILE) // round((1 - SHARED) * TILE))
    return torch.linspace(0, length - TILE, count).round().int().tolist()
