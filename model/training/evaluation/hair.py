"""How well hair is found: intersection over union with the masks of a teacher."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from model.drawing.resizing import resized
from model.training.data.ink_store import photo_of, planes_of
from model.training.evaluation.contact_sheet import tile
from model.training.evaluation.slices import cut
from model.training.evaluation.tables import as_table, cell

#: Side at which masks are compared, that of the teacher's.
SIDE = 256
#: Share of a photo that is hair at least for anything to be said of it.
LEAST = 0.005
#: Height of a face's mesh, over the photo's, from which on the teacher is not to be believed.
CLOSE = 0.6
#: How many of the worst there are to look at, so many in a row.
WORST, ACROSS = 24, 4


def teachers(folder: Path, id: str) -> Tensor | None:
    """Where hair is, (SIDE, SIDE); None where there is no mask, or nearly no hair."""
    path = folder / "hair" / f"{id}.webp"
    if not path.exists():
        return None
    with Image.open(path) as file:
        mask = torch.from_numpy(np.array(file.convert("L").resize((SIDE, SIDE)))) > 127
    return mask if mask.float().mean() > LEAST else None


def as_mask(hair: Tensor) -> Tensor:
    """A soft mask (h, w) as it is compared, (SIDE, SIDE)."""
    return resized(hair[None].float().cpu(), (SIDE, SIDE))[0] > 0.5


def overlap(one: Tensor, other: Tensor) -> float:
    """Intersection over union, in percent."""
    return 100 * float((one & other).sum()) / max(1, int((one | other).sum()))


def markdown(overlaps: Mapping[str, float], slices: Mapping[str, Collection[str]]) -> str:
    """A row for each slice."""
    lines = [["", "pictures", "hair IoU, mean %", "median %", "below 70, %"], ["---"] * 5]
    for name, ids in cut(list(overlaps), slices).items():
        found = np.array([overlaps[id] for id in ids])
        figures = (len(found), found.mean(), np.median(found), 100 * (found < 70).mean())
        lines.append([name.replace("_", " "), *(cell(float(one)) for one in figures)])
    return as_table(lines)


def close_ups(landmarks: Mapping[str, NDArray[Any]]) -> frozenset[str]:
    """Portraits whose face is so high that the teacher finds too little of their hair."""
    return frozenset(id for id, mesh in landmarks.items() if np.ptp(mesh[:, 1]) > CLOSE)


def save_worst(
    folder: Path, overlaps: Mapping[str, float], masks: Mapping[str, Tensor], path: Path
) -> list[str]:
    """A sheet of the worst: hair of the teacher's in red, ours in blue; gives their ids."""
    worst = sorted(overlaps, key=lambda id: overlaps[id])[:WORST]
    cells = []
    for id in worst:
        photo = planes_of(photo_of(folder, id))
        teacher = teachers(folder, id)
        assert teacher is not None  # noqa: S101 - those without have no overlap
        pairs = ((teacher, (255, 0, 0)), (masks[id], (0, 0, 255)))
        shown = [tile(photo), *(tile(_tinted(photo, mask, colour)) for mask, colour in pairs)]
        cells.append(torch.cat(shown, dim=2))
    cells += [torch.zeros_like(cells[0])] * (-len(cells) % ACROSS)
    rows = [torch.cat(cells[at : at + ACROSS], dim=2) for at in range(0, len(cells), ACROSS)]
    Image.fromarray(torch.cat(rows, dim=1).permute(1, 2, 0).numpy()).save(path)
    return worst


def _tinted(photo: Tensor, mask: Tensor, colour: tuple[int, int, int]) -> Tensor:
    size = photo.shape[1], photo.shape[2]
    there = 0.55 * resized(mask[None].float(), size)
    tint = torch.tensor(colour)[:, None, None]
    return torch.lerp(photo.float(), tint.float().expand_as(photo), there).to(torch.uint8)
