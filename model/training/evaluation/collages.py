"""Group pictures made of held-out portraits: of real ones, none is left out of training."""

import torch
from torch import Tensor

from model.training.data.crops import squared
from model.training.data.portraits import Portraits

#: Portraits in a row, and rows; side of a portrait and height of its face, in pixels.
ACROSS, DOWN = 4, 3
TILE, FACE = 128, 40


def collages(portraits: Portraits) -> dict[str, Tensor]:
    """Portraits with their drawings, (PLANES, H, W) uint8, twelve at a time; the rest is left."""
    known = [
        tile(planes, portraits.faces[id])
        for id, planes in zip(portraits.ids, portraits.planes, strict=True)
        if id in portraits.faces
    ]
    twelve = ACROSS * DOWN
    groups = [known[start : start + twelve] for start in range(0, len(known), twelve)]
    return {
        f"collage-{number:02}": arrange(group)
        for number, group in enumerate(groups)
        if len(group) == twelve
    }


def tile(planes: Tensor, face: tuple[float, float, float, float]) -> Tensor:
    """The square around a face, TILE px; FACE px high, unless the portrait shows little else."""
    x, y, width, height = face
    rows, columns = planes.shape[1:]
    side = min(int(TILE * height / FACE), rows, columns)
    left = min(max(int(x + width / 2 - side / 2), 0), columns - side)
    top = min(max(int(y + height / 2 - side / 2), 0), rows - side)
    return squared(planes[:, top : top + side, left : left + side], TILE)


def arrange(tiles: list[Tensor]) -> Tensor:
    """Side by side, in rows of ACROSS."""
    rows = [torch.cat(tiles[i : i + ACROSS], dim=2) for i in range(0, len(tiles), ACROSS)]
    return torch.cat(rows, dim=1)
