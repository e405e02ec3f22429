"""Photos and Looks in, drawings out: sizes, precision and batching around the network."""

import copy
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import torch
import torch.nn.functional as F
from torch import Tensor

from model import checkpoint, styles
from model.folding import fold_batch_norm
from model.look import Look
from model.unet import UNet, channels_last

#: Short side at which the network draws, in pixels: a portrait's face is then about as high as the
#: faces it learnt on. Strokes get broken and timid when it draws much larger, blunt when smaller.
WORKING_SIDE = 576
#: Long side of a drawing at most, in pixels.
LONGEST_SIDE = 2048
#: Tone curve over darkness: below PAPER it is white, INK would be black, and GAMMA lightens what is
#: between. It takes the haze off the paper and keeps eyes open: with a steep curve (0.06, 0.85, 1)
#: a fifth fewer faces have their landmarks found again.
PAPER, INK, GAMMA = 0.03, 1.15, 1.3


@dataclass(frozen=True)
class Sizes:
    """Height and width at which a photo is drawn, and of the drawing that is handed out."""

    working: tuple[int, int]
    output: tuple[int, int]

    @classmethod
    def of(cls, height: int, width: int) -> "Sizes":
        """Both keep the photo's aspect ratio; the drawing is at least as large as it was drawn."""
        short, long = sorted((height, width))
        working = min(WORKING_SIDE / short, LONGEST_SIDE / long)
        output = min(max(1.0, working), LONGEST_SIDE / long)
        return cls(_scaled(height, width, working), _scaled(height, width, output))


def _scaled(height: int, width: int, factor: float) -> tuple[int, int]:
    return max(1, round(height * factor)), max(1, round(width * factor))


class Artist:
    """Draws in one style. Not safe to call from several threads at once: `worker.studio` queues."""

    def __init__(self, net: UNet, device: str | None = None) -> None:
        self.device = torch.device(device or ("cuda" if torch.cuda.is_available() else "cpu"))
        net = fold_batch_norm(net.eval().requires_grad_(False))
        self.net = channels_last(net.to(self.device))
        self.dtype = torch.float32

    @classmethod
    def load(cls, style: str = "line", *, device: str | None = None) -> Self:
        """The artist for a style; OperatorError when its weights are missing or broken."""
        return cls(checkpoint.load(styles.find(style).weights), device)

    def warm_up(self) -> None:
        """Draw once, and choose bfloat16 where this machine is faster with it.

        On a CPU without bfloat16 instructions it is several times slower than float32.
        """
        half = copy.deepcopy(self.net).to(torch.bfloat16)
        if self._seconds(half, torch.bfloat16) < self._seconds(self.net, torch.float32):
            self.net, self.dtype = half, torch.bfloat16

    def _seconds(self, net: UNet, dtype: torch.dtype) -> float:
        """The faster of three passes over a small picture, after one to warm up."""
        photo = torch.zeros(1, 3, 256, 256, device=self.device, dtype=dtype)
        photo = photo.contiguous(memory_format=torch.channels_last)
        look = torch.zeros(1, len(Look().vector()), device=self.device, dtype=dtype)
        times = []
        with torch.inference_mode():
            for _ in range(4):
                start = time.perf_counter()
                net(photo, look).cpu()
                times.append(time.perf_counter() - start)
        return min(times[1:])

    def draw(self, photos: Sequence[Tensor], looks: Sequence[Look]) -> list[Tensor]:
        """Draw each photo by its Look; those of one working size go through in one batch.

        photos: uint8 (3, H, W), RGB, any sizes. Returns uint8 (1, H', W'), 255 paper, of the same
        aspect ratio: H' x W' is the photo's size, but at least the working size and at most 2048.
        """
        sizes = [Sizes.of(photo.shape[1], photo.shape[2]) for photo in photos]
        batches: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, size in enumerate(sizes):
            batches[size.working].append(index)
        drawings: dict[int, Tensor] = {}
        with torch.inference_mode():
            for working, members in batches.items():
                inputs = torch.cat([self._prepare(photos[index], working) for index in members])
                vectors = torch.tensor([looks[index].vector() for index in members])
                drawn = self._pass(inputs, vectors)
                for index, drawing in zip(members, drawn, strict=True):
                    drawings[index] = finish(drawing, sizes[index].output).cpu()
        return [drawings[index] for index in range(len(photos))]

    def _prepare(self, photo: Tensor, size: tuple[int, int]) -> Tensor:
        """uint8 (3, H, W) -> uint8 (1, 3, *size), on the device."""
        batch = photo.to(self.device)[None]
        if batch.shape[-2:] == size:
            return batch
        return F.interpolate(batch, size=size, mode="bilinear", antialias=True)

    def _pass(self, inputs: Tensor, looks: Tensor) -> Tensor:
        """uint8 (B, 3, H, W) -> float32 (B, 1, H, W) in [0, 1]."""
        photo = (inputs.to(self.dtype) / 255).contiguous(memory_format=torch.channels_last)
        logits = self.net.logits(photo, looks.to(self.device, self.dtype))
        return torch.sigmoid(logits.float())


def finish(drawing: Tensor, size: tuple[int, int]) -> Tensor:
    """Clean paper and dark lines at the size asked for: (1, H, W) in [0, 1] -> uint8 (1, *size).

    Enlarged lines get soft flanks, which a contrast curve that grows with the factor takes back.
    """
    factor = size[1] / drawing.shape[-1]
    if factor > 1:
        resized = F.interpolate(drawing[None], size=size, mode="bicubic")[0]
        drawing = 0.5 + (resized.clamp(0, 1) - 0.5) * factor**0.5
    darkness = ((1 - drawing - PAPER) / (INK - PAPER)).clamp(0, 1) ** GAMMA
    return ((1 - darkness) * 255).round().to(torch.uint8)
