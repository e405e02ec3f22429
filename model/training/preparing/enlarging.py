"""How small crops are enlarged."""

import torch
import torch.nn.functional as F
from torch import Tensor

from model.drawing.enlarging import MOST, enlarged_art


def enlarged(picture: Tensor, factor: float) -> Tensor:
    """uint8 (3, H, W) at `factor` times its size: by our network, beyond MOST by resampling."""
    larger = enlarged_art(picture, min(factor, MOST))
    if factor <= MOST:
        return larger
    size = [round(factor * side) for side in picture.shape[-2:]]
    resampled = F.interpolate(larger[None].float(), size, mode="bicubic", antialias=True)[0]
    return resampled.round().clamp(0, 255).to(torch.uint8)
