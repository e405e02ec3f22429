"""A colouring page: closed contours, no fills, no grey."""

import torch
from torch import Tensor

from model.contract.look import Look
from model.drawing.blur import blurred
from model.drawing.layers import Layers
from model.drawing.media.strokes import contours, firm, stroke_field
from model.drawing.steps import step

#: Width of outlines at a face of UNIT pixels, and at least in pixels; what is so many times as wide
#: is solid, and only its outline stays.
WIDTH, LEAST, SOLID = 3.6, 2.0, 1.4
#: How far strokes are rounded, which also closes small gaps and loses single hairs.
ROUNDED = 1.6


def page(layers: Layers, look: Look) -> Tensor:
    """Darkness (H, W), 0 or 1 but for the edge of a pixel."""
    unit = layers.unit
    width = max(LEAST, WIDTH * unit)
    field = stroke_field(layers, look)
    face = step(layers.field("face"), 0.4, 0.8)
    field = torch.lerp(blurred(field, ROUNDED * unit), field, face)
    filled = firm(field, layers.enlargement)
    # Pupils and nostrils stay: without them nobody looks at one.
    drawn = torch.lerp(contours(filled, width, SOLID * width), filled, face)
    return step(torch.maximum(drawn, borders(layers, width)), 0.3, 0.7)


def borders(layers: Layers, width: float) -> Tensor:
    """Outlines of the person and of the hair, (H, W), so that each can be coloured."""
    masks = (layers.person(), step(layers.field("hair"), 0.35, 0.65))
    edges = [1 - (2 * blurred(mask, 0.5 * width) - 1).abs() for mask in masks]
    return step(torch.maximum(*edges), 0.3, 0.6)
