"""Sample sheets: photo, target, drawings by Look, shade and person; looked at while training."""

from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from model.look import Look
from model.training.data import Portraits, resize
from model.unet import UNet

LOOKS = (
    Look(),
    Look(line_weight=0.0),
    Look(line_weight=1.0),
    Look(detail=0.0),
    Look(detail=1.0),
)
ROWS = 6
SIDE = 384


@torch.inference_mode()
def save_sheet(net: UNet, portraits: Portraits, path: Path) -> None:
    """Draw some portraits (their upper square) with every Look, and write one PNG."""
    net.eval()
    device = next(net.parameters()).device
    step = max(1, len(portraits.ids) // ROWS)
    rows = []
    for planes in portraits.planes[::step][:ROWS]:
        side = min(planes.shape[1:])
        square = resize(planes[:, :side, :side], SIDE)
        photo = square[None, :3].to(device).float() / 255
        looks = torch.tensor([look.controls() for look in LOOKS], device=device)
        layers = net(photo.expand(len(looks), -1, -1, -1), looks).float()
        drawings, (shade, person) = layers[:, :1], layers[0, 1:, None]
        cells = [photo[0], square[4:5].float() / 255, *drawings, 1 - shade, 1 - person]
        rows.append(torch.cat([cell.cpu().expand(3, -1, -1) for cell in cells], dim=-1))
    to_image(torch.cat(rows, dim=-2)).save(path)


def to_image(picture: Tensor) -> Image.Image:
    """(3, H, W) in [0, 1] -> RGB."""
    array = (picture * 255).round().clamp(0, 255).to(torch.uint8).permute(1, 2, 0).numpy()
    return Image.fromarray(np.ascontiguousarray(array))
