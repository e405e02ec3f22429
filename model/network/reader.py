"""The face reader's network: what one head shows, from a small square picture of it."""

from typing import Literal, NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from model.network.encoders import EfficientNetLite0

#: Side of the pictures that it reads, and of its maps, in pixels.
SIDE, MAP = 112, 28
LANDMARKS = 68
#: In the order of the region maps; the rest is background.
REGIONS: tuple[Literal["hair", "skin", "clothes"], ...] = ("hair", "skin", "clothes")
#: What a person wears or not, in the order of the logits.
WORN = ("glasses", "beard", "hat")
#: What hair looks like, in the order of the logits.
HAIR = ("black", "brown", "fair", "red", "grey", "white", "bald", "hidden", "other")
#: Yaw, pitch and roll.
ANGLES = 3


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
    #: (B, 3): yaw, pitch and roll in radians.
    pose: Tensor
    #: (B, 3): logits of WORN.
    worn: Tensor
    #: (B, 9): logits of HAIR.
    hair: Tensor


class ReaderNet(nn.Module):
    """The face finder's encoder, a path back to stride 4, and two heads.

    Landmarks are the means of heat maps (Sun et al. 2018, arXiv:1711.08229), which is finer than
    their cells.
    """

    WIDTH = 48
    HIDDEN = 128

    def __init__(self) -> None:
        super().__init__()
        self.encoder = EfficientNetLite0()
        # Stride 32 would be four cells for a whole head.
        self.encoder.stages = self.encoder.stages[:4]
        widths = self.encoder.channels[1:4]
        self.bring = nn.ModuleList(nn.Conv2d(width, self.WIDTH, 1) for width in widths)
        self.blend = nn.ModuleList(_conv(self.WIDTH) for _ in widths[1:])
        self.maps = nn.Sequential(
            _conv(self.WIDTH), nn.Conv2d(self.WIDTH, LANDMARKS + len(REGIONS), 1)
        )
        outputs = 1 + ANGLES + len(WORN) + len(HAIR)
        self.whole = nn.Sequential(
            nn.Linear(2 * (widths[1] + widths[2]), self.HIDDEN),
            nn.ReLU(),
            nn.Dropout(0.2),
            nn.Linear(self.HIDDEN, outputs),
        )

    def forward(self, heads: Tensor) -> Reading:
        """(B, 3, SIDE, SIDE) in [0, 1]."""
        _, *maps = self.encoder(heads)
        seen = torch.cat([pool(m) for pool in (_mean, _most) for m in maps[1:]], 1)
        brought = [layer(map_) for layer, map_ in zip(self.bring, maps, strict=True)]
        x = brought.pop()
        for blend in self.blend:
            x = blend(brought.pop() + F.interpolate(x, scale_factor=2.0, mode="nearest"))
        heat, regions = self.maps(x).split((LANDMARKS, len(REGIONS)), 1)
        face, pose, worn, hair = self.whole(seen).split((1, ANGLES, len(WORN), len(HAIR)), 1)
        return Reading(middles(heat), heat, regions, face[:, 0], pose, worn, hair)


def middles(heat: Tensor) -> Tensor:
    """Logits (B, N, H, W) -> means of their softmax, (B, N, 2) as fractions of the sides."""
    share = heat.float().flatten(2).softmax(-1).view(heat.shape)
    across = (torch.arange(heat.shape[-1], device=heat.device) + 0.5) / heat.shape[-1]
    down = (torch.arange(heat.shape[-2], device=heat.device) + 0.5) / heat.shape[-2]
    x, y = (share.sum(-2) * across).sum(-1), (share.sum(-1) * down).sum(-1)
    return torch.stack([x, y], -1)


def _mean(maps: Tensor) -> Tensor:
    return maps.mean((2, 3))


def _most(maps: Tensor) -> Tensor:
    return maps.amax((2, 3))


def _conv(width: int) -> nn.Sequential:
    conv = nn.Conv2d(width, width, 3, padding=1, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(width), nn.ReLU())
