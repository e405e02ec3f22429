"""What a head shows of its hair: colours beside those of the skin, in the same light, and where.

Colours are in CIE Lab, where lightness is apart from hue: by how much hair is darker than skin says
more of it than how dark it is in a photo. Where hair would be, above the brows, is measured whether
the reader sees any there or not: there skin speaks for a bald head, and neither for a hat.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from model.drawing.lab import to_lab
from model.drawing.landmarks import CHIN, JAW, LEFT_BROW, RIGHT_BROW

#: Quantiles of lightness, a and b of a region; how sure a pixel must be to be of it, unless fewer
#: than FEWEST are.
QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
SURE, FEWEST = 0.6, 60
#: Bands above the brows, in heights of the face from brow to chin, and how far they are inside the
#: jaw's width at both sides.
BANDS, INSIDE = ((0.1, 0.3), (0.3, 0.5), (0.5, 0.7)), 0.2
#: Pixels that a band must have to be seen.
SEEN = 8
#: What lightness and the other two are divided by, to be about 1.
LIGHT, CHROMA = 100.0, 50.0


def hair_evidence(heads: Tensor, regions: Tensor, points: Tensor) -> Tensor:
    """(B, `model.network.reader.EVIDENCE`).

    heads: (B, 3, S, S) in [0, 1]. regions: logits of REGIONS (B, 3, M, M). points: (B, 68, 2), as
    fractions of the side.
    """
    size = heads.shape[-1]
    sure = F.interpolate(regions.float().sigmoid(), size=size, mode="bilinear")
    lab = to_lab(heads.float()) / heads.new_tensor([LIGHT, CHROMA, CHROMA])[:, None, None]
    each = zip(lab, sure, points.float() * size, strict=True)
    return torch.stack([_of_one(*one) for one in each])


def _of_one(lab: Tensor, sure: Tensor, points: Tensor) -> Tensor:
    hair, skin, _ = sure
    of_hair, of_skin = _quantiles(lab, hair), _quantiles(lab, skin)
    middle, beside = of_hair[2], of_skin[2]
    numbers = [
        *(of_hair[:, 0], middle[1:], middle[1:].norm()[None]),
        *(of_skin[:, 0], beside[1:], beside[1:].norm()[None]),
        *(middle - beside, (of_hair[4, 0] - of_skin[4, 0])[None]),
        F.normalize(middle[1:], dim=0),
        of_hair[:, 1:].norm(dim=1).max()[None],
    ]
    brow = points[[*RIGHT_BROW, *LEFT_BROW], 1].mean()
    chin, (left, right) = points[CHIN, 1], points[list(JAW), 0].aminmax()
    rows = torch.arange(lab.shape[1], device=lab.device)[:, None]
    columns = torch.arange(lab.shape[2], device=lab.device)[None]
    rim = INSIDE * (right - left)
    within = (columns > left + rim) & (columns < right - rim)
    for low, high in BANDS:
        above = (rows < brow - low * (chin - brow)) & (rows > brow - high * (chin - brow))
        numbers.append(_of_band(lab, sure, above & within, middle, beside))
    at_the_sides = ((columns < left) | (columns > right)) & (rows > brow) & (rows < chin)
    below = (rows > chin).expand_as(hair)
    shares = [sure.mean((1, 2)), _mean(hair, at_the_sides), _mean(hair, below)]
    return torch.cat([*numbers, *shares, lab[0].median()[None]])


def _of_band(lab: Tensor, sure: Tensor, band: Tensor, hair: Tensor, skin: Tensor) -> Tensor:
    """Shares of REGIONS, the colour, and its distance from those of hair and skin; (8,)."""
    if band.sum() < SEEN:
        return lab.new_zeros(8)
    colour = lab[:, band].median(dim=1).values
    away = torch.stack([(colour - skin).norm(), (colour - hair).norm()])
    return torch.cat([sure[:, band].mean(1), colour, away])


def _quantiles(lab: Tensor, region: Tensor) -> Tensor:
    """Of the colours where a region is, (5, 3); where it is likeliest, if it is nowhere."""
    inside = region > min(SURE, float(region.flatten().topk(FEWEST).values[-1]) - 1e-6)
    return torch.quantile(lab[:, inside], lab.new_tensor(QUANTILES), dim=1)


def _mean(layer: Tensor, inside: Tensor) -> Tensor:
    """(1,), 0 where nothing is inside."""
    return (layer * inside).sum()[None] / inside.sum().clamp(min=1)
