"""What all styles with colours need to be taught: coloured portraits, and a loss for pictures."""

from typing import Self

import torch

from model.training.coloured import FlatPortraits
from model.training.losses import Vgg16Features
from model.training.picture_loss import PictureLoss
from model.training.recipes import Recipe
from model.unet import channels_last


class PaintingTask:
    """The part of a `PictureTask` that is the same for cartoons and coloured sketches."""

    def __init__(self, recipe: Recipe, portraits: FlatPortraits, vgg: Vgg16Features) -> None:
        self.portraits = portraits
        self.device = torch.device("cpu")
        self._loss = PictureLoss(vgg, recipe.picture, recipe.feature_window)

    def to(self, device: torch.device) -> Self:
        """VGG16 works in bfloat16."""
        self.device = device
        self._loss.vgg = channels_last(self._loss.vgg.to(device, torch.bfloat16))
        return self
