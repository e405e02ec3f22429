"""Sample sheets, looked at while training: photo, target, what the network makes of it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from model.contract.look import Look
from model.network.unet import UNet
from model.training.data.crops import squared
from model.training.data.portraits import Portraits
from model.training.tasks.inking import usual_ink

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
    device = next(net.eval().parameters()).device
    rows = []
    for square in squares(portraits):
        photo = square[None, :3].to(device)
        looks = torch.tensor([look.controls() for look in LOOKS], device=device)
        layers = net(photo.expand(len(looks), -1, -1, -1), looks).float()
        wanted = 1 - usual_ink(square[None])[0]
        inks, hand = 1 - layers[:, :1], 1 - layers[0, 1:2]
        tone, person, hair, *_ = layers[0, 2:, None]
        rows.append([photo[0], wanted, *inks, hand, tone, person, hair])
    save_rows(rows, path)


def squares(portraits: Portraits) -> list[Tensor]:
    """The upper squares of some portraits, all planes (P, SIDE, SIDE), in [0, 1]."""
    step = max(1, len(portraits.ids) // ROWS)
    sides = ((planes, min(planes.shape[1:])) for planes in portraits.planes[::step][:ROWS])
    return [squared(planes[:, :side, :side], SIDE).float() / 255 for planes, side in sides]


def save_rows(rows: Sequence[Sequence[Tensor]], path: Path) -> None:
    """Cells (1 or 3, SIDE, SIDE) in [0, 1], side by side, as one PNG."""
    wide = [torch.cat([cell.cpu().expand(3, -1, -1) for cell in row], dim=-1) for row in rows]
    to_image(torch.cat(wide, dim=-2)).save(path)


def to_image(picture: Tensor) -> Image.Image:
    """(3, H, W) in [0, 1] -> RGB."""
    array = (picture * 255).round().clamp(0, 255).to(torch.uint8).permute(1, 2, 0).numpy()
    return Image.fromarray(np.ascontiguousarray(array))
