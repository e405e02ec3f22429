"""What media have in common: the threshold that makes strokes of smooth fields, and its shapes."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from model.contract.look import Look
from model.drawing.blur import blurred
from model.drawing.layers import Layers, Size, smooth
from model.drawing.media.faces import drawn_faces
from model.drawing.media.outlines import outlined
from model.drawing.steps import step
from model.network.unet import LINE_LAYERS

#: How steeply the field becomes darkness at a stroke's edge; times the enlargement, which makes the
#: field flatter.
SHARPNESS = 7.0
#: Darkness below which there is paper, and lightness below which there is full ink.
ENDS = 0.008
#: The wave that hatches what is neither ink nor paper: its height in the field, and its angle; and
#: how much the field changes within a few pixels where it is level, and where it is an edge.
WAVE, HATCHED_AT, LEVEL = 0.26, -0.7, (0.2, 0.5)
#: Strands of light in solid black hair and cloth: in units of `Layers.unit`, how wide they are and
#: how far around them it is to be solid; how solid; and how much they are deepened, times *detail*.
STRAND, AMONG, SOLID, DEEPENED = 1.2, 6.0, (0.75, 0.95), 10.0
#: By how much the threshold rises in a background that is not wanted at all.
UNWANTED = 0.75
#: Tone below which skin and clothes are hatched, and hatched both ways; pixels between strokes.
HATCHED, CROSSED, SPACING, LEAST_SPACING = 0.72, 0.4, 9.0, 5.0


def stroke_field(layers: Layers, look: Look, solid: bool = False) -> Tensor:
    """Ink as a field (H, W): above 0 is a stroke, 0.5 well inside of it.

    solid: whether blacks are to have no lighter strands.
    """
    field = layers.field("ink") - 0.5
    if look.detail and not solid:
        field.sub_(strands(layers), alpha=DEEPENED * look.detail)
    behind = strokes_behind(layers, look)
    if behind < 1:
        # Strokes that the network is less sure of go first.
        field.add_(layers.kept().sub_(1), alpha=UNWANTED * (1 - behind))
    return field


def strands(layers: Layers) -> Tensor:
    """By how much less solid what is black is than what is around it, (H, W).

    Found at the size at which the network read: there is nothing finer in the field.
    """
    ink = layers.whole[LINE_LAYERS.index("ink")]
    unit = layers.unit / layers.enlargement
    around = blurred(ink, AMONG * unit)
    lighter = (around - blurred(ink, STRAND * unit)).clamp_(min=0).mul_(step(around, *SOLID))
    return smooth(lighter[None], layers.size)[0]


def strokes_behind(layers: Layers, look: Look) -> float:
    """How much of what is behind people is drawn: all, where no face is there to be the subject."""
    if not layers.faces and look.background >= Look().background:
        return 1.0
    return look.strokes_behind


def toned(layers: Layers, look: Look) -> Tensor:
    """Where tones are printed, (H, W): on the person, and behind it as far as it is wanted."""
    return layers.person().clamp(min=strokes_behind(layers, look))


def firm(field: Tensor, enlargement: float) -> Tensor:
    """A field of strokes as a logistic curve about its threshold, (H, W) in [0, 1]."""
    gain = SHARPNESS * max(1.5, enlargement)
    return (2 * gain * field).sigmoid_()


def crisp(field: Tensor, enlargement: float) -> Tensor:
    """Darkness of strokes whose edges are about a pixel wide at any size."""
    # A logistic curve never quite ends: paper is to be paper.
    return firm(field, enlargement).sub_(ENDS).div_(1 - 2 * ENDS).clamp_(0, 1)


def inked(layers: Layers, look: Look) -> Tensor:
    """Darkness (H, W) of the strokes, and of faces as `faces.drawn_faces` draws them, outlined."""
    return inked_faces(stroke_field(layers, look), layers, look)


def inked_faces(field: Tensor, layers: Layers, look: Look, boldness: float = 0.0) -> Tensor:
    """As `inked`, of a field of strokes, which it takes over; boldness as in `drawn_faces`."""
    drawn = drawn_faces(strokes_of(field, layers, look), layers, look, boldness)
    return outlined(drawn, layers)


def strokes_of(field: Tensor, layers: Layers, look: Look) -> Tensor:
    """Darkness (H, W) of a field of strokes, which it takes over: hatched where it is level."""
    # Only where tones are wanted: the blacks of an unwanted background lie near the threshold by
    # now, and would come out hatched.
    return crisp(field.add_(undecided(layers).mul_(toned(layers, look))), layers.enlargement)


def undecided(layers: Layers) -> Tensor:
    """What makes hatching of places that are neither ink nor paper, (H, W), to be added to a field.

    A wave where the field is level, so that a half dark suit is hatched; nothing at edges, which
    stay smooth.
    """
    ink = layers.whole[LINE_LAYERS.index("ink")]
    range_ = highest_around(ink) + highest_around(-ink)
    level = smooth(1 - step(range_, *LEVEL)[None], layers.size)[0]
    phase = coordinate(layers.size, HATCHED_AT, layers.whole.device)
    phase.div_(max(LEAST_SPACING, SPACING * layers.unit)).remainder_(1).sub_(0.5)
    return phase.abs_().mul_(4).sub_(1).mul_(level).mul_(WAVE)


def highest_around(plane: Tensor) -> Tensor:
    """The highest value within two pixels of each of (H, W).

    Maxima of shifted planes: on a CPU pooling of a single channel takes ten times as long.
    """
    for _ in range(2):
        padded = F.pad(plane[None, None], (2, 2, 0, 0), mode="replicate")[0, 0]
        width = plane.shape[1]
        highest = padded[:, :width]
        for shift in range(1, 5):
            highest = torch.maximum(highest, padded[:, shift : shift + width])
        plane = highest.T
    return plane


def hatching(darkness: Tensor, layers: Layers, look: Look) -> Tensor:
    """The darkness, and over it hatching that grows with the shade, if the Look asks for any."""
    if look.shading == 0:
        return darkness
    tone = blurred(layers.field("tone"), 3 * layers.unit)
    reach = 0.3 + 0.5 * look.shading
    spacing = max(LEAST_SPACING, SPACING * layers.unit)
    shade = ((HATCHED + 0.15 * look.shading - tone) / HATCHED).clamp(0, 1)
    deep = ((CROSSED + 0.2 * look.shading - tone) / CROSSED).clamp(0, 1)
    drawn = torch.maximum(
        lines(shade, spacing, math.pi / 4, reach), lines(deep, spacing, -math.pi / 4, reach)
    )
    return torch.maximum(darkness, drawn * layers.person())


def lines(
    amount: Tensor, spacing: float, angle: float, reach: float, bend: Tensor | float = 0.0
) -> Tensor:
    """Parallel lines, (H, W): `spacing` pixels apart, as wide as the amount in [0, 1] says.

    reach: of the spacing, how much the widest line covers. bend (H, W): by how many pixels each
    place is shifted across the lines.
    """
    height, width = amount.shape
    across = coordinate((height, width), angle, amount.device) + bend
    away = ((across / spacing) % 1 - 0.5).abs() * spacing
    half = 0.5 * reach * spacing * amount
    return ((half - away) + 0.5).clamp(0, 1) * step(amount, 0.0, 0.06)


def coordinate(size: Size, angle: float, device: torch.device) -> Tensor:
    """Pixels across lines at an angle to the horizontal, (H, W)."""
    height, width = size
    rows = torch.arange(height, device=device)[:, None]
    columns = torch.arange(width, device=device)[None]
    return rows * math.cos(angle) + columns * math.sin(angle)


def opened(darkness: Tensor, radius: float) -> Tensor:
    """What of (H, W) is wider than about two radii: solid blacks without the strokes."""
    shrunk = step(blurred(darkness, radius), 0.88, 0.97)
    return step(blurred(shrunk, radius), 0.03, 0.18) * darkness


def contours(darkness: Tensor, width: float, radius: float) -> Tensor:
    """Strokes and the outlines of what is solid, (H, W): nothing is filled any more.

    width: of an outline, in pixels. radius: as in `opened`.
    """
    solid = opened(darkness, radius)
    inner = step(blurred(solid, 0.6 * width), 0.72, 0.9)
    return darkness * (1 - inner)


def grain(like: Tensor, size: float, seed: int = 0) -> Tensor:
    """The tooth of paper: noise (H, W) about 0.5, its grains `size` px wide; always the same."""
    height, width = like.shape
    generator = torch.Generator().manual_seed(seed)
    small = max(1, round(height / size)), max(1, round(width / size))
    noise = torch.rand(1, 1, *small, generator=generator).to(like.device)
    return F.interpolate(noise, size=(height, width), mode="bilinear")[0, 0]
