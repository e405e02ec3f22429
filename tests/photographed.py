"""Pictures of `tests/photos` and `tests/heads`, and the landmarks of two photos by MediaPipe."""

from pathlib import Path

import numpy as np
import torch
from PIL import Image

HERE = Path(__file__).parent
LANDMARKS_FILE = HERE / "data" / "landmarks.npz"


def photo_path(id: str) -> Path:
    return HERE / "photos" / f"{id}.webp"


def pixels(path: Path) -> torch.Tensor:
    """uint8 (3, H, W), on white where it is transparent."""
    with Image.open(path) as file:
        picture = file.convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    return torch.from_numpy(np.array(white.convert("RGB"))).permute(2, 0, 1)
