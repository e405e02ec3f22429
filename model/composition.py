"""Layers in, a drawing out: what is done to lines, shade and person after the network.

All of it is arithmetic on the layers at the size of the finished drawing, so that a control moves
what it is named after and cannot change a line (docs/decisions/0010-layers.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from model.faces import Face
from model.look import Look
from model.persons import with_faces
from model.resizing import resized

#: Darkness of lines over colours that is left out, and that is full ink.
GREYS, SOLID = 0.25, 0.9
#: By how much lines may be enlarged before their flanks are made steeper.
SOFT_ENLARGEMENT = 3.0
#: Distance between hatching strokes, as a share of the drawing's mean side; its least in pixels.
HATCHING, LEAST_HATCHING = 0.016, 7.0
#: Shade that is hatched at all, and that is hatched both ways.
HATCHED, CROSSED = 0.12, 0.5
#: How much of the background's darkness is kept at most: it is quieter than the person.
BACKGROUND = 0.8
#: Share of the picture below which what looks like a person is none.
NOBODY = 0.01


class Tones(NamedTuple):
    """A tone curve over darkness: it takes the haze off the paper and keeps eyes open.

    With a steep one (0.06, 0.85, 1) a fifth fewer faces have their landmarks found again.
    """

    #: Below it all is white.
    paper: float
    #: From it on all is black.
    ink: float
    #: Above 1 it lightens what is between.
    gamma: float


#: Each fits the weights that draw the lines: these are drawn a little pale, and a comic's are not.
LINE_ART = Tones(paper=0.03, ink=0.92, gamma=1.0)
CONTOURS = Tones(paper=0.03, ink=1.08, gamma=1.15)


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


def compose(lines: Tensor, others: Tensor, look: Look, faces: Sequence[Face] = ()) -> Drawing:
    """Put the layers together by a Look.

    lines (1, H, W), as `ink_lines` gives them. others (2, h, w), shade and person, at any size. All
    in [0, 1]. faces: in pixels of the drawing.
    """
    size = lines.shape[-2], lines.shape[-1]
    factor = others.shape[-1] / size[1]
    shade, person = others
    person = with_faces(person, [face.scaled(factor) for face in faces])
    darkness, person = lines[0], outline(enlarged(person, size))
    if look.shading > 0:
        darkness = torch.maximum(darkness, person * ink_shade(enlarged(shade, size), look.shading))
    kept = BACKGROUND * look.background
    darkness = darkness * (kept + (1 - kept) * person)
    return Drawing(to_bytes(1 - darkness), to_bytes(person), tuple(faces))


def compose_coloured(
    lines: Tensor, fill: Tensor, person: Tensor, look: Look, faces: Sequence[Face] = ()
) -> Drawing:
    """Put lines (1, H, W) and colours (3, H, W) together; person (h, w) at any size.

    The background's colours fade into the paper as its lines do.
    """
    size = lines.shape[-2], lines.shape[-1]
    factor = person.shape[-1] / size[1]
    person = with_faces(person, [face.scaled(factor) for face in faces])
    person = outline(enlarged(person, size))
    kept = look.background + (1 - look.background) * person
    colours = to_bytes(torch.cat([fill, kept[None]]))
    return Drawing(to_bytes(1 - lines[0] * kept), to_bytes(person), tuple(faces), colours)


def on_white(drawing: Drawing) -> Tensor:
    """The drawing in black ink on white paper, uint8 (3, H, W)."""
    ink = drawing.ink[None].float() / 255
    if drawing.fill is None:
        return drawing.ink[None].expand(3, -1, -1)
    fill, kept = drawing.fill[:3].float() / 255, drawing.fill[3:].float() / 255
    return to_bytes((1 - kept + kept * fill) * ink)


def enlarged(layer: Tensor, size: tuple[int, int]) -> Tensor:
    """A soft layer (h, w) at `size`."""
    return F.interpolate(layer[None, None], size=size, mode="bilinear")[0, 0]


def ink_lines(darkness: Tensor, size: tuple[int, int], tones: Tones = LINE_ART) -> Tensor:
    """Darkness as the network draws it, (1, h, w), as clean lines at `size`.

    The tone curve comes first: contrast put in after enlarging fills eyes and eats soft strokes
    (a tenth fewer faces are found again in the drawings). Only where a stroke's flanks would be
    seen as a blur, in much enlarged drawings, are they made steeper.
    """
    lines = tone_curve(darkness, tones)
    if lines.shape[-2:] == size:
        return lines
    if size[1] < lines.shape[-1]:
        return resized(lines, size)
    larger = F.interpolate(lines[None], size=size, mode="bicubic")[0].clamp(0, 1)
    gain = size[1] / lines.shape[-1] / SOFT_ENLARGEMENT
    if gain <= 1:
        return larger
    # Contrast relative to the stroke's own darkness: a light stroke stays one.
    darkest = F.interpolate(F.max_pool2d(lines, 3, 1, 1)[None], size=size, mode="bilinear")[0]
    share = larger / darkest.clamp(min=1e-3)
    return darkest * (0.5 + gain * (share.clamp(max=1) - 0.5)).clamp(0, 1)


def ink_over_colour(darkness: Tensor) -> Tensor:
    """Lines as they are laid over colours: without their soft greys, which colours are there for.

    Grey over skin makes it dirty.
    """
    return ((darkness - GREYS) / (SOLID - GREYS)).clamp(0, 1)


def inked(fill: Tensor, darkness: Tensor) -> Tensor:
    """Colours (..., 3, H, W) under black lines (..., 1, H, W), in [0, 1]."""
    return fill * (1 - darkness)


def tone_curve(darkness: Tensor, tones: Tones) -> Tensor:
    """Clean paper and dark lines, with open eyes."""
    share = (darkness - tones.paper) / (tones.ink - tones.paper)
    return share.clamp(0, 1).pow(tones.gamma)


def outline(person: Tensor) -> Tensor:
    """The person with a firm edge, (H, W) in [0, 1]; everything, where there is nobody."""
    firm = step(person, 0.35, 0.65)
    return firm if firm.mean() > NOBODY else torch.ones_like(firm)


def ink_shade(shade: Tensor, amount: float) -> Tensor:
    """Darkness of shading, (H, W): strokes that grow with the shade, solid ink where it is deep.

    The more is asked for, the lighter the tones that become solid.
    """
    height, width = shade.shape
    spacing = max(LEAST_HATCHING, HATCHING * (height + width) / 2)
    rows = torch.arange(height, device=shade.device)[:, None] / spacing
    columns = torch.arange(width, device=shade.device)[None] / spacing
    reach = 0.15 + 0.35 * amount
    edge = 0.75 / spacing

    def strokes(along: Tensor, depth: Tensor) -> Tensor:
        away = ((along % 1) - 0.5).abs()
        half_width = reach * depth
        return step(half_width - away, -edge, edge) * step(depth, 0.0, 0.15)

    depth = ((shade - HATCHED) / (1 - HATCHED)).clamp(0, 1)
    crossed = ((shade - CROSSED) / (1 - CROSSED)).clamp(0, 1)
    hatched = torch.maximum(strokes(rows + columns, depth), strokes(rows - columns, crossed))
    deep = 1.3 - 0.9 * amount
    return torch.maximum(hatched, step(shade, deep - 0.06, deep + 0.06))


def step(x: Tensor, low: float, high: float) -> Tensor:
    """0 below `low`, 1 above `high`, smooth between."""
    t = ((x - low) / (high - low)).clamp(0, 1)
    return t * t * (3 - 2 * t)


def to_bytes(values: Tensor) -> Tensor:
    """[0, 1] to uint8, on the CPU."""
    return (values * 255).round().to(torch.uint8).cpu()
