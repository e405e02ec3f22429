"""The smooth step that masks, tones and strokes are made with."""

from torch import Tensor


def step(x: Tensor, low: float, high: float) -> Tensor:
    """0 below `low`, 1 above `high`, smooth between."""
    # In place: at 4096 px each copy takes 50 MB.
    t = (x - low).div_(high - low).clamp_(0, 1)
    return t.square().mul_(t.mul_(-2).add_(3))


def share(value: float, low: float, high: float) -> float:
    """Of a single number: 0 up to low, 1 from high on, and in proportion between."""
    return min(1.0, max(0.0, (value - low) / (high - low)))
