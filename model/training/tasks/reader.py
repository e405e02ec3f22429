"""Teaches the face reader on heads that are turned, shifted, mirrored and badly lit on the fly."""

import math
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from model.drawing.heads import REACH
from model.drawing.landmarks import LEFT_EYE, MIRRORED, RIGHT_EYE
from model.network.reader import MAP, SIDE, Reading
from model.training.data.augmentation import low_resolution, photometric
from model.training.data.head_store import UNKNOWN, WIDE, Heads

#: Deviation of the angle by which a head is turned, in degrees, and how much larger or smaller and
#: how far off the middle it comes, in shares of the square's side.
TURN, SCALES, SHIFT = 14.0, (0.8, 1.3), 0.07
#: How often the heads are shown of which something is tagged, and on which something is worn;
#: drawings; squares without a face; and heads of `styles/`, which are much alike.
TAGGED, WORN_TAGGED, DRAWN, FACELESS, STYLED = 1.5, 2.5, 0.8, 0.6, 0.8
#: How many are disturbed in light and colour.
WORSE = 0.5
#: Wing loss (Feng et al. 2018, arXiv:1711.06753): where it turns from logarithm to line, and how
#: steep it is at nothing, in hundredths of the square's side.
WING, STEEP = 5.0, 0.5
#: Deviation of the blot that heat maps are to be, in cells.
BLOT = 0.9
HAIR_TAG = 3


class HeadLesson(NamedTuple):
    """Heads (B, 3, SIDE, SIDE) in [0, 1], and what is to be said of each."""

    heads: Tensor
    points: Tensor
    regions: Tensor
    mapped: Tensor
    face: Tensor
    tags: Tensor


def shares(heads: Heads) -> Tensor:
    """How often each head is shown, relative to a photo of which nothing is tagged."""
    often = torch.ones(len(heads))
    often[(heads.tags != UNKNOWN).any(1)] = TAGGED
    often[(heads.tags[:, :HAIR_TAG] == 1).any(1)] = WORN_TAGGED
    often[heads.coloured == 0] *= DRAWN
    often[heads.face == 0] = FACELESS
    often[(heads.mapped == 0) & (heads.face == 1)] = STYLED
    return often


def lesson(
    heads: Heads,
    chosen: Tensor,
    generator: torch.Generator,
    worse: float = WORSE,
    moved: float = 1.0,
) -> HeadLesson:
    """The chosen ones (B,), disturbed.

    worse: the share of those in bad light. moved: how far they are turned, shifted and made larger
    or smaller, as a share of what is usual.
    """
    count = len(chosen)
    indices = chosen.numpy()
    pictures = torch.from_numpy(np.stack([heads.pictures[i] for i in indices])).float() / 255
    maps = torch.from_numpy(np.stack([heads.regions[i] for i in indices])).float() / 255
    turn, middle, mirrored = _disturbance(count, generator, moved)
    theta = torch.cat([turn, middle[..., None]], 2)
    grid = F.affine_grid(theta, [count, 3, SIDE, SIDE], align_corners=False)
    seen = F.grid_sample(pictures, grid, align_corners=False)
    coarse = F.affine_grid(theta, [count, 3, MAP, MAP], align_corners=False)
    points = 2 * heads.points[chosen] - 1 - middle[:, None]
    points = (points @ torch.linalg.inv(turn).mT + 1) / 2
    points[mirrored] = points[mirrored][:, list(MIRRORED)]
    tags = heads.tags[chosen].clone()
    # Nobody can tell what colour hair has in black and white.
    tags[heads.coloured[chosen] == 0, HAIR_TAG] = UNKNOWN
    bad = torch.rand(count, generator=generator) < worse
    seen = seen.clamp(0, 1)
    seen[bad] = photometric(low_resolution(seen[bad], generator), generator)
    regions = F.grid_sample(maps, coarse, align_corners=False)
    return HeadLesson(seen, points, regions, heads.mapped[chosen], heads.face[chosen], tags)


