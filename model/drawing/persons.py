"""Mends a mask of persons: without what is not connected to any face, and without small holes."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from model.drawing.faces import Face

#: Long side of the grid on which it is decided what is connected.
GRID = 96
#: How sure a cell must be to belong to a person.
CERTAIN = 0.35
#: What surely belongs to a face's person, in its widths and heights: hair at the sides and above,
#: and the body below.
BESIDE, ABOVE, BELOW = 0.5, 0.4, 2.5
#: Long side of the grid on which holes are found; how likely a place of a person is at most in one;
#: and half the width, in cells, of holes that are filled.
HOLES_GRID, CERTAIN_HOLE, SMALL_HOLE = 112, 0.5, 2
#: What is not connected to a face stays where it covers more than this, over what is connected: it
#: is probably somebody whose face cannot be seen.
SOMEBODY = 0.3


def with_faces(person: Tensor, faces: Sequence[Face]) -> Tensor:
    """The mask (H, W) in [0, 1] without the small things that are not connected to a face.

    faces: in pixels of the mask; without any, the mask stays as it is.
    """
    if not faces:
        return person
    height, width = person.shape
    factor = min(1.0, GRID / max(height, width))
    size = max(1, round(height * factor)), max(1, round(width * factor))
    cells = F.interpolate(person[None, None], size=size, mode="area")
    certain = (cells > CERTAIN).float()
    kept = _reconstruct(_seeds(faces, factor, certain), certain)
    if certain.sum() > (1 + SOMEBODY) * kept.sum():
        return person
    # A cell more, so that what is soft at the rim stays.
    near = F.max_pool2d(kept, 3, 1, 1)
    return person * F.interpolate(near, size=(height, width), mode="bilinear")[0, 0]


def filled(person: Tensor) -> Tensor:
    """The mask (H, W) in [0, 1] without its small holes; the crook of an arm stays open."""
    height, width = person.shape
    factor = min(1.0, HOLES_GRID / max(height, width))
    size = max(1, round(height * factor)), max(1, round(width * factor))
    cells = F.interpolate(person[None, None], size=size, mode="area")
    outside = (cells < CERTAIN_HOLE).float()
    rim = torch.zeros_like(outside)
    rim[..., 0, :] = rim[..., -1, :] = 1
    rim[..., :, 0] = rim[..., :, -1] = 1
    holes = outside - _reconstruct(rim * outside, outside)
    if not holes.any():
        return person
    # What is left of a hole that was shrunk tells that it is a large one.
    reach = 2 * SMALL_HOLE + 1
    shrunk = -F.max_pool2d(-holes, reach, 1, SMALL_HOLE)
    small = holes - _reconstruct(shrunk, holes)
    if not small.any():
        return person
    near = F.max_pool2d(small, 3, 1, 1)
    return torch.maximum(person, F.interpolate(near, size=(height, width), mode="bilinear")[0, 0])


def _seeds(faces: Sequence[Face], factor: float, certain: Tensor) -> Tensor:
    seeds = torch.zeros_like(certain)
    for face in (face.scaled(factor) for face in faces):
        top = max(0, int(face.y - ABOVE * face.height))
        left = max(0, int(face.x - BESIDE * face.width))
        bottom = int(face.y + BELOW * face.height) + 1
        right = int(face.x + (1 + BESIDE) * face.width) + 1
        seeds[..., top:bottom, left:right] = 1
    return seeds * certain


def _reconstruct(seeds: Tensor, mask: Tensor) -> Tensor:
    """Morphological reconstruction by dilation (Vincent 1993, doi:10.1109/83.217222)."""
    while True:
        grown = seeds
        for _ in range(8):
            grown = torch.minimum(_dilated(grown), mask)
        if torch.equal(grown, seeds):
            return grown
        seeds = grown


def _dilated(cells: Tensor) -> Tensor:
    """The highest of three by three cells of (1, 1, h, w).

    On a CPU pooling of a single channel takes several times as long.
    """
    across = cells.clone()
    torch.maximum(across[..., 1:], cells[..., :-1], out=across[..., 1:])
    torch.maximum(across[..., :-1], cells[..., 1:], out=across[..., :-1])
    down = across.clone()
    torch.maximum(down[..., 1:, :], across[..., :-1, :], out=down[..., 1:, :])
    torch.maximum(down[..., :-1, :], across[..., 1:, :], out=down[..., :-1, :])
    return down
