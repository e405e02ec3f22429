"""What all styles with colours are taught with: coloured portraits, and a loss for pictures."""

from model.training.coloured import FlatPortraits
from model.training.losses import Vgg16Features
from model.training.perceptual import PerceptualTask
from model.training.picture_loss import PictureLoss
from model.training.recipes import Recipe


class PaintingTask(PerceptualTask[PictureLoss]):
    """The part of a `PictureTask` that is the same for cartoons and coloured sketches."""

    def __init__(self, recipe: Recipe, portraits: FlatPortraits, vgg: Vgg16Features) -> None:
        super().__init__(portraits, PictureLoss(vgg, recipe.picture, recipe.feature_window))
