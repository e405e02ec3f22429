"""Layers in, a drawing out: what is done to lines, colours and person after the network.

All of it is arithmetic on the layers at the size of the finished drawing, so that a control moves
what it is named after and cannot change a line (docs/decisions/0010-layers.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from model.contract.look import Look
from model.drawing.faces import Face
from model.drawing.layers import Layers, outline
from model.drawing.media.printing import darkness
from model.drawing.people import ReadFace
from model.drawing.resizing import spread

#: Darkness of lines over colours that is left out, and that is full ink.
GREYS, SOLID = 0.25, 0.9


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing and who is in it; pictures are uint8 (H, W)."""

    #: 255 paper, 0 ink.
    ink: Tensor
    #: 255 person, 0 background; all 255 where there is no person.
    person: Tensor
    #: Where faces are, in pixels of the drawing, the surest first.
    faces: tuple[Face, ...] = ()
    #: (4, H, W): the colours under the ink, red, green, blue, and how opaque they are. None in
    #: line art.
    fill: Tensor | None = None
    #: What it is printed in; chalk's ink is light.
    medium: str = "ink"
    #: What is known of them, in pixels of the drawing; in crowds, of the tallest.
    read: tuple[ReadFace, ...] = ()


def compose(layers: Layers, look: Look) -> Drawing:
    """Line art in the Look's medium."""
    printed = to_bytes(darkness(layers, look).neg_().add_(1))
    return Drawing(printed, to_bytes(layers.person()), tuple(layers.faces), medium=look.medium)


def compose_coloured(
    lines: Tensor, fill: Tensor, person: Tensor, look: Look, faces: Sequence[Face] = ()
) -> Drawing:
    """Put lines (1, H, W) and colours (3, H, W) together.

    person: with firm edges (H, W), or as a network makes it, (h, w).

    The background's colours fade into the paper as its lines do.
    """
    if person.shape != lines.shape[-2:]:
        person = outline(spread(person[None], (lines.shape[-2], lines.shape[-1]))[0])
    kept = look.colours_behind + (1 - look.colours_behind) * person
    colours = torch.cat([to_bytes(fill), to_bytes(kept)[None]])
    return Drawing(to_bytes(1 - lines[0] * kept), to_bytes(person), tuple(faces), fill=colours)


def on_white(drawing: Drawing) -> Tensor:
    """The drawing in black ink on white paper, uint8 (3, H, W)."""
    ink = drawing.ink[None].float() / 255
    if drawing.fill is None:
        return drawing.ink[None].expand(3, -1, -1)
    fill, kept = drawing.fill[:3].float() / 255, drawing.fill[3:].float() / 255
    return to_bytes((1 - kept + kept * fill) * ink)


def ink_over_colour(darkness: Tensor) -> Tensor:
    """Lines as they are laid over colours: without their soft greys, which colours are there for.

    Grey over skin makes it dirty.
    """
    return ((darkness - GREYS) / (SOLID - GREYS)).clamp(0, 1)


def to_bytes(values: Tensor) -> Tensor:
    """[0, 1] to uint8, on the CPU."""
    return (values * 255).round_().to(torch.uint8).cpu()
