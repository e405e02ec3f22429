"""Photo -> cartoon: lines, the colours under them and the person, for a Look."""

from pathlib import Path

import torch
from torch import Tensor

from model.network.unet import UNet
from model.training.data.crops import Sample
from model.training.data.targets import line_weight, sample_looks
from model.training.tasks.inking import ink_of
from model.training.tasks.lesson import Graded, Lesson, move, worn
from model.training.tasks.painting import PaintingTask
from model.training.tasks.picture_loss import PictureLayers
from model.training.tasks.sheet import save_picture_sheet


class CartoonTask(PaintingTask):
    """Flat cartoons and comics alike: what is to be learnt stands in the portraits."""

    def lesson(self, batch: list[Sample], blend: float, generator: torch.Generator) -> Lesson:
        """Worn photos and their cartoons for random Looks. There are no blended targets.

        The light stays: a network that takes a colour cast back cannot leave skin as it is.
        """
        photo = worn(batch, self.device, generator)
        looks = sample_looks(len(batch), generator).to(self.device)
        features = move([sample.important for sample in batch], self.device)
        lines = self._lines(batch, looks, features)
        fill = move([sample.fill for sample in batch], self.device)
        person = move([sample.person for sample in batch], self.device)
        wanted = torch.cat([1 - lines, fill, person], dim=1)
        shown = move([sample.shown for sample in batch], self.device)[:, :, :1, :1].round()
        return Lesson(photo, looks, wanted, features, shown)

    def grade(self, layers: Tensor, lesson: Lesson, generator: torch.Generator) -> Graded:
        """`PictureLoss`."""
        got, wanted = (cartoon(x, lesson.features) for x in (layers, lesson.wanted))
        return self._loss(got, wanted, lesson.shown, generator)

    def picture(self, layers: Tensor, lesson: Lesson) -> Tensor:
        """Lines over colours."""
        return cartoon(layers, lesson.features).composed()

    def save_sheet(self, net: UNet, path: Path) -> None:
        """Some portraits, as they should be and as they are."""
        save_picture_sheet(net, self.portraits, path)

    def _lines(self, batch: list[Sample], looks: Tensor, features: Tensor) -> Tensor:
        """Darkness (B, 1, S, S) over the colours."""
        return ink_of(batch, looks, features)


class ComicTask(CartoonTask):
    """Comics have their own strokes over ours, which all pictures have.

    Comics are few and do not quite lie on their photos: a network that learns from their strokes
    alone draws next to none on faces.
    """

    def _lines(self, batch: list[Sample], looks: Tensor, features: Tensor) -> Tensor:
        drawn = move([sample.hand for sample in batch], self.device)
        comic = line_weight(drawn, looks[:, 0, None, None, None])
        shown = move([sample.shown for sample in batch], self.device)
        own = super()._lines(batch, looks, features)
        return torch.where(shown > 0.5, torch.maximum(comic, own), own)


def cartoon(layers: Tensor, features: Tensor) -> PictureLayers:
    """Layers (B, 5, S, S) as a picture."""
    return PictureLayers(layers[:, :1], layers[:, 1:4], layers[:, 4:], features)
