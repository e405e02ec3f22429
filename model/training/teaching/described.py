"""Heads in a style, and what is known of each: pairs of a description and a picture."""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from model.drawing.face_painter import colours_of
from model.drawing.face_plans import FacePlans
from model.drawing.head_squares import squares, within
from model.drawing.landmarks import MIRRORED
from model.drawing.places import fractions, sampled
from model.network.reader import WORN
from model.training.data.style_set import StyleSet
from model.training.teaching.heads import heads_of

#: Cells of the field that warps heads, along a side.
CELLS = 5
#: How far heads are warped at most, over their side; moved; larger, wider or turned, as a share.
WARPED, MOVED, SCALED, TURNED = 0.02, 0.04, 0.08, 0.08
#: Steps in which it is found where a point goes; each is three times nearer.
TO_FIND = 6


class Shown(NamedTuple):
    """A batch: what a network is given, and pictures (B, 3, S, S) in [0, 1] that it should draw."""

    plans: FacePlans
    pictures: Tensor


class DescribedHeads:
    """Heads (N, 3, S, S) uint8 on a device, and their plans."""

    def __init__(self, heads: Tensor, plans: FacePlans) -> None:
        self.heads, self.plans = heads, plans

    @classmethod
    def of(
        cls, heads: StyleSet, chosen: Tensor, side: int, usual: dict[str, str], device: torch.device
    ) -> "DescribedHeads":
        """Those of a set of which `chosen`, (N,) bool, is true."""
        pictures, points = heads.pictures[chosen], heads.points[chosen]
        around = squares(points)
        found = heads_of(pictures, around, side)
        records = [heads.records[index] for index in chosen.nonzero()[:, 0].tolist()]
        colours = [colours_of(one.colours, usual) for one in records]
        worn = [[one.worn.get(name, 0.0) for name in WORN] for one in records]
        plans = FacePlans(within(points, around), torch.tensor(colours), torch.tensor(worn))
        return cls(found.to(device), plans.to(device))

    def __len__(self) -> int:
        return len(self.heads)

    def batch(self, count: int, generator: torch.Generator) -> Shown:
        """Some by chance, mirrored and warped; generator: on the CPU."""
        chosen = torch.randint(len(self), (count,), generator=generator).to(self.heads.device)
        points, colours, worn = (part[chosen] for part in self.plans)
        pictures = self.heads[chosen].float() / 255
        mirrored = (torch.rand(count, generator=generator) < 0.5).to(points.device)[:, None, None]
        flipped = points[:, list(MIRRORED)] * points.new_tensor([-1, 1]) + points.new_tensor([1, 0])
        points = torch.where(mirrored, flipped, points)
        pictures = torch.where(mirrored[..., None], pictures.flip(-1), pictures)
        field = shifts(count, generator).to(points.device)
        return Shown(FacePlans(moved(points, field), colours, worn), warped(pictures, field))


def shifts(count: int, generator: torch.Generator) -> Tensor:
    """Smooth and small, from where each place comes, less itself, over the side: (B, 2, C, C)."""

    def random(*shape: int) -> Tensor:
        return 2 * torch.rand(count, *shape, generator=generator) - 1

    stretched = SCALED * (random(2) + random(1)).diag_embed()
    turned = TURNED * random(1, 1) * torch.tensor([[0.0, -1.0], [1.0, 0.0]])
    cells = torch.linspace(-0.5, 0.5, CELLS)
    places = torch.stack(torch.meshgrid(cells, cells, indexing="xy"))
    linear = torch.einsum("bij,jhw->bihw", stretched + turned, places)
    return linear + MOVED * random(2, 1, 1) + WARPED * random(2, CELLS, CELLS)


def warped(pictures: Tensor, field: Tensor) -> Tensor:
    """Pictures (B, C, S, S), of which each place shows what was where `field` says."""
    side = pictures.shape[-1]
    middles = fractions(pictures, side)
    shift = _at(field, middles.movedim(1, -1).expand(len(field), -1, -1, -1))
    return sampled(pictures, (middles + shift) * side - 0.5)


def moved(points: Tensor, field: Tensor) -> Tensor:
    """Where points (B, N, 2), fractions of the side, are in warped pictures."""
    found = points
    for _ in range(TO_FIND):
        found = points - _at(field, found[:, None])[:, :, 0].transpose(1, 2)
    return found


def _at(field: Tensor, places: Tensor) -> Tensor:
    """The field at places (B, H, W, 2) in [0, 1], (B, 2, H, W)."""
    return F.grid_sample(field, 2 * places - 1, padding_mode="border", align_corners=True)
