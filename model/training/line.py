"""Photo -> line art: the drawing, shade and person, for a Look."""

from pathlib import Path

import torch
from torch import Tensor

from model.training.crops import Sample
from model.training.data import ON_FACE, Portraits
from model.training.lesson import Graded, Lesson, disturbed, move
from model.training.losses import DrawingLoss, Vgg16Features
from model.training.perceptual import PerceptualTask
from model.training.recipes import Recipe
from model.training.sheet import save_sheet
from model.training.targets import blended_hint, mix, sample_looks
from model.unet import UNet


class LineTask(PerceptualTask[DrawingLoss]):
    """ArtLine's recipe: no critic, and its blended hints if the recipe asks for them."""

    def __init__(self, recipe: Recipe, portraits: Portraits, vgg: Vgg16Features) -> None:
        super().__init__(portraits, DrawingLoss(vgg, recipe.loss, recipe.feature_window))

    def lesson(self, batch: list[Sample], hints: float, generator: torch.Generator) -> Lesson:
        """Photos, disturbed, and the lines, shade and person for random Looks."""
        photo = disturbed(batch, self.device, generator)
        looks = sample_looks(len(batch), generator).to(self.device)
        features = move([sample.features for sample in batch], self.device)
        darkness = darkness_of(batch, looks, features)
        photo = blended_hint(photo, darkness, hints) if hints else photo
        shade = move([sample.shade for sample in batch], self.device)
        person = move([sample.person for sample in batch], self.device)
        wanted = torch.cat([1 - darkness, shade, person], dim=1)
        return Lesson(photo, looks, wanted, features, torch.ones_like(wanted[:, :1, :1, :1]))

    def grade(self, layers: Tensor, lesson: Lesson, generator: torch.Generator) -> Graded:
        """`DrawingLoss`."""
        result: Graded = self._loss(layers, lesson.wanted, lesson.features, generator)
        return result

    def save_sheet(self, net: UNet, path: Path) -> None:
        """Some portraits with several Looks."""
        save_sheet(net, self.portraits, path)


def darkness_of(batch: list[Sample], looks: Tensor, features: Tensor) -> Tensor:
    """The lines (B, 1, S, S) of each sample for its Look; features as in the lesson."""
    drawings = 1 - move([sample.drawings for sample in batch], features.device)
    return mix(drawings, looks, (features / ON_FACE).clamp(max=1))
