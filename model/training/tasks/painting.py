"""What all styles with colours are taught with: coloured portraits, and a loss for pictures."""

from model.training.data.coloured import FlatPortraits
from model.training.recipes import Recipe
from model.training.tasks.losses import Vgg16Features
from model.training.tasks.perceptual import PerceptualTask
from model.training.tasks.picture_loss import PictureLoss


class PaintingTask(PerceptualTask[PictureLoss]):
    """The part of a `PictureTask` that is the same for cartoons and coloured sketches."""

    def __init__(self, recipe: Recipe, portraits: FlatPortraits, vgg: Vgg16Features) -> None:
        super().__init__(portraits, PictureLoss(vgg, recipe.picture, recipe.feature_window))
