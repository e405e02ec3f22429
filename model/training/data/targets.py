"""The ink that the network should draw for a Look: mixed on the fly from an operator's fields.

All functions take and return batches on any device, drawings as *darkness* (0 paper, 1 ink).
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from model.contract.look import CONTROLS, Look
from model.training.data.ink_store import FULL

#: How much a difference counts against tone (p of the extended difference of Gaussians).
PRESSURE = 36.0
#: Below which sum ink begins, for a hairline, the default line weight and a brush: what lies
#: between the last two becomes solid black.
BEGINS = (0.36, 0.46, 0.57)
#: How soft the threshold is: the field that is learnt is a logit divided by this.
SOFTNESS = 0.1
#: By how many pixels strokes are narrower for a hairline, and wider for a brush.
NARROWER, WIDER = 0.5, 1.5
#: How much of the tone of bare skin counts: a shadow on a face is drawn, hardly ever filled.
ON_SKIN = 0.5
#: Strokes that only the finest scale has are added for the most detail, with this weight.
FINEST = 0.8
#: For the least detail, differences below this are no strokes.
FAINT = 0.025


def sample_looks(batch: int, generator: torch.Generator, classic: float = 0.4) -> Tensor:
    """Random controls of the network (B, CONTROLS); a share of `classic` are the default ones.

    The default Look is what most people will see, so it is trained most. Of the others a third of
    all values lie at an end of their range, where a uniform draw would hardly ever come.
    """
    looks = torch.rand(batch, CONTROLS, generator=generator)
    looks = ((looks - 0.5) * 1.5 + 0.5).clamp(0, 1)
    default = torch.rand(batch, generator=generator) < classic
    looks[default] = torch.tensor(Look().controls())
    return looks


def mix(differences: Tensor, tone: Tensor, filled: Tensor, looks: Tensor) -> Tensor:
    """Darkness of the ink (B, 1, S, S) for each Look, as a soft field: 0.5 is a stroke's edge.

    differences (B, 3, S, S) as stored, in [0, 1]. tone (B, 1, S, S): 1 on paper and lit skin.
    filled (B, 1, S, S): where what is dark becomes solid ink; elsewhere there are contours only.
    """
    weight, detail = (v[:, None, None, None] for v in looks.unbind(1))
    strokes = choose_detail(expanded(differences), detail)
    total = 1 - (1 - tone) * filled + PRESSURE * strokes
    lighter, heavier = from_usual(weight)
    thin, default, brush = BEGINS
    begins = default + (thin - default) * lighter + (brush - default) * heavier
    return line_weight(torch.sigmoid((begins - total) / SOFTNESS), weight)


def from_usual(weight: Tensor) -> tuple[Tensor, Tensor]:
    """How much lighter and how much heavier than the default a line weight is, each in [0, 1]."""
    usual = Look().line_weight
    return ((usual - weight) / usual).clamp(min=0), ((weight - usual) / (1 - usual)).clamp(min=0)


def line_weight(darkness: Tensor, weight: Tensor) -> Tensor:
    """Strokes of the default line weight, thinner or wider by a pixel or so."""
    lighter, heavier = from_usual(weight)
    return grow(darkness, WIDER * heavier - NARROWER * lighter)


def expanded(stored: Tensor) -> Tensor:
    """Differences as they were before `ink_store.compressed`; stored in [0, 1]."""
    root = (stored * 255 - 128) / 127
    difference: Tensor = FULL * root * root.abs()
    return difference


def choose_detail(differences: Tensor, detail: Tensor) -> Tensor:
    """From the broad strokes of what matters (0) to every strand (1); (B, 1, S, S)."""
    fine, usual, broad = differences.split(1, dim=1)
    less, more = (1 - 2 * detail).clamp(0, 1), (2 * detail - 1).clamp(0, 1)
    few = broad * (broad.abs() / FAINT).clamp(max=1)
    chosen: Tensor = usual + less * (few - usual) + more * FINEST * fine.clamp(max=0)
    return chosen


def filled_parts(person: Tensor, important: Tensor, on_face: float) -> Tensor:
    """Where dark tones become solid ink, (B, 1, S, S): on the person, less on bare skin.

    important: `on_face` on the face, more on its features.
    """
    face = (important / on_face).clamp(max=1)
    features = ((important - on_face) / (1 - on_face)).clamp(0, 1)
    return person * (1 - (1 - ON_SKIN) * face * (1 - features))


def grow(darkness: Tensor, pixels: Tensor) -> Tensor:
    """Grey morphology by a fraction of a pixel: dilate where positive, erode where negative."""
    dilated = F.max_pool2d(darkness, 3, 1, 1)
    wider = F.max_pool2d(dilated, 3, 1, 1)
    eroded = -F.max_pool2d(-darkness, 3, 1, 1)
    first = pixels.clamp(0, 1)
    second = (pixels - 1).clamp(0, 1)
    less = (-pixels).clamp(0, 1)
    grown = darkness + first * (dilated - darkness) + second * (wider - dilated)
    return grown - less * (darkness - eroded)


def blur(image: Tensor, sigma: float) -> Tensor:
    """Gaussian blur, separable, borders repeated."""
    radius = max(1, round(3 * sigma))
    offsets = torch.arange(-radius, radius + 1, device=image.device, dtype=image.dtype)
    kernel = torch.exp(-(offsets**2) / (2 * sigma**2))
    kernel = kernel / kernel.sum()
    channels = image.shape[1]
    across = kernel.view(1, 1, 1, -1).expand(channels, 1, 1, -1)
    padded = F.pad(image, (radius,) * 4, mode="replicate")
    blurred = F.conv2d(padded, across, groups=channels)
    return F.conv2d(blurred, across.transpose(2, 3), groups=channels)


def blended_target(photo: Tensor, target: Tensor, opacity: float) -> Tensor:
    """ArtLine's blended data: the drawing laid over its photo, as a hint of what is what.

    photo (B, 3, S, S); target (B, 1, S, S) darkness; opacity 0 leaves the photo as it is.
    """
    return photo * (1 - opacity * target)
