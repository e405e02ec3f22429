"""Heads in pictures, cut out upright and at one size by their landmarks, whatever holds them.

Photos, drawings and what is drawn while the network learns are compared head by head: an eye lies
where an eye lies, so that textures are compared with those of the same place.
"""

import torch
from torch import Tensor

from model.drawing.places import fractions, sampled

#: Heads that are cut at once: as floats all would not fit into memory.
BATCH = 16
#: Side of a window in it that is looked at from near, and how far from the rim it is at least.
NEAR, RIM = 0.5, 0.08


def cut(pictures: Tensor, squared: Tensor, size: int) -> Tensor:
    """Squares (B, 2, 3) of (B, C, H, W), as (B, C, size, size); beyond a border, the border."""
    # Networks may run at half precision, which knows a place to a pixel at best.
    with torch.autocast(pictures.device.type, enabled=False):
        turned = torch.einsum("bij,jhw->bihw", squared[:, :, :2], fractions(pictures, size)[0])
    there = turned + squared[:, :, 2, None, None]
    # Where a square is larger than what is made of it, every other pixel would be left out.
    step = squared[:, :, 0].norm(dim=1).amax() / size
    if step > 1.5:
        return _averaged(pictures, there, squared, size)
    return sampled(pictures, there)


def heads_of(pictures: Tensor, squared: Tensor, size: int) -> Tensor:
    """The same of many pictures (N, 3, H, W), uint8, as uint8."""
    cuts = [
        (cut(some.float() / 255, around, size) * 255).round().to(torch.uint8)
        for some, around in zip(pictures.split(BATCH), squared.split(BATCH), strict=True)
    ]
    return torch.cat(cuts)


def _averaged(pictures: Tensor, there: Tensor, squared: Tensor, size: int) -> Tensor:
    """The mean of four samples in each pixel."""
    x, y = squared[:, :, 0] / size / 4, squared[:, :, 1] / size / 4
    found = pictures.new_zeros(len(pictures), pictures.shape[1], size, size)
    for across, down in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
        shift = (across * x + down * y)[:, :, None, None]
        found = found + sampled(pictures, there + shift) / 4
    return found


def near(count: int, generator: torch.Generator, device: torch.device) -> Tensor:
    """A window in the square around each head, as (B, 2, 3), in fractions of it."""
    corner = RIM + (1 - NEAR - 2 * RIM) * torch.rand(count, 2, generator=generator)
    turn = NEAR * torch.eye(2).expand(count, 2, 2)
    return torch.cat([turn, corner[..., None]], 2).to(device)


def composed(outer: Tensor, inner: Tensor) -> Tensor:
    """Where a window (B, 2, 3) of a square (B, 2, 3) lies, in pixels."""
    turn = outer[:, :, :2] @ inner[:, :, :2]
    corner = outer[:, :, :2] @ inner[:, :, 2:] + outer[:, :, 2:]
    return torch.cat([turn, corner], 2)
