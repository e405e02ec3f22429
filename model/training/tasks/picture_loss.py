"""What a good coloured picture is, to the optimiser: its colours, how they look, and its masks."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from model.training.tasks.losses import Vgg16Features, gram_matrix, windowed_maps

#: Side of the squares over which colours are compared on top of the pixels.
COLOUR_CELL = 16


@dataclass(frozen=True)
class PictureWeights:
    """How much each term counts; feature terms are relative to the wanted maps."""

    #: L1 on the colours.
    fill: float = 2.0
    #: L1 on colours averaged over COLOUR_CELL: hue is not to drift.
    colour: float = 2.0
    feature: float = 0.35
    gram: float = 0.1
    #: Cross-entropy of masks: with L1, what is rare or doubtful (hair, clothes) becomes nothing.
    masks: float = 0.5
    #: How much more a pixel counts on brows, eyes, nose or mouth.
    facial: float = 2.0
    #: Total variation of the colours (Auto-Painter, arXiv:1705.01908, has 1e-3 on 512 px sums).
    variation: float = 0.1


class PictureLoss:
    """Sum of the terms; each is also returned by name, for the log.

    The feature terms look at a random window of `window` times the side, as `DrawingLoss` does.
    """

    def __init__(self, vgg: Vgg16Features, weights: PictureWeights, window: float) -> None:
        self.vgg = vgg
        self.weights = weights
        self.window = window

    def __call__(
        self,
        got: "PictureLayers",
        wanted: "PictureLayers",
        features: Tensor,
        generator: torch.Generator,
    ) -> tuple[Tensor, dict[str, float]]:
        """features (B, 1, S, S): where brows, eyes, nose and mouth are."""
        w = self.weights
        fill = _weighted(got.fill - wanted.fill, 1 + w.facial * features)
        cells = [F.avg_pool2d(picture.fill, COLOUR_CELL) for picture in (got, wanted)]
        colour = (cells[0] - cells[1]).abs().mean()
        feature, gram = self._perceived(got.fill, wanted.fill, generator)
        masks = _cross_entropy(got.masks, wanted.masks)
        variation = _variation(got.fill)
        total = w.fill * fill + w.colour * colour + w.feature * feature + w.gram * gram
        total = total + w.masks * masks + w.variation * variation
        terms = {"fill": fill, "colour": colour, "feature": feature, "gram": gram}
        terms |= {"masks": masks, "variation": variation, "loss": total}
        return total, {name: float(value.detach()) for name, value in terms.items()}

    def _perceived(
        self, seen: Tensor, model: Tensor, generator: torch.Generator
    ) -> tuple[Tensor, Tensor]:
        feature = gram = seen.new_zeros(())
        for a, b in windowed_maps(self.vgg, seen, model, self.window, generator):
            feature = feature + (a - b).abs().mean() / b.abs().mean()
            grams = gram_matrix(a), gram_matrix(b)
            gram = gram + (grams[0] - grams[1]).abs().mean() / grams[1].abs().mean()
        return feature, gram


@dataclass(frozen=True)
class PictureLayers:
    """A batch of coloured pictures by their layers, in [0, 1]."""

    #: (B, 3, S, S)
    fill: Tensor
    #: (B, M, S, S)
    masks: Tensor


def _weighted(difference: Tensor, importance: Tensor) -> Tensor:
    weight = importance.expand_as(difference)
    return (weight * difference.abs()).sum() / weight.sum().clamp(min=1)


def _cross_entropy(got: Tensor, wanted: Tensor) -> Tensor:
    """Of masks (B, M, S, S), summed over them; written out, since autocast forbids torch's own."""
    got = got.clamp(1e-4, 1 - 1e-4)
    entropy = -(wanted * got.log() + (1 - wanted) * (1 - got).log())
    return entropy.mean(dim=(0, 2, 3)).sum()


def _variation(fill: Tensor) -> Tensor:
    across = (fill[..., :, 1:] - fill[..., :, :-1]).abs().mean()
    return across + (fill[..., 1:, :] - fill[..., :-1, :]).abs().mean()
