"""The part that all tasks share: portraits to learn from, and a loss that looks with VGG16."""

from typing import Generic, Self, TypeVar

import torch

from model.network.blocks import channels_last
from model.training.data.portraits import Portraits
from model.training.tasks.losses import DrawingLoss
from model.training.tasks.picture_loss import PictureLoss

Loss = TypeVar("Loss", DrawingLoss, PictureLoss)


class PerceptualTask(Generic[Loss]):
    """Where a task's portraits and its loss are kept."""

    def __init__(self, portraits: Portraits, loss: Loss) -> None:
        self.portraits = portraits
        self.device = torch.device("cpu")
        self._loss: Loss = loss

    def to(self, device: torch.device) -> Self:
        """VGG16 works in bfloat16."""
        self.device = device
        self._loss.vgg = channels_last(self._loss.vgg.to(device, torch.bfloat16))
        return self
