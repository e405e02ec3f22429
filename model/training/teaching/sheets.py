"""Pictures of a taught style to look at: people in it, its slider, and what it may have copied."""

from collections.abc import Sequence
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from model.network.blending import Order, mixed, shares
from model.network.unet import UNet, usual_looks
from model.training.tasks.sheet import to_image
from model.training.teaching.judging import Judge

#: Side of a cell, in pixels; people on the sheets; strengths on that of the slider.
SIDE, PEOPLE, AT_SLIDER = 192, 24, 4
STRENGTHS = (0.0, 0.25, 0.5, 0.75, 1.0)


@torch.no_grad()
def drawn(net: UNet, photos: Tensor) -> Tensor:
    """Photos (N, 3, S, S) in a style, one by one, (N, 3, S, S) in [0, 1]."""
    looks = usual_looks(photos[:1])
    return torch.cat([torch.sigmoid(net.logits(one, looks))[:, -3:] for one in photos.split(1)])


def save_people(judge: Judge, base: UNet, net: UNet, path: Path) -> None:
    """People, what the style began with, and the style."""
    photos = judge.crops[:PEOPLE]
    _save([photos, drawn(base, photos), drawn(net, photos)], path, across=4)


def save_slider(judge: Judge, base: UNet, net: UNet, path: Path) -> None:
    """The same people at every strength: with coarse layers first, and with fine ones."""
    photos = judge.crops[:AT_SLIDER]
    rows = []
    orders: tuple[Order, ...] = ("coarse", "fine")
    for order in orders:
        between = UNet(net.config).fold_spectral_norm().to(photos.device).eval()
        for strength in STRENGTHS:
            between.load_state_dict(
                mixed(base.state_dict(), net.state_dict(), shares(strength, order))
            )
            rows.append(drawn(between, photos))
    _save(rows, path, across=1, columns=len(STRENGTHS))


def save_neighbours(heads: Tensor, nearest: Tensor, path: Path) -> None:
    """Drawn heads and the pictures that they are most like."""
    _save([heads[:PEOPLE], nearest[:PEOPLE]], path, across=6)


def _save(kinds: Sequence[Tensor], path: Path, across: int, columns: int | None = None) -> None:
    """Cells of each kind (N, 3, S, S), those of one person together; `across` people in a row.

    columns: kinds in a row; the next ones come below.
    """
    small = [F.interpolate(kind, size=SIDE, mode="bilinear", antialias=True) for kind in kinds]
    columns = columns or len(small)
    people = []
    for person in range(len(small[0])):
        cells = [kind[person] for kind in small]
        lines = [torch.cat(cells[at : at + columns], 2) for at in range(0, len(cells), columns)]
        people.append(torch.cat(lines, 1))
    rows = [torch.cat(people[at : at + across], 2) for at in range(0, len(people), across)]
    whole = [row for row in rows if row.shape == rows[0].shape]
    to_image(torch.cat(whole, 1)).save(path, quality=85)
