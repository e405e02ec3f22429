"""A network and a line artist whose work is known, for tests of what colours sketches."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from PIL import Image, ImageDraw
from torch import Tensor, nn

from model.contract.look import Look
from model.drawing.composition import Drawing
from model.drawing.faces import Face
from model.drawing.hints import PAINTED
from model.drawing.people import People
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
class Liner:
    """Draws everybody as an oval, and finds the face that it is told to."""

    scale: float = 1.0
    face: Face | None = None
    drawn: list[Tensor] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)

    @property
    def reader(self) -> "Liner":
        return self

    def people(self, photo: Tensor) -> People:
        return People() if self.face is None else People(unread=(self.face,))

    def draw(self, photos: Sequence[Tensor], looks: Sequence[Look]) -> list[Drawing]:
        self.drawn += photos
        self.looks += looks
        sizes = [[round(self.scale * side) for side in photo.shape[1:]] for photo in photos]
        faces = tuple(face.scaled(self.scale) for face in self.people(photos[0]).faces)
        return [Drawing(oval(*size)[0], torch.full(size, 255), faces) for size in sizes]


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