def _disturbance(
    count: int, generator: torch.Generator, moved: float
) -> tuple[Tensor, Tensor, Tensor]:
    """Matrices (B, 2, 2) and middles (B, 2) of what is seen, and which are mirrored (B,)."""
    angle = (torch.randn(count, generator=generator) * math.radians(moved * TURN)).clamp(-0.9, 0.9)
    low, high = (moved * math.log(scale) for scale in SCALES)
    scale = torch.exp(torch.rand(count, generator=generator) * (high - low) + low) * REACH / WIDE
    mirrored = torch.rand(count, generator=generator) < 0.5
    sine, cosine = angle.sin() * scale, angle.cos() * scale
    turn = torch.stack([torch.stack([cosine, -sine], 1), torch.stack([sine, cosine], 1)], 1)
    turn[mirrored, :, 0] *= -1
    middle = torch.randn(count, 2, generator=generator).clamp(-2, 2) * moved * SHIFT
    return turn, middle, mirrored


def reader_loss(said: Reading, wanted: HeadLesson) -> tuple[Tensor, dict[str, float]]:
    """The sum of what each part of a reading is off by, and each part."""
    shown = wanted.face[:, None] * ((wanted.points > 0) & (wanted.points < 1)).all(-1)
    terms = {
        "points": _mean(wing(100 * (said.points - wanted.points)).sum(-1), shown),
        "heat": _mean(_heat_loss(said.heat, wanted.points), shown),
        "regions": 2 * _regions_loss(said.regions, wanted),
        "face": F.binary_cross_entropy_with_logits(said.face, wanted.face),
    }
    loss = torch.stack(list(terms.values())).sum()
    right, left = (wanted.points[:, list(eye)].mean(1) for eye in (RIGHT_EYE, LEFT_EYE))
    eyes = (right - left).norm(dim=-1, keepdim=True).clamp(min=0.02)
    off = (said.points.detach() - wanted.points).norm(dim=-1) / eyes
    numbers = {name: float(term.detach()) for name, term in terms.items()}
    return loss, {"loss": float(loss.detach()), "off": float(_mean(off, shown)), **numbers}


def wing(off: Tensor) -> Tensor:
    """Logarithmic near nothing, so that what is nearly right is made right."""
    away = off.abs()
    rest = WING - WING * math.log(1 + WING / STEEP)
    return torch.where(away < WING, WING * torch.log1p(away / STEEP), away - rest) / 10


def _heat_loss(heat: Tensor, points: Tensor) -> Tensor:
    """Cross entropy between maps (B, N, H, W) and blots around the points, (B, N)."""
    cells = torch.arange(MAP) + 0.5
    x, y = points[..., 0, None] * MAP - cells, points[..., 1, None] * MAP - cells
    across, down = (torch.softmax(-(d**2) / (2 * BLOT**2), -1) for d in (x, y))
    blot = down[..., :, None] * across[..., None, :]
    return -(blot.flatten(2) * heat.float().flatten(2).log_softmax(-1)).sum(-1) / 2


def _regions_loss(said: Tensor, wanted: HeadLesson) -> Tensor:
    each = F.binary_cross_entropy_with_logits(said.float(), wanted.regions, reduction="none")
    return _mean(each.mean((1, 2, 3)), wanted.face * wanted.mapped)


def worn_loss(said: Tensor, tags: Tensor) -> Tensor:
    """Of logits (B, 3) of what is worn beside tags (B, 3), where they are known."""
    wanted = tags.clamp(min=0).float()
    each = F.binary_cross_entropy_with_logits(said, wanted, reduction="none")
    return _mean(each, tags != UNKNOWN)


def hair_loss(said: Tensor, tags: Tensor, shares: Tensor) -> Tensor:
    """Of logits (B, 7) of what hair is called beside tags (B,), where they are known.

    shares (7,): how much each name counts.
    """
    each = F.cross_entropy(said, tags.clamp(min=0), shares, reduction="none", label_smoothing=0.05)
    return _mean(each, tags != UNKNOWN)


def _mean(values: Tensor, weights: Tensor) -> Tensor:
    return (values * weights).sum() / weights.sum().clamp(min=1.0)
