"""Scratches and dust of old prints: on the photo alone, so that the network learns to pass over."""

import torch
import torch.nn.functional as F
from PIL import Image, ImageDraw
from torch import Tensor

from model.training.data.augmentation import from_grey

#: Share of photos that are scratched, and how many scratches and grains they have at most.
SHARE, SCRATCHES, GRAINS = 0.08, 7, 40


def scratched(photos: Tensor, generator: torch.Generator) -> Tensor:
    """(B, 3, S, S) in [0, 1], some of them worn."""
    chosen = torch.rand(len(photos), generator=generator) < SHARE
    for index in chosen.nonzero().flatten().tolist():
        marks = _marks(photos.shape[-1], generator).to(photos.device)
        light = float(torch.rand(1, generator=generator) < 0.7)
        photos[index] = torch.lerp(photos[index], torch.full_like(photos[index], light), marks)
    return photos


def _marks(size: int, generator: torch.Generator) -> Tensor:
    """(1, size, size) in [0, 1]: thin lines from edge to edge, and grains."""

    def at(count: int) -> list[float]:
        return (torch.rand(count, generator=generator) * size).tolist()

    canvas = Image.new("L", (size, size))
    pen = ImageDraw.Draw(canvas)
    for _ in range(1 + int(torch.randint(SCRATCHES, (1,), generator=generator))):
        x, y, u, v = at(4)
        strength = 90 + int(torch.randint(130, (1,), generator=generator))
        pen.line([(x, y), ((x + u) / 2, (y + v) / 2 + 4), (u, v)], fill=strength, width=1)
    for _ in range(int(torch.randint(GRAINS, (1,), generator=generator))):
        x, y = at(2)
        pen.ellipse([x - 0.8, y - 0.8, x + 0.8, y + 0.8], fill=170)
    marks = from_grey(canvas)
    soft: Tensor = F.avg_pool2d(marks[None], 3, 1, 1)[0]
    return torch.maximum(0.8 * marks, soft)
