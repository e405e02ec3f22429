"""Photo -> line art: ink, an artist's hand, tone and masks, for a Look."""

from pathlib import Path

import torch
from torch import Tensor

from model.network.unet import UNet
from model.training.data.augmentation import photometric
from model.training.data.backdrops import on_backdrops
from model.training.data.crops import Sample
from model.training.data.lettering import lettered
from model.training.data.portraits import ON_FACE, Portraits
from model.training.data.targets import blended_target, sample_looks
from model.training.data.wear import scratched
from model.training.recipes import Recipe
from model.training.tasks.inking import ink_of
from model.training.tasks.lesson import Graded, Lesson, move, worn
from model.training.tasks.losses import DrawingLoss, Vgg16Features
from model.training.tasks.perceptual import PerceptualTask
from model.training.tasks.sheet import save_sheet


class LineTask(PerceptualTask[DrawingLoss]):
    """ArtLine's recipe: no critic, and its blended targets if the recipe asks for them."""

    def __init__(self, recipe: Recipe, portraits: Portraits, vgg: Vgg16Features) -> None:
        super().__init__(portraits, DrawingLoss(vgg, recipe.loss, recipe.feature_window))

    def lesson(self, batch: list[Sample], blend: float, generator: torch.Generator) -> Lesson:
        """Photos, disturbed, and their layers for random Looks."""
        photo = worn(batch, self.device, generator)
        looks = sample_looks(len(batch), generator).to(self.device)
        important = move([sample.important for sample in batch], self.device)
        tone, person, hair, hand = (
            move([getattr(sample, name) for sample in batch], self.device)
            for name in ("tone", "person", "hair", "hand")
        )
        known = known_of(batch).to(self.device)
        artist = known[:, :1]
        ink = ink_of(batch, looks, important)
        photo = on_backdrops(photo, person, artist, generator)
        tone = torch.lerp(torch.ones_like(tone), tone, torch.maximum(person, 1 - artist))
        photo, ink, hand, tone, letters = lettered(photo, ink, hand, tone, generator)
        photo = scratched(photometric(photo, generator), generator)
        photo = blended_target(photo, ink, blend) if blend else photo
        face = (important / ON_FACE).clamp(max=1)
        wanted = torch.cat([ink, hand, tone, person, hair, face, letters], dim=1)
        return Lesson(photo, looks, wanted.clamp(max=1), important, known)

    def grade(self, layers: Tensor, lesson: Lesson, generator: torch.Generator) -> Graded:
        """`DrawingLoss`, of what is known."""
        result: Graded = self._loss(layers, lesson.wanted, lesson.features, lesson.known, generator)
        return result

    def save_sheet(self, net: UNet, path: Path) -> None:
        """Some portraits with several Looks."""
        save_sheet(net, self.portraits, path)


def known_of(batch: list[Sample]) -> Tensor:
    """What is known of each, (B, 4, 1, 1), 1 where it is: `Known`."""
    return torch.stack([sample.known for sample in batch])[:, :, None, None]
