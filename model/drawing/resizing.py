"""How pictures are made larger or smaller: bilinear, antialiased."""

import torch.nn.functional as F
from torch import Tensor


def resized(picture: Tensor, size: tuple[int, int]) -> Tensor:
    """(C, H, W) -> (C, *size); the picture itself where it has that size.

    On the CPU uint8 or float; elsewhere float alone, for torch has no other kernels there.
    """
    if picture.shape[-2:] == size:
        return picture
    return F.interpolate(picture[None], size=size, mode="bilinear", antialias=True)[0]


def at_most(picture: Tensor, longest: int) -> Tensor:
    """(C, H, W), made smaller where its long side is longer than that, in pixels."""
    height, width = picture.shape[-2:]
    factor = min(1.0, longest / max(height, width))
    return resized(picture, (max(1, round(height * factor)), max(1, round(width * factor))))
