"""The few colours that a part of a photo is made of: k-means in Lab (Lloyd 1982)."""

import torch
import torch.nn.functional as F
from torch import Tensor

#: Long side of the grid on which colours are looked for, and how often means are taken anew.
GRID, ROUNDS = 112, 10
#: How much lightness counts beside hue: light and shade are to make fewer shapes than colours do.
LIGHTNESS = 0.7
#: Which shares of a part are darker than the first and the last colour to begin with.
ENDS = (0.02, 0.98)
#: Colours that cover less than this share of a part are none.
LEAST = 0.004


def main_colours(lab: Tensor, mask: Tensor, count: int) -> Tensor:
    """At most so many colours (N, 3) in Lab of what a mask (h, w) shows of (3, h, w).

    None, where it shows nothing.
    """
    step = max(1, max(mask.shape) // GRID)
    weight = F.avg_pool2d(mask[None, None], step)[0, 0].flatten()
    seen = F.avg_pool2d(lab[None], step)[0].flatten(1).T
    chosen = weight > 0.3
    seen, weight = seen[chosen], weight[chosen]
    if not len(seen):
        return lab.new_zeros(0, 3)
    scale = lab.new_tensor([LIGHTNESS, 1.0, 1.0])
    points = seen * scale
    order = points[:, 0].argsort()
    # From the darkest to the lightest: pupils and teeth are small, and yet what one looks at.
    at = (torch.linspace(*ENDS, count) * (len(order) - 1)).long()
    means = points[order[at.to(order.device)]]
    for _ in range(ROUNDS):
        nearest = torch.cdist(points, means).argmin(1)
        total = means.new_zeros(count).index_add_(0, nearest, weight)
        summed = torch.zeros_like(means).index_add_(0, nearest, points * weight[:, None])
        means = torch.where(total[:, None] > 0, summed / total.clamp(min=1e-6)[:, None], means)
    return means[total > LEAST * total.sum()] / scale


def distances(lab: Tensor, colours: Tensor) -> Tensor:
    """Of each place (3, h, w) from each colour (N, 3), squared, (N, h, w)."""
    scale = lab.new_tensor([LIGHTNESS, 1.0, 1.0])
    points, means = (lab * scale[:, None, None]).flatten(1), colours * scale
    # |p - m|^2, written out: a matrix product instead of a difference for each colour.
    away = points.square().sum(0) - 2 * (means @ points) + means.square().sum(1)[:, None]
    return away.clamp_(min=0).view(len(colours), *lab.shape[1:])
