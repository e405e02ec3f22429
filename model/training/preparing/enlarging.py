"""How small crops are enlarged."""

import numpy as np
import torch
from PIL import Image
from torch import Tensor


def enlarged(picture: Tensor, factor: float) -> Tensor:
    """uint8 (3, H, W) at `factor` times its size, by Lanczos."""
    image = Image.fromarray(np.ascontiguousarray(picture.permute(1, 2, 0).numpy()))
    size = (round(image.width * factor), round(image.height * factor))
    larger = np.array(image.resize(size, Image.Resampling.LANCZOS))
    return torch.from_numpy(larger).permute(2, 0, 1)
