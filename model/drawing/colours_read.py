"""The colours of somebody's hair, skin, eyes and clothes, where a reading says that they are."""

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor

from model.drawing import colour_names
from model.drawing.colour_names import nearest
from model.drawing.lab import colour_of, to_lab
from model.drawing.landmarks import LEFT_EYE, RIGHT_EYE
from model.network.reader import REGIONS

Part = Literal["hair", "skin", "clothes", "eyes"]
NAMES = {
    "hair": colour_names.HAIR,
    "skin": colour_names.SKIN,
    "clothes": colour_names.CLOTHES,
    "eyes": colour_names.EYES,
}
#: How sure a pixel must be of a part, and how many such pixels make a colour.
SURE, ENOUGH = 0.6, 40
#: An iris has this share of its eye's width for its radius; eyes that are narrower than so many
#: pixels have no colour.
IRIS, NARROW = 0.17, 14.0


@dataclass(frozen=True, slots=True)
class Colour:
    """What a colour is called, and `#rrggbb`."""

    name: str
    value: str


def colours_in(
    head: Tensor, regions: Tensor, picture: Tensor, points: Tensor
) -> dict[Part, Colour]:
    """What has a colour of its own, and which.

    head: uint8 (3, S, S). regions: (3, S, S) in [0, 1], in the order of REGIONS. points: landmarks
    (68, 2) in pixels of the picture, uint8 (3, H, W), for the eyes, which need all its pixels.
    """
    found: dict[Part, Colour] = {}
    for name, region in zip(REGIONS, regions, strict=True):
        pixels = head[:, region > SURE]
        if pixels.shape[1] >= ENOUGH:
            found[name] = _middle(pixels, name)
    iris = torch.cat([_iris(picture, points[list(eye)]) for eye in (RIGHT_EYE, LEFT_EYE)], 1)
    if iris.shape[1]:
        found["eyes"] = _middle(iris, "eyes")
    return found


def _middle(pixels: Tensor, part: Part) -> Colour:
    """The median of (3, N) in Lab."""
    lab = to_lab(pixels[..., None].float() / 255)[..., 0]
    value = colour_of(lab.median(dim=1).values)
    return Colour(nearest(value, NAMES[part]), value)


def _iris(picture: Tensor, eye: Tensor) -> Tensor:
    """Pixels (3, N) around the middle of an eye (6, 2), but for pupil and highlight."""
    width = float(torch.dist(eye[0], eye[3]))
    if width < NARROW:
        return picture[:, :0, 0]
    x, y = eye.mean(0).tolist()
    radius = IRIS * width
    rows = torch.arange(picture.shape[1])[:, None] - y
    columns = torch.arange(picture.shape[2])[None] - x
    pixels = picture[:, rows**2 + columns**2 < radius**2]
    order = pixels.float().mean(0).argsort()
    return pixels[:, order[len(order) // 4 : len(order) - len(order) // 8]]
