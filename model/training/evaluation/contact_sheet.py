"""Photo beside drawing, of portraits that we may show."""

from collections.abc import Mapping
from pathlib import Path

import torch
from PIL import Image
from torch import Tensor

from model.training.data.crops import squared
from model.training.data.portraits import Portraits

#: Sets whose licence lets us show their pictures (CC0, CC BY, public domain, Apache-2.0, MIT).
SHOWABLE = ("interfaces", "norod", "london", "pif", "18f", "usdc", "sfhq")
#: How many pairs, and how many in a row; the side of each picture, in pixels.
PAIRS, ACROSS, SIDE = 24, 6, 320


def save_contact_sheet(portraits: Portraits, drawings: Mapping[str, Tensor], path: Path) -> None:
    """Spread over all sets; nothing where there are too few for a row."""
    pairs = [
        (planes[:3], drawings[id])
        for id, planes in zip(portraits.ids, portraits.planes, strict=True)
        if id.startswith(SHOWABLE)
    ]
    chosen = pairs[:: max(1, len(pairs) // PAIRS)][:PAIRS]
    cells = [
        torch.cat([tile(photo), tile(drawing.expand(3, -1, -1))], dim=2)
        for photo, drawing in chosen
    ]
    full = len(cells) // ACROSS * ACROSS
    rows = [torch.cat(cells[i : i + ACROSS], dim=2) for i in range(0, full, ACROSS)]
    if rows:
        Image.fromarray(torch.cat(rows, dim=1).permute(1, 2, 0).numpy()).save(path)


def tile(picture: Tensor) -> Tensor:
    """The upper square of (3, H, W), scaled to SIDE."""
    edge = min(picture.shape[1:])
    left = (picture.shape[2] - edge) // 2
    return squared(picture[:, :edge, left : left + edge], SIDE)
