"""A colouring page: closed contours, no fills, no grey."""

import torch
from torch import Tensor

from model.layers import Layers
from model.look import Look
from model.media.strokes import SHARPNESS, blurred, contours, stroke_field
from model.steps import step

#: Width of outlines at a face of UNIT pixels, and at least in pixels.
WIDTH, LEAST = 4.2, 2.0
#: How far strokes are rounded, which also closes small gaps and loses single hairs.
ROUNDED = 1.5


def page(layers: Layers, look: Look) -> Tensor:
    """Darkness (H, W), 0 or 1 but for the edge of a pixel."""
    unit = layers.unit
    width = max(LEAST, WIDTH * unit)
    field = blurred(stroke_field(layers, look), ROUNDED * unit)
    gain = SHARPNESS * max(1.5, layers.enlargement)
    drawn = contours(torch.sigmoid(2 * gain * field), width, 0.9 * width)
    closed = torch.maximum(drawn, borders(layers, width))
    return step(closed, 0.3, 0.7)


def borders(layers: Layers, width: float) -> Tensor:
    """Outlines of the person and of the hair, (H, W), so that each can be coloured."""
    masks = (layers.person(), step(layers.field("hair"), 0.35, 0.65))
    edges = [1 - (2 * blurred(mask, 0.5 * width) - 1).abs() for mask in masks]
    return step(torch.maximum(*edges), 0.3, 0.6)
