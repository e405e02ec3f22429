"""The enlarger's network: pictures of lines and flat colours at twice their size, and sharp."""

import torch.nn.functional as F
from torch import Tensor, nn

from model.network.blocks import Upsample

#: Channels at the picture's own size and at twice that, where each costs four times as much; and
#: how many residual blocks there are.
WIDTH, LAST, BLOCKS = 32, 16, 5


class Block(nn.Module):
    """Two convolutions that add to what they see; without batch norm (EDSR, arXiv:1707.02921)."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Conv2d(WIDTH, WIDTH, 3, padding=1)
        self.second = nn.Conv2d(WIDTH, WIDTH, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        added: Tensor = self.second(F.relu(self.first(x)))
        return x + added


class Enlarger(nn.Module):
    """(B, 3, H, W) in [0, 1] -> (B, 3, 2H, 2W), which may overshoot by a little.

    It learns what bicubic enlargement lacks: untrained it is just that. Its last maps are at twice
    the size by pixel shuffle.
    """

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Conv2d(3, WIDTH, 3, padding=1)
        self.blocks = nn.Sequential(*(Block() for _ in range(BLOCKS)))
        self.upsample = Upsample(WIDTH, LAST)
        self.last = nn.Conv2d(LAST, 3, 3, padding=1)
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(self.last.bias)  # type: ignore[arg-type]

    def forward(self, picture: Tensor) -> Tensor:
        seen = self.first(2 * picture - 1)
        seen = seen + self.blocks(seen)
        missing: Tensor = self.last(F.relu(self.upsample(seen)))
        return doubled(picture) + missing


def doubled(picture: Tensor) -> Tensor:
    """(B, 3, H, W) at twice the size, bicubic as Pillow has it (antialias: Keys' cubic, -0.5)."""
    height, width = picture.shape[-2:]
    return F.interpolate(picture, (2 * height, 2 * width), mode="bicubic", antialias=True)
