"""A network and a painter whose work is known, for tests of what colours sketches."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from PIL import Image, ImageDraw
from torch import Tensor, nn

from model.contract.colours import Colours
from model.contract.look import Look
from model.drawing.composition import Drawing
from model.drawing.faces import Face
from model.drawing.hints import PAINTED, Hints
from model.drawing.palette import palette
from model.network.unet import COLOUR_LAYERS, UNetConfig
from tests import paper

#: Where the stand-in sees somebody, in shares of the sides: left, top, right, bottom.
PARTS = {"hair": (0.2, 0, 0.8, 0.3), "skin": (0.2, 0.3, 0.8, 0.6), "clothes": (0.2, 0.6, 0.8, 1)}
PERSON = (0.2, 0, 0.8, 1)
BACKGROUND = (0, 0, 0.2, 1)


class Obedient(nn.Module):
    """Sees PARTS in everything; puts hinted colours where the hints are, and grey elsewhere."""

    config = UNetConfig(inputs=PAINTED, layers=COLOUR_LAYERS)

    def __init__(self) -> None:
        super().__init__()
        self.inputs: list[Tensor] = []

    def logits(self, inputs: Tensor, looks: Tensor) -> Tensor:
        self.inputs.append(inputs)
        colours = torch.lerp(torch.full_like(inputs[:, :3], 0.7), inputs[:, :3], inputs[:, 3:])
        masks = [box_mask(box, inputs.shape[-2:]) for box in (*PARTS.values(), PERSON)]
        layers = torch.cat([colours, torch.stack(masks)[None]], dim=1)
        return torch.logit(layers, 1e-4)


class Dull(Obedient):
    """Makes everything the same grey, whatever it is hinted at."""

    def logits(self, inputs: Tensor, looks: Tensor) -> Tensor:
        layers = super().logits(inputs, looks)
        layers[:, :3] = 0.2
        return layers


@dataclass
class Painter:
    """Paints all photos grey, reads examples, and finds the face that it is told to."""

    face: Face | None = None
    asked: list[tuple[Look, Hints]] = field(default_factory=list)
    drawn: list[Drawing] = field(default_factory=list)

    def colours_of(self, hints: Hints) -> Colours:
        if hints.example is None:
            return hints.colours
        return hints.colours.over(palette(hints.example, [self.face] if self.face else []))

    def draw(
        self, photos: Sequence[Tensor], looks: Sequence[Look], hints: Sequence[Hints]
    ) -> list[Drawing]:
        self.asked += zip(looks, hints, strict=True)
        grey = [torch.full(photo.shape[1:], 128, dtype=torch.uint8) for photo in photos]
        made = [Drawing(one, torch.full_like(one, 255)) for one in grey]
        self.drawn += made
        return made


def oval(height: int, width: int) -> Tensor:
    image = Image.new("RGB", (width, height), "white")
    box = (0.3 * width, 0.2 * height, 0.7 * width, 0.7 * height)
    ImageDraw.Draw(image).ellipse(box, outline="black", width=3)
    return paper.tensor_of(image)


def box_mask(box: tuple[float, ...], size: Sequence[int]) -> Tensor:
    height, width = size
    mask = torch.zeros(height, width)
    top, bottom = round(box[1] * height), round(box[3] * height)
    mask[top:bottom, round(box[0] * width) : round(box[2] * width)] = 1
    return mask
