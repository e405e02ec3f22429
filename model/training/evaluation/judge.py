"""All figures of the drawings of one photo: ours, and those that it learnt from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from model.drawing.resizing import at_most, resized
from model.training.evaluation.blacks import Blacks, grey_of
from model.training.evaluation.ink import Ink
from model.training.evaluation.likeness import Likeness, Seen
from model.training.evaluation.recognition import (
    IN_DRAWING,
    IN_PHOTO,
    Image,
    Recognised,
    Recogniser,
    compare,
)
from model.training.tasks.losses import Vgg16Features

#: Long side at which pictures are measured at most, in pixels.
MEASURED_SIDE = 768
#: Grey below which ink is black, where there is to be no grey.
PURE = 128


@dataclass(frozen=True)
class Figures:
    """What is known of one drawing; the samples are those of its `Seen`."""

    recognised: Recognised
    #: The same, once it is reduced to pure black and white.
    in_black: Recognised
    #: The same of the photo itself in grey: what the landmarker can find without colours.
    in_grey: Recognised
    blacks: Blacks
    ink: Ink
    likeness: Likeness
    samples: Tensor

    @property
    def badness(self) -> tuple[int, float, float]:
        """Sorts drawings: faces and landmarks missed, then landmarks astray, then strangeness."""
        errors = self.recognised.errors
        return self.recognised.missed, max(errors, default=0.0), self.likeness.feature


class Judge:
    """Measures drawings against their photo and their target."""

    def __init__(self, weights: Path, vgg: Vgg16Features) -> None:
        self._recogniser = Recogniser(weights)
        self._vgg = vgg

    def measure(
        self, photo: Tensor, drawings: Mapping[str, Tensor], target: str, face: float
    ) -> dict[str, Figures]:
        """Figures of each drawing (1, H, W) of a photo (3, H, W), uint8, at any sizes.

        target: which of the drawings the others are to be like. face: the largest face's height as
        a share of the photo's.
        """
        photo = at_most(photo, MEASURED_SIDE)
        size = photo.shape[1], photo.shape[2]
        person = self._recogniser.look(rgb(photo), IN_PHOTO)
        fitted = {name: resized(drawing, size) for name, drawing in drawings.items()}
        seen = {name: Seen.by(self._vgg, drawing) for name, drawing in fitted.items()}
        grey = grey_of(rgb(photo))
        without_colours = self._recogniser.look(rgb(torch.from_numpy(grey)[None]), IN_DRAWING)
        in_grey = compare(person, without_colours)
        return {
            name: Figures(
                compare(person, self._recogniser.look(rgb(drawing), IN_DRAWING)),
                compare(person, self._recogniser.look(rgb(pure(drawing)), IN_DRAWING)),
                in_grey,
                Blacks.of(grey, drawing[0].numpy(), person.landmarks),
                Ink.of(drawing[0].numpy(), face * size[0]),
                Likeness.of(seen[name], seen[target]),
                seen[name].samples(),
            )
            for name, drawing in fitted.items()
        }


def pure(drawing: Tensor) -> Tensor:
    """Black and white alone, uint8 (1, H, W)."""
    return (drawing >= PURE).to(torch.uint8) * 255


def rgb(picture: Tensor) -> Image:
    """uint8 (3, H, W) or (1, H, W) -> (H, W, 3), as a `Recogniser` looks at it."""
    return np.ascontiguousarray(picture.expand(3, -1, -1).permute(1, 2, 0).numpy())
