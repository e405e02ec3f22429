"""Layers as the network of cartoons makes them, made by hand."""

from collections.abc import Sequence

import torch
from torch import Tensor

from model.drawing.faces import Face
from model.drawing.layers import Layers
from model.network.unet import PAINT_LAYERS
from model.network.vectors import MOVED, TO_HEAD, as_values

SIDE = 200
#: Layers that are 0.5 where there is nothing.
HALVES = ("head_right", "head_down", "cute_right", "cute_down")
COLOURS, SHAPES = ("red", "green", "blue"), ("flat_red", "flat_green", "flat_blue")


def layers_of(
    faces: Sequence[Face],
    size: int = SIDE,
    photo: Tensor | float = 0.6,
    head: Tensor | None = None,
    cute: Tensor | None = None,
    **planes: Tensor,
) -> Layers:
    """Of a photo, (3, SIDE, SIDE), without lines or people but for the planes given.

    head, cute (2, SIDE, SIDE): vectors, in pixels and in heights of a face. faces: in pixels of the
    layers; of the drawing, which is `size` pixels high and wide, they are made by this.
    """
    whole = torch.zeros(len(PAINT_LAYERS), SIDE, SIDE)

    def put(names: Sequence[str], value: Tensor | float) -> None:
        first = PAINT_LAYERS.index(names[0])
        whole[first : first + len(names)] = value

    put(["tone"], 1.0)
    put(COLOURS, photo)
    put(SHAPES, photo)
    put(HALVES, 0.5)
    if head is not None:
        put(HALVES[:2], as_values(head, TO_HEAD))
    if cute is not None:
        put(HALVES[2:], as_values(cute, MOVED))
    for name, plane in planes.items():
        put([name], plane)
    return Layers(whole, (size, size), [face.scaled(size / SIDE) for face in faces])
