"""Finds heads in pictures that were drawn: what photos taught the finder, it doubts there.

So it is asked at more scales, of the mirror image too, and in tiles of large panels, and all that
may be a face is shown to the reader, once as the finder saw it and once more where the reader has
found it. The reader in turn sees a face in many a fold and leaf: these the finder finds at one
scale, and a face at most of them; and what else is read of it counts too
(`model.training.preparing.certainty`).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from model.drawing.faces import Face, distinct
from model.drawing.heads import Head
from model.drawing.people import ReadFace
from model.drawing.reader import FaceReader
from model.training.data.style_heads import box_of
from model.training.preparing.certainty import certainty, signs_of

#: Long sides at which panels are searched: for heads that fill them, and for others; and tiles.
LONG_SIDES, TILE_SIDES = (128, 224, 448, 800), (448, 800)
#: Side in pixels of tiles, and the share of it that two have in common; panels with a longer side
#: are searched in tiles as well.
TILE, SHARED = 1024, 0.35
#: What is less likely a face is not even shown to a person.
SHOWN = 0.05
#: Candidates that are read at most, the surest first.
MOST = 32
#: The finder's certainties in all searches, added, that leave no doubt: what it takes for a face in
#: folds or leaves, it mostly sees at one scale alone. And how much less sure the reader may be of a
#: face at its second look.
AGREED, DOUBT = 1.5, 0.05


def heads_in(reader: FaceReader, panel: Tensor, least: float = SHOWN) -> list[ReadFace]:
    """All that may be heads in a panel, uint8 (3, H, W), the likeliest first.

    Their likelihood is that of a person's head, by all that is known of them.
    """
    found = list(_found(reader, panel))
    kept: list[_Seen] = []
    candidates = distinct(found)[:MOST]
    for candidate, face in zip(candidates, reader.read(panel, candidates), strict=True):
        agreed = min(1.0, sum(one.certainty for one in found if _agree(one, candidate)) / AGREED)
        if face.likelihood * agreed > least:
            kept.append(_Seen(_looked_again(reader, panel, face), agreed))
    kept = _of_different_heads(kept)
    signs = signs_of(reader, panel, [one.face for one in kept], [one.agreed for one in kept])
    faces = [
        replace(seen.face, likelihood=certainty(sign))
        for seen, sign in zip(kept, signs, strict=True)
    ]
    likely = (face for face in faces if face.likelihood > least)
    return sorted(likely, key=lambda face: -face.likelihood)


class _Seen(NamedTuple):
    """A face as the reader sees it, and how well the searches agree on it."""

    face: ReadFace
    agreed: float

    @property
    def likelihood(self) -> float:
        return self.face.likelihood * self.agreed


def _looked_again(reader: FaceReader, panel: Tensor, face: ReadFace) -> ReadFace:
    """The same face where its landmarks are, if the reader is then as sure of it."""
    box = box_of(np.array(face.points, np.float32))
    if min(box.width, box.height) < 4:
        return face
    (again,) = reader.read(panel, [box])
    return again if again.likelihood >= face.likelihood - DOUBT else face


def _agree(one: Face, other: Face) -> bool:
    return one.overlap(other) > 0.5 and 0.5 < one.height / other.height < 2


def _of_different_heads(seen: list[_Seen]) -> list[_Seen]:
    kept: list[_Seen] = []
    for one in sorted(seen, key=lambda one: -one.likelihood):
        if not any(_same(one.face, other.face) for other in kept):
            kept.append(one)
    return kept


def _same(face: ReadFace, other: ReadFace) -> bool:
    """Whether both are of one head: the middle of each in the other's square."""
    return Head.of(other.box, 1.3).has(face.box) or Head.of(face.box, 1.3).has(other.box)


def _found(reader: FaceReader, panel: Tensor) -> Iterator[Face]:
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
