"""Enlarges pictures of lines and flat colours, such as small heads of a comic, by our network."""

from functools import cache
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor

from model.contract import styles
from model.network.blocks import channels_last
from model.network.checkpoint import explained
from model.network.enlarger import Enlarger

#: By how much a picture is enlarged at most: twice by two. Beyond that the network only guesses.
MOST = 4.0
#: Pixels that are repeated around a picture: its rim then looks like what the network knows.
RIM = 8


def load_enlarger(path: Path | None = None) -> Enlarger:
    """With the weights that ship, or others; OperatorError when they cannot be read."""
    net = Enlarger()
    path = path or styles.ENLARGER
    with explained(path, "train it with `artline train enlarger`"):
        net.load_state_dict(load_file(path))
    return channels_last(net.eval().requires_grad_(False))


def enlarged_art(picture: Tensor, factor: float, net: Enlarger | None = None) -> Tensor:
    """uint8 (3, H, W) -> uint8 (3, round(factor H), round(factor W)); factor: from 1 to MOST.

    The network doubles it once or twice, and what is beyond the factor is resampled; where it is 1,
    the picture itself. net: another than the shipped one. Raises ValueError for other factors.
    """
    if not 1 <= factor <= MOST:
        raise ValueError(f"pictures are enlarged by 1 to {MOST:g}, not by {factor:g}")
    if factor == 1:
        return picture
    height, width = picture.shape[-2:]
    net = net or _shipped()
    larger = twice(net, picture[None].float() / 255)
    if factor > 2:
        larger = twice(net, larger)
    size = (max(1, round(factor * height)), max(1, round(factor * width)))
    if size != tuple(larger.shape[-2:]):
        larger = F.interpolate(larger, size, mode="bicubic", antialias=True)
    return (larger[0] * 255).round().clamp(0, 255).to(torch.uint8)


@torch.inference_mode()
def twice(net: Enlarger, pictures: Tensor) -> Tensor:
    """(B, 3, H, W) in [0, 1] -> (B, 3, 2H, 2W) in [0, 1]."""
    around = F.pad(pictures, (RIM, RIM, RIM, RIM), mode="replicate")
    larger: Tensor = net(around.contiguous(memory_format=torch.channels_last))
    return larger[..., 2 * RIM : -2 * RIM, 2 * RIM : -2 * RIM].clamp(0, 1)


@cache
def _shipped() -> Enlarger:
    return load_enlarger()
