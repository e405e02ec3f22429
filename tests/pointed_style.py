"""A style that draws from points: a narrow network that nobody has taught, and a face to draw.

It draws the plain portrait that it is given.
"""

from functools import cache
from pathlib import Path

import torch

from model.drawing.face_painter import LAYERS
from model.drawing.face_plans import INPUTS
from model.drawing.poses import mean_face
from model.network import checkpoint
from model.network.unet import UNet, UNetConfig

SIDE = 64
USUAL = {"hair": "#54382a", "skin": "#e3bfa8", "clothes": "#4a7bbf", "eyes": "#6b8bab"}
USUAL |= {"lips": "#b83340", "mouth": "#5a3a36", "behind": "#cccccc"}


def make(folder: Path) -> Path:
    """Weights in the folder of a style."""
    path = folder / "points.safetensors"
    checkpoint.save(_network(), path, None, side=SIDE, **USUAL)
    return path


@cache
def _network() -> UNet:
    net = UNet(UNetConfig(widths=(16, 16, 16, 16, 16), inputs=INPUTS, layers=LAYERS))
    net = net.fold_spectral_norm().eval()
    torch.nn.init.zeros_(net.decoder.head.weight)
    torch.nn.init.zeros_(net.decoder.head.bias)
    return net


def points() -> list[tuple[float, float]]:
    """Of a mean face, in centimetres, y down."""
    return [(x, -y) for x, y, _ in mean_face().tolist()]
