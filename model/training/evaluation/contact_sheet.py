"""Photos beside their drawings, of portraits that we may show."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from PIL import Image
from torch import Tensor

from model.training.data.crops import squared

#: Sets whose licence lets us show their pictures (CC0, CC BY, public domain, Apache-2.0, MIT).
SHOWABLE = ("interfaces", "norod", "london", "pif", "18f", "usdc", "sfhq")
#: How many portraits, how many pictures in a row, and the side of each, in pixels.
PORTRAITS, ACROSS, SIDE = 24, 12, 320


def shown(ids: Sequence[str]) -> list[str]:
    """Those of the portraits that a sheet shows, spread over all sets."""
    showable = [id for id in ids if id.startswith(SHOWABLE)]
    return showable[:: max(1, len(showable) // PORTRAITS)][:PORTRAITS]


def save_contact_sheet(pictures: Mapping[str, Sequence[Tensor]], path: Path) -> None:
    """Of each portrait `shown`: its photo and drawings, as many of each.

    Nothing where there are too few for a row.
    """
    cells = [
        torch.cat([tile(picture.expand(3, -1, -1)) for picture in pictures[id]], dim=2)
        for id in shown(list(pictures))
    ]
    across = max(1, ACROSS * SIDE // cells[0].shape[2]) if cells else 1
    full = len(cells) // across * across
    rows = [torch.cat(cells[i : i + across], dim=2) for i in range(0, full, across)]
    if rows:
        Image.fromarray(torch.cat(rows, dim=1).permute(1, 2, 0).numpy()).save(path)


def tile(picture: Tensor) -> Tensor:
    """The upper square of (3, H, W), scaled to SIDE."""
    edge = min(picture.shape[1:])
    left = (picture.shape[2] - edge) // 2
    return squared(picture[:, :edge, left : left + edge], SIDE)
