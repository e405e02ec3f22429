"""The colours of a picture, for the parts of a sketch: whose hair, whose jacket, which wall."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from model.contract.colours import Colours
from model.drawing.faces import Face
from model.drawing.lab import colour_of, to_lab

#: Long side at which colours are looked for.
SIDE = 160
#: Where the parts of somebody are, as boxes in widths and heights of the face, from its middle:
#: left, top, right, bottom.
SKIN = (-0.3, -0.1, 0.3, 0.35)
HAIR = (-0.35, -0.95, 0.35, -0.62)
CLOTHES = (-0.9, 1.1, 0.9, 1.9)
#: Share of a picture's height that its upper corners take, for the background.
CORNER = 0.3
#: Pixels that a part needs to have a colour.
ENOUGH = 12
#: Colours that a picture without faces is divided into.
CLUSTERS = 5


def palette(picture: Tensor, faces: Sequence[Face]) -> Colours:
    """The colours of somebody in a picture, uint8 (3, H, W); of what there is, without faces."""
    factor = min(1.0, SIDE / max(picture.shape[1:]))
    size = [max(1, round(side * factor)) for side in picture.shape[1:]]
    small = F.interpolate(picture[None].float() / 255, size=size, mode="area")[0]
    lab = to_lab(small)
    if not faces:
        return _of_a_scene(lab)
    face = faces[0].scaled(factor)
    height, width = size
    corner = lab[:, : max(1, round(CORNER * height))]
    edge = max(1, width // 8)
    return Colours(
        hair=_median(_window(lab, face, HAIR), darker=True),
        skin=_median(_window(lab, face, SKIN), lighter=True),
        clothes=_median(_window(lab, face, CLOTHES)),
        background=_median(torch.cat([corner[..., :edge], corner[..., -edge:]], dim=2)),
    )


def _window(lab: Tensor, face: Face, box: tuple[float, float, float, float]) -> Tensor:
    middle = face.x + face.width / 2, face.y + face.height / 2
    left, right = (max(0, int(middle[0] + side * face.width)) for side in (box[0], box[2]))
    top, bottom = (max(0, int(middle[1] + side * face.height)) for side in (box[1], box[3]))
    return lab[:, top:bottom, left:right]


def _median(lab: Tensor, darker: bool = False, lighter: bool = False) -> str | None:
    """Of all pixels, or of their darker or lighter half; None for too few."""
    pixels = lab.flatten(1)
    if pixels.shape[1] < ENOUGH:
        return None
    if darker or lighter:
        order = pixels[0].argsort(descending=lighter)
        pixels = pixels[:, order[: len(order) // 2]]
    return colour_of(pixels.median(dim=1).values)


def _of_a_scene(lab: Tensor) -> Colours:
    """What covers most is the background, what is darkest hair, what is most vivid clothes.

    Skin is left alone: hardly a landscape has a colour for it.
    """
    centres, shares = _clusters(lab.flatten(1).T)
    background = int(shares.argmax())
    others = [index for index in range(len(centres)) if index != background]
    hair = min(others, key=lambda index: float(centres[index, 0]))
    others = [index for index in others if index != hair]
    clothes = max(others, key=lambda index: float(centres[index, 1:].norm()))
    return Colours(
        hair=colour_of(centres[hair]),
        clothes=colour_of(centres[clothes]),
        background=colour_of(centres[background]),
    )


def _clusters(pixels: Tensor) -> tuple[Tensor, Tensor]:
    """k-means over (N, 3): middles (CLUSTERS, 3) and their shares of the pixels.

    OpenCV's, which training uses, is no dependency of drawing, and starts from random colours.
    """
    # Spread over the lightness at first, so that the same picture gives the same colours.
    order = pixels[:, 0].argsort()
    at = torch.linspace(0, len(order) - 1, CLUSTERS).long()
    centres = pixels[order[at]].clone()
    for _ in range(10):
        distance, nearest = torch.cdist(pixels, centres).min(dim=1)
        for index in range(CLUSTERS):
            members = pixels[nearest == index]
            if len(members):
                centres[index] = members.mean(dim=0)
            else:
                # Where one colour covers most, several start there; all but one look elsewhere.
                farthest = distance.argmax()
                centres[index], distance[farthest] = pixels[farthest], 0.0
    return centres, torch.bincount(nearest, minlength=CLUSTERS) / len(pixels)
