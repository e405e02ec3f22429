"""The colours of a picture, for the parts of another: whose hair, whose jacket, which wall."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from model.contract.colours import OF_PEOPLE, Colours, PersonColours
from model.drawing.faces import Face
from model.drawing.lab import colour_of, to_lab

#: Long side at which colours are looked for, in a scene or of one person, and of several.
SIDE, SIDE_OF_SEVERAL = 160, 480
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


class _Seen(NamedTuple):
    """A colour in Lab, and how sure it is: of how many pixels it comes, of how sure a face."""

    lab: Tensor
    weight: float


def palette(picture: Tensor, faces: Sequence[Face]) -> Colours:
    """The colours of all people in a picture, uint8 (3, H, W); of what there is, without faces.

    Of several people each has their own, as far as they can be counted from the left. What is for
    everybody is the colour of somebody: that which most of them are nearest to.
    """
    side = SIDE if len(faces) < 2 else SIDE_OF_SEVERAL
    factor = min(1.0, side / max(picture.shape[1:]))
    size = [max(1, round(side * factor)) for side in picture.shape[1:]]
    small = F.interpolate(picture[None].float() / 255, size=size, mode="area")[0]
    lab = to_lab(small)
    if not faces:
        return _of_a_scene(lab)
    height, width = size
    corner = lab[:, : max(1, round(CORNER * height))]
    edge = max(1, width // 8)
    background = _median(torch.cat([corner[..., :edge], corner[..., -edge:]], dim=2))
    each = [
        _of_somebody(lab, face.scaled(factor))
        for face in sorted(faces, key=lambda face: face.x + face.width / 2)
    ]
    shared = {part: _shared([one[part] for one in each if part in one]) for part in OF_PEOPLE}
    counted = zip("123456789", each if len(each) > 1 else (), strict=False)
    persons = (_person(who, one) for who, one in counted)
    return Colours(
        shared["hair"],
        shared["skin"],
        shared["clothes"],
        None if background is None else colour_of(background),
        persons=tuple(person for person in persons if person != PersonColours(person.who)),
    )


def _of_somebody(lab: Tensor, face: Face) -> dict[str, _Seen]:
    """The colours of one person, by part; without those of which too little can be seen."""
    windows = {
        "hair": _window(lab, face, HAIR),
        "skin": _window(lab, face, SKIN),
        "clothes": _window(lab, face, CLOTHES),
    }
    found = {}
    for part, window in windows.items():
        middle = _median(window, darker=part == "hair", lighter=part == "skin")
        if middle is not None:
            found[part] = _Seen(middle, face.certainty * window[0].numel())
    return found


def _person(who: str, seen: dict[str, _Seen]) -> PersonColours:
    colours = {part: colour_of(one.lab) for part, one in seen.items()}
    return PersonColours(who, colours.get("hair"), colours.get("skin"), colours.get("clothes"))


def _shared(seen: Sequence[_Seen]) -> str | None:
    """Of colours the one that is nearest to all, the surer ones more so; None where there is none.

    A mean would be a colour that nobody has.
    """
    if not seen:
        return None
    lab = torch.stack([one.lab for one in seen])
    weights = torch.tensor([one.weight for one in seen])
    return colour_of(lab[int((torch.cdist(lab, lab) @ weights).argmin())])


def _window(lab: Tensor, face: Face, box: tuple[float, float, float, float]) -> Tensor:
    middle = face.x + face.width / 2, face.y + face.height / 2
    left, right = (max(0, int(middle[0] + side * face.width)) for side in (box[0], box[2]))
    top, bottom = (max(0, int(middle[1] + side * face.height)) for side in (box[1], box[3]))
    return lab[:, top:bottom, left:right]


def _median(lab: Tensor, darker: bool = False, lighter: bool = False) -> Tensor | None:
    """Of all pixels, or of their darker or lighter half; None for too few."""
    pixels = lab.flatten(1)
    if pixels.shape[1] < ENOUGH:
        return None
    if darker or lighter:
        order = pixels[0].argsort(descending=lighter)
        pixels = pixels[:, order[: len(order) // 2]]
    return pixels.median(dim=1).values


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
