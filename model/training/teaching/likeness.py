"""What must stay: where eyes, nose and mouth are, how parts go together, whose colours they are."""

import torch
import torch.nn.functional as F
from torch import Tensor

from model.drawing.head_squares import middles
from model.drawing.lab import to_lab
from model.network.reader import SIDE as READ
from model.network.reader import ReaderNet
from model.training.teaching.models import RED, Traits, tones

#: Places that are compared with all others in a head.
QUERIES = 96
#: How much landmarks count beside those of the jaw, which a style may round.
JAW, FEATURES = 0.3, 1.0
#: By how much neighbours differ, of 1, where a picture is smooth.
SMOOTH = 0.012
#: How much light counts beside hue, cell by cell.
LIGHT = 0.2


def landmarks_off(reader: ReaderNet, drawn: Tensor, points: Tensor) -> tuple[Tensor, Tensor]:
    """How far the reader finds landmarks in drawn heads from where they are to be.

    drawn: (B, 3, S, S) in [0, 1]; points: (B, 68, 2) as fractions of it. Returns the mean distance
    over that between the eyes, and how unsure it is that there is a face.
    """
    read = reader(F.interpolate(drawn, size=(READ, READ), mode="bilinear", antialias=True))
    right, left, _ = middles(points)
    between = (right - left).norm(dim=1)
    # Of heads in profile the eyes are near to each other.
    scale = between.clamp(min=0.1)[:, None]
    weights = points.new_full((points.shape[1],), FEATURES)
    weights[:17] = JAW
    away = (read.points - points).norm(dim=2) / scale
    return (away * weights).mean() / weights.mean(), F.softplus(-read.face.float()).mean()


def structure_off(maps: Tensor, known: Tensor, generator: torch.Generator) -> Tensor:
    """How differently places are like one another in two heads (B, C, H, W) of one person.

    Spatially-correlative loss (Zheng et al. 2021, arXiv:2104.00854): two places that look alike in
    the photo are to look alike in the drawing, whatever they look like there.
    """
    height, width = maps.shape[-2:]
    chosen = torch.randperm(height * width, generator=generator)[:QUERIES].to(maps.device)
    likes = []
    for one in (maps, known):
        flat = F.normalize(one.float().flatten(2), dim=1)
        likes.append(torch.einsum("bcq,bcn->bqn", flat[:, :, chosen], flat))
    return 1 - F.cosine_similarity(likes[0], likes[1], dim=2).mean()


def restless(drawn: Tensor, known: Tensor) -> Tensor:
    """How much goes on in pictures (B, 3, H, W) where others are smooth: no line begins there.

    A critic that likes strokes gets cracks in every bare wall.
    """
    total = drawn.new_zeros(())
    for axis in (2, 3):
        own, there = (one.diff(dim=axis).abs().mean(1) for one in (drawn, known))
        total = total + (own * torch.exp(-there / SMOOTH)).mean()
    return total


def colours_off(
    drawn: Tensor, known: Tensor, wanted: Traits, points: Tensor, cells: int = 16
) -> Tensor:
    """How far colours of heads (B, 3, S, S) are from those that are known, in layers (B, C, S, S).

    wanted: what skin and hair are there; points: landmarks (B, 68, 2), as fractions of the side. In
    large cells, by hue and hardly by light, which is the photo's; and of skin and hair each as a
    whole.
    """
    # In the precision in which what is wanted was measured: half of it is off by more than people.
    with torch.autocast(drawn.device.type, enabled=False):
        lab, calm = (
            to_lab(F.adaptive_avg_pool2d(one, cells)) for one in (drawn, known[:, RED : RED + 3])
        )
        found = zip(tones(to_lab(drawn), known, points), (wanted.skin, wanted.hair), strict=True)
    away = (lab - calm).abs() / 100
    whole = [(one - other).abs().mean() / 100 for one, other in found]
    return away[:, 1:].mean() + LIGHT * away[:, :1].mean() + torch.stack(whole).sum()
