"""What a style teaches: what goes in and what should come out, and how wrong that is.

The training loop (`model/training/train.py`) knows nothing of styles; each is a `Task`.
"""

from pathlib import Path
from typing import NamedTuple, Protocol

import torch
from torch import Tensor

from model.network.unet import UNet
from model.training.data.augmentation import jpeg, low_resolution
from model.training.data.crops import Sample
from model.training.data.portraits import Portraits

#: Share of photos that have been through JPEG, and its qualities.
COMPRESSED, QUALITIES = 0.25, (30, 90)


class Lesson(NamedTuple):
    """One batch, on the device, in [0, 1]."""

    #: (B, I, S, S): what the network sees.
    inputs: Tensor
    #: (B, CONTROLS)
    looks: Tensor
    #: (B, O, S, S): its layers as they should be.
    wanted: Tensor
    #: (B, 1, S, S): where brows, eyes, nose and mouth are.
    features: Tensor
    #: (B, K, 1, 1): 1 for what there is something to be learnt from (`Known`).
    known: Tensor


Graded = tuple[Tensor, dict[str, float]]


class Task(Protocol):
    """A style, to the training loop."""

    @property
    def portraits(self) -> Portraits:
        """What crops are cut from."""
        ...

    def to(self, device: torch.device) -> "Task":
        """Move what the losses need, for good."""
        ...

    def lesson(self, batch: list[Sample], blend: float, generator: torch.Generator) -> Lesson:
        """Make a batch of crops ready; blend: opacity of ArtLine's blended targets, if any."""
        ...

    def grade(self, layers: Tensor, lesson: Lesson, generator: torch.Generator) -> Graded:
        """The loss of what the network made, (B, O, S, S) in [0, 1], and its terms for the log."""
        ...

    def save_sheet(self, net: UNet, path: Path) -> None:
        """A picture to look at."""
        ...


class PictureTask(Task, Protocol):
    """A style whose layers make a coloured picture, which a critic can look at."""

    def picture(self, layers: Tensor, lesson: Lesson) -> Tensor:
        """(B, 3, S, S) in [0, 1]."""
        ...


def move(tensors: list[Tensor], device: torch.device) -> Tensor:
    """uint8 (C, S, S) each -> (B, C, S, S) in [0, 1] on the device."""
    stacked = torch.stack(tensors).to(device, non_blocking=True).float() / 255
    return stacked.contiguous(memory_format=torch.channels_last)


def worn(batch: list[Sample], device: torch.device, generator: torch.Generator) -> Tensor:
    """The photos (B, 3, S, S), some compressed and enlarged, in their own light and colours."""
    chances = torch.rand(len(batch), generator=generator)
    qualities = torch.randint(*QUALITIES, (len(batch),), generator=generator)
    shots = [
        jpeg(sample.photo, int(quality)) if chance < COMPRESSED else sample.photo
        for sample, chance, quality in zip(batch, chances, qualities, strict=True)
    ]
    return low_resolution(move(shots, device), generator)
