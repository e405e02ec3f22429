"""Ink: the default hand. Contours and solid blacks, and light and shade in faces."""

from torch import Tensor

from model.contract.look import Look
from model.drawing.layers import Layers
from model.drawing.media.strokes import hatching, inked


def ink(layers: Layers, look: Look) -> Tensor:
    """Darkness (H, W) in [0, 1]."""
    return hatching(inked(layers, look), layers, look)
