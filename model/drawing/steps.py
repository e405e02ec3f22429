"""The smooth step that masks, tones and strokes are made with."""

from torch import Tensor


def step(x: Tensor, low: float, high: float) -> Tensor:
    """0 below `low`, 1 above `high`, smooth between."""
    # In place: at 4096 px each copy takes 50 MB.
    t = (x - low).div_(high - low).clamp_(0, 1)
    return t.square().mul_(t.mul_(-2).add_(3))
