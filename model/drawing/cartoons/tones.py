"""A few tones instead of many: which, and with borders a pixel wide at any size."""

from itertools import pairwise

import torch
from torch import Tensor

from model.drawing.strips import in_strips

#: Tones in [0, 100] are counted in so many cells; how often means are taken anew.
CELLS, ROUNDS = 256, 12
#: The least slope of a tone, in a pixel: where it is level, a border is no wider than this asks.
LEVEL = 0.05


def tones_of(lightness: Tensor, weight: Tensor, count: int) -> list[float]:
    """Means of the lightness (h, w) in so many groups, k-means in one dimension (Lloyd 1982).

    weight (h, w): how much each place counts.
    """
    per_cell = (CELLS - 1) / 100
    cells = (lightness.flatten() * per_cell).clamp(0, CELLS - 1).long().cpu()
    counts = torch.zeros(CELLS).index_add_(0, cells, weight.flatten().cpu())
    values = torch.arange(CELLS) / per_cell
    below = counts.cumsum(0) / counts.sum().clamp(min=1e-6)
    quantiles = (torch.arange(count) + 0.5) / count
    means = values[torch.searchsorted(below, quantiles).clamp(max=CELLS - 1)]
    for _ in range(ROUNDS):
        group = torch.bucketize(values, (means[1:] + means[:-1]) / 2)
        total = torch.zeros(count).index_add_(0, group, counts)
        weighed = torch.zeros(count).index_add_(0, group, counts * values)
        means = torch.where(total > 0, weighed / total.clamp(min=1e-6), means)
    return sorted(means.tolist())


def posterised(lightness: Tensor, tones: list[float], softness: float = 1.0) -> Tensor:
    """The lightness (H, W) in these tones; softness: width of their borders, in pixels."""
    steep = _slope(lightness).mul_(softness).clamp_(min=LEVEL).reciprocal_()

    def in_tones(lightness: Tensor, steep: Tensor) -> Tensor:
        result = torch.full_like(lightness, tones[0])
        for darker, lighter in pairwise(tones):
            edge = (darker + lighter) / 2
            over = (lightness - edge).mul_(steep).add_(0.5).clamp_(0, 1)
            result.add_(over, alpha=lighter - darker)
        return result

    return in_strips(in_tones, lightness, steep)


def _slope(plane: Tensor) -> Tensor:
    """How much it changes within a pixel, (H, W)."""
    across, down = torch.zeros_like(plane), torch.zeros_like(plane)
    torch.sub(plane[:, 2:], plane[:, :-2], out=across[:, 1:-1])
    torch.sub(plane[2:], plane[:-2], out=down[1:-1])
    return across.square_().add_(down.square_()).sqrt_().mul_(0.5)
