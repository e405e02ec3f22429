"""Teaches the face finder on collages of portraits, at every size that a group photo has."""

import math
import random
from pathlib import Path
from typing import NamedTuple

import torch
import torch.nn.functional as F
from rich.progress import track
from safetensors.torch import save_file
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from model.drawing.faces import CELL, FaceFinder
from model.network.blocks import channels_last
from model.network.checkpoint import halves
from model.training.data.augmentation import low_resolution, photometric
from model.training.data.crops import squared
from model.training.data.portraits import Portraits

#: Side of a training picture, in pixels, and the heights of the faces in it.
SIDE = 256
FACES = (10.0, 170.0)
BATCH = 12
RATE = 1.5e-3


class Example(NamedTuple):
    """A collage (3, SIDE, SIDE) uint8, and its target maps (6, SIDE / CELL, SIDE / CELL).

    The maps: heat around each face's middle, log width, log height, offsets, 1 at the middles.
    """

    picture: Tensor
    maps: Tensor


class Collages(Dataset[Example]):
    """One portrait, or four, nine or sixteen side by side, each cut at a scale of its own."""

    def __init__(self, portraits: Portraits, length: int, seed: int) -> None:
        self.portraits = portraits
        self.length = length
        self.seed = seed
        self.usable = [i for i, id in enumerate(portraits.ids) if id in portraits.faces]

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> Example:
        rng = random.Random(f"{self.seed}/{index}")  # noqa: S311
        across = rng.choice((1, 1, 2, 2, 3, 4))
        cell = SIDE // across
        picture = torch.zeros(3, SIDE, SIDE, dtype=torch.uint8)
        maps = torch.zeros(6, SIDE // CELL, SIDE // CELL)
        low, high = math.log(FACES[0]), math.log(min(FACES[1], 1.4 * cell))
        for row in range(across):
            for column in range(across):
                height = math.exp(rng.uniform(low, high))
                tile, box = self._cut(rng, cell, height)
                top, left = row * cell, column * cell
                picture[:, top : top + cell, left : left + cell] = tile
                if box is not None:
                    mark(maps, (box[0] + left, box[1] + top, box[2], box[3]))
        return Example(picture, maps)

    def _cut(
        self, rng: random.Random, cell: int, height: float
    ) -> tuple[Tensor, tuple[float, float, float, float] | None]:
        """A square of one portrait in which its face would be `height` px high, and its box."""
        chosen = rng.choice(self.usable)
        planes = self.portraits.planes[chosen][:3]
        x, y, w, h = self.portraits.faces[self.portraits.ids[chosen]]
        side = min(cell * h / height, *planes.shape[1:])
        scale = cell / side
        # Mostly with the face in the picture; sometimes wherever, faces cut off and none at all.
        near = rng.random() < 0.85
        reach = max(0.0, side / 2 - 0.55 * h) if near else side
        centre = (x + w / 2 + rng.uniform(-reach, reach), y + h / 2 + rng.uniform(-reach, reach))
        left = int(min(max(centre[0] - side / 2, 0), planes.shape[2] - side))
        top = int(min(max(centre[1] - side / 2, 0), planes.shape[1] - side))
        tile = squared(planes[:, top : top + int(side), left : left + int(side)], cell)
        box = ((x - left) * scale, (y - top) * scale, w * scale, h * scale)
        if rng.random() < 0.5:
            tile, box = tile.flip(-1), (cell - box[0] - box[2], *box[1:])
        inside = 0 < box[0] + box[2] / 2 < cell and 0 < box[1] + box[3] / 2 < cell
        return tile, box if inside else None


def mark(maps: Tensor, box: tuple[float, float, float, float]) -> None:
    """Enter a face, x, y, width and height in pixels, into target maps."""
    width, height = box[2] / CELL, box[3] / CELL
    x, y = box[0] / CELL + width / 2, box[1] / CELL + height / 2
    column, row = min(int(x), maps.shape[2] - 1), min(int(y), maps.shape[1] - 1)
    rows = torch.arange(maps.shape[1])[:, None] - row
    columns = torch.arange(maps.shape[2])[None] - column
    spread = max(0.7, min(width, height) / 9)
    heat = torch.exp(-(rows**2 + columns**2) / (2 * spread**2))
    maps[0] = torch.maximum(maps[0], heat)
    values = (math.log(max(width, 0.1)), math.log(max(height, 0.1)), x - column, y - row, 1.0)
    maps[1:, row, column] = torch.tensor(values)


def finder_loss(found: Tensor, wanted: Tensor) -> Tensor:
    """CornerNet's focal loss (arXiv:1808.01244) on the heat, and L1 on sizes and offsets."""
    logits, heat, middles = found[:, 0], wanted[:, 0], wanted[:, 5]
    certainty = logits.sigmoid()
    hit = middles * (1 - certainty) ** 2 * F.logsigmoid(logits)
    miss = (1 - middles) * (1 - heat) ** 4 * certainty**2 * F.logsigmoid(-logits)
    faces = middles.sum().clamp(min=1)
    boxes = (middles[:, None] * (found[:, 1:] - wanted[:, 1:5]).abs()).sum()
    return (boxes - (hit + miss).sum()) / faces


def train_finder(portraits: Portraits, steps: int, out: Path, seed: int, device: str) -> FaceFinder:
    """Train from ImageNet's encoder, and write fp16 weights to `out`."""
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    finder = FaceFinder()
    finder.encoder.load_imagenet()
    finder = channels_last(finder.to(device)).train()
    optimizer = torch.optim.AdamW(finder.parameters(), lr=RATE, weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    collages = Collages(portraits, steps * BATCH, seed)
    generator = torch.Generator().manual_seed(seed)
    for example in track(DataLoader(collages, BATCH), "Training", steps):
        # ImageNet's statistics hold; those of a few collages would only add noise.
        finder.encoder.eval()
        picture = example.picture.to(device).float() / 255
        picture = photometric(low_resolution(picture, generator), generator)
        with torch.autocast(device, torch.bfloat16):
            maps = finder(picture.contiguous(memory_format=torch.channels_last))
        loss = finder_loss(maps.float(), example.maps.to(device))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(finder.parameters(), 5.0)
        optimizer.step()
        schedule.step()
    save_file(halves(finder), out)
    return finder.eval()
