"""How pictures and layers are made larger or smaller."""

import torch.nn.functional as F
from torch import Tensor


def resized(picture: Tensor, size: tuple[int, int]) -> Tensor:
    """(C, H, W) -> (C, *size), bilinear, antialiased; the picture itself where it has that size.

    On the CPU uint8 or float; elsewhere float alone, for torch has no other kernels there.
    """
    if picture.shape[-2:] == size:
        return picture
    return F.interpolate(picture[None], size=size, mode="bilinear", antialias=True)[0]


def enlarged(planes: Tensor, size: tuple[int, int]) -> Tensor:
    """(C, h, w) at `size`, bicubic where it grows: with curves, and values that may overshoot."""
    if size[1] <= planes.shape[-1]:
        return resized(planes, size)
    return F.interpolate(planes[None], size=size, mode="bicubic")[0]


def spread(planes: Tensor, size: tuple[int, int]) -> Tensor:
    """(C, h, w) at `size` where nobody sees an edge of them: bilinear, which takes less time."""
    if planes.shape[-2:] == size:
        return planes
    return F.interpolate(planes[None], size=size, mode="bilinear")[0]


def at_most(picture: Tensor, longest: int) -> Tensor:
    """(C, H, W), made smaller where its long side is longer than that, in pixels."""
    height, width = picture.shape[-2:]
    factor = min(1.0, longest / max(height, width))
    return resized(picture, (max(1, round(height * factor)), max(1, round(width * factor))))
