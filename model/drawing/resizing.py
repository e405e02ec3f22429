"""How pictures and layers are made larger or smaller."""

import torch
import torch.nn.functional as F
from torch import Tensor

#: Sharpness of the cubic curve (Keys 1981, doi:10.1109/TASSP.1981.1163711), as torch has it.
KEYS = -0.75
#: Pixels that are written at once; what bounds memory.
AT_ONCE = 2**20


def resized(picture: Tensor, size: tuple[int, int]) -> Tensor:
    """(C, H, W) -> (C, *size), bilinear, antialiased; the picture itself where it has that size.

    On the CPU uint8 or float; elsewhere float alone, for torch has no other kernels there.
    """
    if picture.shape[-2:] == size:
        return picture
    return F.interpolate(picture[None], size=size, mode="bilinear", antialias=True)[0]


def enlarged(planes: Tensor, size: tuple[int, int]) -> Tensor:
    """(C, h, w) at `size`, bicubic where it grows: with curves, and values that may overshoot.

    The numbers of `F.interpolate`, which on a CPU takes several times as long: it weighs sixteen
    pixels for each new one, this four down and, for fewer, four across.
    """
    if size[1] <= planes.shape[-1]:
        return resized(planes, size)
    wide = _grown(planes.transpose(1, 2), size[1])
    return _grown(wide.transpose(1, 2), size[0])


def _grown(planes: Tensor, length: int) -> Tensor:
    """(C, h, w) -> (C, length, w)."""
    height, width = planes.shape[1:]
    near, weights = _cubic(height, length, planes)
    grown = planes.new_empty(len(planes), length, width)
    rows = max(1, AT_ONCE // width)
    for plane, large in zip(planes.contiguous(), grown, strict=True):
        for start in range(0, length, rows):
            strip = slice(start, start + rows)
            part = large[strip]
            # In torch's order, so that it is rounded likewise.
            torch.mul(plane.index_select(0, near[1, strip]), weights[1, strip], out=part)
            for tap in (0, 2, 3):
                part.addcmul_(plane.index_select(0, near[tap, strip]), weights[tap, strip])
    return grown


def _cubic(before: int, after: int, like: Tensor) -> tuple[Tensor, Tensor]:
    """The four rows that each new one is made of, (4, after), and their weights (4, after, 1)."""
    scale = float(torch.tensor(before / after, dtype=like.dtype))
    middles = torch.arange(after, device=like.device, dtype=torch.float64) + 0.5
    # Rounded once, here and below, as torch's fused products and sums are.
    at = (scale * middles - 0.5).to(like.dtype)
    first = at.floor()
    past = at - first
    left = 1 - past
    weights = torch.stack([_farther(past + 1), _nearer(past), _nearer(left), _farther(left + 1)])
    offsets = torch.arange(-1, 3, device=like.device)[:, None]
    return (first.long() + offsets).clamp_(0, before - 1), weights[..., None]


def _nearer(away: Tensor) -> Tensor:
    """The weight of what is at most a pixel away."""
    return ((KEYS + 2) * away - (KEYS + 3)) * away * away + 1


def _farther(away: Tensor) -> Tensor:
    """Of what is one to two pixels away."""
    steep = (KEYS * away - 5 * KEYS).double() * away + 8 * KEYS
    return steep.to(away.dtype) * away - 4 * KEYS


def spread(planes: Tensor, size: tuple[int, int]) -> Tensor:
    """(C, h, w) at `size` where nobody sees an edge of them: bilinear, which takes less time."""
    if planes.shape[-2:] == size:
        return planes
    return F.interpolate(planes[None], size=size, mode="bilinear")[0]


def lines_between(before: int, after: int, like: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Between which rows each of `spread` lies, both (after,), and its share of the second.

    The last is (after, 1). For what is spread a part at a time.
    """
    at = (torch.arange(after, device=like.device, dtype=like.dtype) + 0.5) * (before / after) - 0.5
    at = at.clamp_(0, before - 1)
    above = at.floor()
    below = (above + 1).clamp_(max=before - 1)
    return above.long(), below.long(), (at - above)[:, None]


def at_most(picture: Tensor, longest: int) -> Tensor:
    """(C, H, W), made smaller where its long side is longer than that, in pixels."""
    height, width = picture.shape[-2:]
    factor = min(1.0, longest / max(height, width))
    return resized(picture, (max(1, round(height * factor)), max(1, round(width * factor))))
