"""Places in pictures, and what pictures show there: for what is moved or looked for along a way."""

import torch
import torch.nn.functional as F
from torch import Tensor


def coordinates(like: Tensor) -> Tensor:
    """x and y of each pixel of (..., H, W), (1, 2, H, W)."""
    rows = torch.arange(like.shape[-2], device=like.device, dtype=like.dtype)
    columns = torch.arange(like.shape[-1], device=like.device, dtype=like.dtype)
    return torch.stack(torch.meshgrid(columns, rows, indexing="xy"))[None]


def fractions(like: Tensor, side: int) -> Tensor:
    """x and y of the middle of each pixel of a square, (1, 2, side, side), as fractions of it."""
    return (coordinates(like.new_empty(1, 1, side, side)) + 0.5) / side


def sampled(planes: Tensor, places: Tensor) -> Tensor:
    """(B, C, H, W) at places (B, 2, h, w) in pixels, x before y; beyond the border, the border."""
    height, width = planes.shape[-2:]
    x, y = places.expand(len(planes), -1, -1, -1).unbind(1)
    grid = torch.stack([(2 * x + 1) / width - 1, (2 * y + 1) / height - 1], dim=-1)
    return F.grid_sample(planes, grid, padding_mode="border", align_corners=False)
