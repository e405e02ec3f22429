"""Brush: bold, rounded strokes and solid black."""

from torch import Tensor

from model.contract.look import Look
from model.drawing.blur import blurred
from model.drawing.layers import Layers
from model.drawing.media.strokes import hatching, inked_faces, stroke_field

#: How far a brush rounds its strokes, and by how much it widens them.
ROUNDED, WIDER = 1.6, 0.06


def brush(layers: Layers, look: Look) -> Tensor:
    """Darkness (H, W) in [0, 1]."""
    field = stroke_field(layers, look, solid=True)
    face = layers.field("face")
    # Eyes are too small for rounding.
    soft = blurred(field, ROUNDED * layers.unit)
    field = field + (soft + WIDER - field) * (1 - face)
    return hatching(inked_faces(field, layers, look, boldness=1.0), layers, look)
