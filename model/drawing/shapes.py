"""Polygons and strokes with smooth edges, drawn for a whole batch at once.

A pixel is covered as far as its middle is from the edge, which is exact for straight edges that run
along pixels and near it for others. Places are fractions of the side of a square, x before y.
"""

import torch
from torch import Tensor

from model.drawing.places import fractions


def filled(corners: Tensor, side: int) -> Tensor:
    """Polygons (B, N, 2), (B, 1, side, side) in [0, 1]; where they overlap themselves, even-odd."""
    closed = torch.cat([corners, corners[:, :1]], 1)
    away = _away(closed, side)
    return (0.5 + torch.where(_inside(closed, side), away, -away)).clamp(0, 1)


def stroked(corners: Tensor, side: int, width: float | Tensor, closed: bool = False) -> Tensor:
    """Lines through (B, N, 2) with round ends, (B, 1, side, side) in [0, 1].

    width: as a fraction of the side, one or (B,); nothing is thinner than a pixel.
    """
    if closed:
        corners = torch.cat([corners, corners[:, :1]], 1)
    thick = (torch.as_tensor(width).to(corners) * side).clamp(min=1.0).view(-1, 1, 1, 1)
    return (0.5 + thick / 2 - _away(corners, side)).clamp(0, 1)


def _away(corners: Tensor, side: int) -> Tensor:
    """Pixels from each pixel's middle to the nearest of the lines, (B, 1, side, side)."""
    x, y = _middles(corners, side)
    found = corners.new_full((len(corners), side, side), torch.inf)
    # One by one: all at once would not fit into a core's cache.
    for begin, end in zip(corners[:, :-1].unbind(1), corners[:, 1:].unbind(1), strict=True):
        from_x, from_y = x - begin[:, :1, None], y - begin[:, 1:, None]
        along = (end - begin)[:, :, None, None]
        length = along.square().sum(1).clamp(min=1e-12)
        share = ((from_x * along[:, 0] + from_y * along[:, 1]) / length).clamp(0, 1)
        squared = (from_x - share * along[:, 0]).square() + (from_y - share * along[:, 1]).square()
        found = torch.minimum(found, squared)
    return side * found.sqrt()[:, None]


def _inside(closed: Tensor, side: int) -> Tensor:
    """Whether a line to the left crosses the border an odd number of times, (B, 1, side, side)."""
    x, y = _middles(closed, side)
    found = torch.zeros(len(closed), side, side, dtype=torch.bool, device=closed.device)
    for begin, end in zip(closed[:, :-1].unbind(1), closed[:, 1:].unbind(1), strict=True):
        (x1, y1), (x2, y2) = ((one[:, :1, None], one[:, 1:, None]) for one in (begin, end))
        between = (y1 <= y) != (y2 <= y)
        # Where the line is level nothing is between, and the place does not matter.
        place = x1 + (y - y1) * (x2 - x1) / torch.where(y1 == y2, 1.0, y2 - y1)
        found ^= between & (place < x)
    return found[:, None]


def _middles(like: Tensor, side: int) -> tuple[Tensor, Tensor]:
    """x (1, 1, side) and y (1, side, 1) of pixels' middles, as fractions of the side."""
    x, y = fractions(like, side).unbind(1)
    return x[:, :1], y[:, :, :1]
