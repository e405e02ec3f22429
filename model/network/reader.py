"""The face reader's network: what one head shows, from a small square picture of it."""

from typing import Literal, NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from model.network.pyramid import WIDTH, FeaturePyramid, convolution

#: Side of the pictures that it reads, and of its maps, in pixels.
SIDE, MAP = 112, 28
#: How many there are, in the order of `model/drawing/landmarks.py`.
LANDMARKS = 68
#: In the order of the region maps; the rest is background.
REGIONS: tuple[Literal["hair", "skin", "clothes"], ...] = ("hair", "skin", "clothes")
#: What a person wears or not, in the order of the logits.
WORN = ("glasses", "beard", "hat")
#: What hair looks like, in the order of the logits: dark is black or brown, which nobody can tell
#: apart in the shade; grey may be white; other is dyed; hidden is under a hat or out of sight.
HAIR = ("dark", "fair", "red", "grey", "bald", "hidden", "other")

#: Where it shows what is worn, as landmarks: eyes, between them, upper lip, chin, jaw, brows.
PLACES = (
    tuple(range(36, 42)),
    tuple(range(42, 48)),
    (27, 28, 39, 42),
    (33, 49, 50, 51, 52, 53),
    (57, 6, 7, 8, 9, 10),
    (2, 3, 4, 5, 11, 12, 13, 14),
    tuple(range(17, 27)),
)
#: Numbers about hair (`model.drawing.hair_evidence`), and to how many the features at PLACES are
#: reduced for it.
EVIDENCE, COMPONENTS = 53, 32


class Reading(NamedTuple):
    """What the network says of (B, 3, SIDE, SIDE)."""

    #: (B, 68, 2): x and y as fractions of the picture's side.
    points: Tensor
    #: (B, 68, MAP, MAP): logits of where each landmark is.
    heat: Tensor
    #: (B, 3, MAP, MAP): logits of REGIONS.
    regions: Tensor
    #: (B,): logit of there being a face at all.
    face: Tensor
    #: (B, N): features at PLACES, from which follows what is worn.
    places: Tensor


class ReaderNet(FeaturePyramid):
    """The face finder's encoder, a path back to stride 4, and two heads.

    Landmarks are the means of heat maps (Sun et al. 2018, arXiv:1711.08229), which is finer than
    their cells.
    """

    HIDDEN = 128

    def __init__(self) -> None:
        super().__init__()
        _, middle, coarse = self.widths
        self.maps = nn.Sequential(convolution(WIDTH), nn.Conv2d(WIDTH, LANDMARKS + len(REGIONS), 1))
        self.whole = nn.Sequential(
            nn.Linear(2 * (middle + coarse), self.HIDDEN),
            nn.ReLU(),
            nn.Dropout(0.2),
            nn.Linear(self.HIDDEN, 1),
        )
        self.worn = _head(len(PLACES) * (WIDTH + middle) + 2 * coarse, len(WORN))
        self.components = nn.Linear(self.worn[0].num_features, COMPONENTS)  # type: ignore[arg-type]
        self.hair = _head(EVIDENCE + len(WORN) + COMPONENTS, len(HAIR))

    def forward(self, heads: Tensor) -> Reading:
        """(B, 3, SIDE, SIDE) in [0, 1]."""
        x, maps = self.pyramid(heads)
        seen = torch.cat([pool(m) for pool in (_mean, _most) for m in maps[1:]], 1)
        heat, regions = self.maps(x).split((LANDMARKS, len(REGIONS)), 1)
        face = self.whole(seen)[:, 0]
        points = middles(heat)
        overall = torch.cat([_mean(maps[2]), _most(maps[2])], 1)
        places = torch.cat([at_places(x, points), at_places(maps[1], points), overall], 1)
        return Reading(points, heat, regions, face, places)

    def told(self, places: Tensor, evidence: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of WORN (B, 3), by what is seen at the landmarks, and of HAIR (B, 7).

        evidence: (B, EVIDENCE). What is worn counts for the hair too: hats hide it.
        """
        worn: Tensor = self.worn(places)
        seen = [evidence, worn.detach(), self.components(places)]
        return worn, self.hair(torch.cat(seen, 1))


def middles(heat: Tensor) -> Tensor:
    """Logits (B, N, H, W) -> means of their softmax, (B, N, 2) as fractions of the sides."""
    share = heat.float().flatten(2).softmax(-1).view(heat.shape)
    across = (torch.arange(heat.shape[-1], device=heat.device) + 0.5) / heat.shape[-1]
    down = (torch.arange(heat.shape[-2], device=heat.device) + 0.5) / heat.shape[-2]
    x, y = (share.sum(-2) * across).sum(-1), (share.sum(-1) * down).sum(-1)
    return torch.stack([x, y], -1)


def at_places(maps: Tensor, points: Tensor) -> Tensor:
    """Maps (B, C, H, W) at the mean of each of PLACES, (B, len(PLACES) * C)."""
    seen = F.grid_sample(maps, 2 * points[:, :, None].to(maps.dtype) - 1, align_corners=False)[
        ..., 0
    ]
    return torch.cat([seen[:, :, list(place)].mean(2) for place in PLACES], 1)


def _head(inputs: int, outputs: int, hidden: int = 64) -> nn.Sequential:
    return nn.Sequential(
        nn.BatchNorm1d(inputs),
        nn.Dropout(0.3),
        nn.Linear(inputs, hidden),
        nn.ReLU(),
        nn.Dropout(0.3),
        nn.Linear(hidden, outputs),
    )


def _mean(maps: Tensor) -> Tensor:
    return maps.mean((2, 3))


def _most(maps: Tensor) -> Tensor:
    return maps.amax((2, 3))
