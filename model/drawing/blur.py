"""Gaussian blur of a plane of any size, at a cost that hardly grows with its width."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor


def blurred(plane: Tensor, sigma: float) -> Tensor:
    """Gaussian blur of (H, W), borders repeated; wide ones on a smaller copy."""
    factor = max(1, int(sigma / 2))
    small = plane
    if factor > 1:
        small = F.avg_pool2d(plane[None, None], factor, ceil_mode=True)[0, 0]
    sigma = max(sigma / factor, 0.3)
    offsets = torch.arange(math.ceil(3 * sigma) + 1)
    kernel = torch.exp(-(offsets**2) / (2 * sigma**2))
    # One half and the middle of a kernel that sums to 1.
    weights: list[float] = (kernel / (2 * kernel.sum() - 1)).tolist()
    soft = _blurred_down(_blurred_down(small, weights).T, weights).T
    if factor > 1:
        soft = F.interpolate(soft[None, None], size=plane.shape, mode="bilinear")[0, 0]
    return soft


def _blurred_down(plane: Tensor, weights: list[float]) -> Tensor:
    """Along the first dimension, by half of a symmetric kernel.

    Sums of shifted pictures: on a CPU convolutions of a single channel take five times as long.
    """
    reach, length = len(weights) - 1, plane.shape[0]
    padded = F.pad(plane[None, None], (0, 0, reach, reach), mode="replicate")[0, 0]
    total = weights[0] * plane
    for shift, weight in enumerate(weights[1:], 1):
        before = padded[reach - shift : reach - shift + length]
        total.add_(before + padded[reach + shift : reach + shift + length], alpha=weight)
    return total
