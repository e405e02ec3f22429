"""What a good coloured picture is, to the optimiser: its layers, and how it looks put together."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from model.drawing.composition import inked
from model.training.data.portraits import ON_FACE
from model.training.tasks.losses import Vgg16Features, gram_matrix, windowed_maps

#: Side of the squares over which colours are compared on top of the pixels.
COLOUR_CELL = 16


@dataclass(frozen=True)
class PictureWeights:
    """How much each term counts; feature terms are relative to the wanted maps."""

    #: L1 on the lines, and on the colours under them.
    lines: float = 1.0
    fill: float = 2.0
    #: L1 on colours averaged over COLOUR_CELL: hue is not to drift where strokes differ.
    colour: float = 2.0
    feature: float = 0.35
    gram: float = 0.1
    #: Cross-entropy of masks: with L1, what is rare or doubtful (hair, clothes) becomes nothing.
    masks: float = 0.5
    #: How much more a pixel counts on brows, eyes, nose or mouth.
    facial: float = 2.0
    #: Share of the feature terms that pictures without a model keep.
    unshown: float = 0.35
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
        shown: Tensor,
        generator: torch.Generator,
    ) -> tuple[Tensor, dict[str, float]]:
        """shown (B, 1, 1, 1): 0 for pictures of which only colours and structure are to be kept."""
        w = self.weights
        importance = 1 + w.facial * wanted.features
        pixel = importance * shown
        # Contours are learnt from every picture, but what a face looks like from models alone.
        outside = 1 - (wanted.features / ON_FACE).clamp(max=1)
        lines = _weighted(got.drawing - wanted.drawing, torch.maximum(pixel, outside))
        fill = _weighted(got.fill - wanted.fill, pixel)
        seen, model = got.composed(), wanted.composed()
        cells = [F.avg_pool2d(picture, COLOUR_CELL) for picture in (seen, model)]
        colour = (cells[0] - cells[1]).abs().mean()
        feature, gram = self._perceived(seen, model, shown, generator)
        masks = _cross_entropy(got.masks, wanted.masks)
        variation = _variation(got.fill)
        total = w.lines * lines + w.fill * fill + w.colour * colour + w.feature * feature
        total = total + w.gram * gram + w.masks * masks + w.variation * variation
        terms = {"lines": lines, "fill": fill, "colour": colour, "feature": feature, "gram": gram}
        terms |= {"masks": masks, "variation": variation, "loss": total}
        return total, {name: float(value.detach()) for name, value in terms.items()}

    def _perceived(
        self, seen: Tensor, model: Tensor, shown: Tensor, generator: torch.Generator
    ) -> tuple[Tensor, Tensor]:
        share = shown + self.weights.unshown * (1 - shown)
        feature = gram = seen.new_zeros(())
        for a, b in windowed_maps(self.vgg, seen, model, self.window, generator):
            feature = feature + (share * (a - b).abs()).mean() / b.abs().mean()
            grams = gram_matrix(a), gram_matrix(b)
            difference = (grams[0] - grams[1]).abs()
            gram = gram + (shown[..., 0] * difference).mean() / grams[1].abs().mean()
        return feature, gram


@dataclass(frozen=True)
class PictureLayers:
    """A batch of coloured pictures by their layers, in [0, 1]."""

    #: (B, 1, S, S): 1 paper.
    drawing: Tensor
    #: (B, 3, S, S)
    fill: Tensor
    #: (B, M, S, S)
    masks: Tensor
    #: (B, 1, S, S): where brows, eyes, nose and mouth are.
    features: Tensor

    def composed(self) -> Tensor:
        """(B, 3, S, S): lines over colours."""
        return inked(self.fill, 1 - self.drawing)


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
