"""Layers as the network of line art makes them, made by hand."""

import torch
from torch import Tensor

from model.drawing.faces import Face
from model.drawing.layers import Layers
from model.network.unet import LINE_LAYERS

SIDE = 200


def made(**planes: Tensor) -> Tensor:
    """(C, SIDE, SIDE): paper, lit, and nobody, but for the planes given."""
    whole = torch.zeros(len(LINE_LAYERS), SIDE, SIDE)
    whole[LINE_LAYERS.index("tone")] = 1.0
    for name, plane in planes.items():
        whole[LINE_LAYERS.index(name)] = plane
    return whole


def strokes() -> Tensor:
    """Two vertical strokes of four pixels, soft at their edges as the network draws them."""
    plane = torch.zeros(SIDE, SIDE)
    for left in (50, 150):
        plane[:, left : left + 4] = 0.98
        plane[:, left - 1] = plane[:, left + 4] = 0.3
    return plane


def upper_half() -> Tensor:
    """Somebody in the upper half."""
    plane = torch.zeros(SIDE, SIDE)
    plane[:100] = 1.0
    return plane


def portrait(size: int = SIDE) -> Layers:
    """The strokes, with somebody above, in shade on the left."""
    tone = torch.ones(SIDE, SIDE)
    tone[:, :40], tone[:, 40:100] = 0.1, 0.55
    face = Face(0.4 * size, 0.1 * size, 0.2 * size, 0.3 * size, 0.9)
    layers = made(ink=strokes(), person=upper_half(), tone=tone)
    return Layers(layers, (size, size), [face])
