"""What networks are built of: attention, conditioning, enlargement, a step of a decoder."""

from typing import TypeVar

import torch
import torch.nn.functional as F
from torch import Tensor, nn

Module = TypeVar("Module", bound=nn.Module)


def channels_last(module: Module) -> Module:
    """The module with its weights in the memory format in which convolutions are fastest."""
    module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return module


class SelfAttention(nn.Module):
    """SAGAN's layer (arXiv:1805.08318) with pooled keys and values.

    Query, key and value share one head size: the usual C/8, C/8, C misses the fast kernel of
    `scaled_dot_product_attention`. That kernel and the 2x2 pooling keep memory linear in the
    number of pixels. `gamma` starts at 0, so the layer starts as the identity.
    """

    HEAD = 64

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.query = nn.Conv2d(channels, self.HEAD, 1, bias=False)
        self.key = nn.Conv2d(channels, self.HEAD, 1, bias=False)
        self.value = nn.Conv2d(channels, self.HEAD, 1, bias=False)
        self.out = nn.Conv2d(self.HEAD, channels, 1, bias=False)
        self.gamma = nn.Parameter(torch.zeros(1))

    def forward(self, x: Tensor) -> Tensor:
        batch, _, height, width = x.shape
        pooled = F.max_pool2d(x, 2, ceil_mode=True)
        query, key, value = (
            layer(map_).flatten(2).transpose(1, 2).unsqueeze(1)  # (B, 1, positions, HEAD)
            for layer, map_ in ((self.query, x), (self.key, pooled), (self.value, pooled))
        )
        seen = F.scaled_dot_product_attention(query, key, value)
        seen = seen.squeeze(1).transpose(1, 2).reshape(batch, self.HEAD, height, width)
        attended: Tensor = self.out(seen)
        return x + self.gamma * attended


class FiLM(nn.Module):
    """Feature-wise scale and shift from the Look (arXiv:1709.07871); starts as the identity."""

    def __init__(self, condition: int, channels: int) -> None:
        super().__init__()
        self.affine = nn.Linear(condition, 2 * channels)
        nn.init.zeros_(self.affine.weight)
        nn.init.zeros_(self.affine.bias)

    def forward(self, x: Tensor, condition: Tensor) -> Tensor:
        affine: Tensor = self.affine(condition)[:, :, None, None]
        scale, shift = affine.chunk(2, dim=1)
        return x * (1 + scale) + shift


class Upsample(nn.Module):
    """Twice the size by pixel shuffle (arXiv:1609.05158), initialised against checkerboards.

    ICNR (arXiv:1707.02937): the four sub-pixels start with equal weights, so that the layer starts
    as nearest-neighbour resizing.
    """

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, 4 * outputs, 1)
        seed = torch.empty(outputs, inputs, 1, 1)
        nn.init.kaiming_normal_(seed)
        with torch.no_grad():
            self.conv.weight.copy_(seed.repeat_interleave(4, dim=0))
            nn.init.zeros_(self.conv.bias)  # type: ignore[arg-type]

    def forward(self, x: Tensor) -> Tensor:
        return F.pixel_shuffle(self.conv(x), 2)


class DecoderBlock(nn.Module):
    """Upsample, join the skip, and two convolutions, the second one residual."""

    def __init__(self, inputs: int, skip: int, outputs: int, condition: int) -> None:
        super().__init__()
        self.upsample = Upsample(inputs, outputs)
        self.skip_norm = nn.BatchNorm2d(skip)
        self.join = nn.Conv2d(outputs + skip, outputs, 3, padding=1, bias=False)
        self.join_norm = nn.BatchNorm2d(outputs)
        self.film = FiLM(condition, outputs)
        self.refine = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        self.refine_norm = nn.BatchNorm2d(outputs)

    def forward(self, x: Tensor, skip: Tensor, condition: Tensor) -> Tensor:
        x = torch.cat([self.upsample(x), self.skip_norm(skip)], dim=1)
        x = self.film(self.join_norm(self.join(F.relu(x))), condition)
        x = F.relu(x)
        return F.relu(x + self.refine_norm(self.refine(x)))
