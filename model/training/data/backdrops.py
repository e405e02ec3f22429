"""Something behind people who are cut out on white, as artists' pairs have them."""

import torch
import torch.nn.functional as F
from torch import Tensor

#: Share of them that get a backdrop.
SHARE = 0.6


def on_backdrops(
    photos: Tensor, person: Tensor, cut_out: Tensor, generator: torch.Generator
) -> Tensor:
    """Photos (B, 3, S, S) in [0, 1] of which some (cut_out (B, 1, 1, 1) is 1) are put before one.

    Backdrops are soft and of a few colours: nothing that would have to be drawn.
    """
    count, size = len(photos), photos.shape[-1]
    coarse = torch.rand(count, 3, 4, 4, generator=generator)
    # Much of one tone, with some change across it.
    coarse = 0.6 * torch.rand(count, 3, 1, 1, generator=generator) + 0.4 * coarse
    backdrop = F.interpolate(coarse, size=size, mode="bicubic", align_corners=True).clamp(0, 1)
    chosen = torch.rand(count, 1, 1, 1, generator=generator) < SHARE
    weight = (1 - person) * cut_out * chosen.float().to(photos.device)
    return torch.lerp(photos, backdrop.to(photos.device), weight)
