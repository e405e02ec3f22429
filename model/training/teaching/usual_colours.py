"""What colours heads in a style mostly have, for whoever names none."""

from collections.abc import Iterator

import torch
from torch import Tensor

from model.drawing.face_painter import rgb_of
from model.drawing.face_plans import PARTS
from model.drawing.lab import colour_of, lab_of
from model.drawing.landmarks import INNER_LIPS, OUTER_LIPS
from model.drawing.plain_portraits import tint_of
from model.drawing.shapes import filled
from model.training.data.style_set import StyleSet

#: Where no head shows a part; lips' tint; and what is between lips, where all mouths are shut.
GREY, LIPS, MOUTH = "#808080", "#b83340", "#5a3a36"
#: Heads whose mouths are looked at, at most; how much of a pixel must be lips or mouth, or may be
#: what is beside them; and how many such pixels there must be.
LOOKED_AT, WITHIN, BESIDE, FEWEST = 256, 0.95, 0.05, 6
#: Of the upper corners, in which what is behind people is seen, over the side.
CORNER = 0.1


def usual_colours(heads: StyleSet) -> dict[str, str]:
    """The medians of PARTS and OF_STYLE, `#rrggbb`."""
    found = {}
    for part in PARTS:
        known = [one.colours[part] for one in heads.records if part in one.colours]
        found[part] = _median(known, GREY)
    tints, mouths = [], []
    for skin, lips, mouth in _mouths(heads):
        if lips is not None:
            tints.append(_named(tint_of(lips, skin)))
        if mouth is not None:
            mouths.append(_named(mouth))
    behind = [_named(_corners(picture)) for picture in heads.pictures]
    of_style = {"lips": _median(tints, LIPS), "mouth": _median(mouths, MOUTH)}
    return found | of_style | {"behind": _median(behind, GREY)}


def _corners(picture: Tensor) -> Tensor:
    """The median colour (3,) of the upper corners of a picture, uint8 (3, S, S), in [0, 1]."""
    wide = max(1, round(CORNER * picture.shape[-1]))
    both = torch.cat([picture[:, :wide, :wide], picture[:, :wide, -wide:]], 2)
    return both.flatten(1).float().median(1).values / 255


def _mouths(heads: StyleSet) -> Iterator[tuple[Tensor, Tensor | None, Tensor | None]]:
    """Colours (3,) of skin, lips and what is between them, of heads whose skin is known."""
    known = [index for index, one in enumerate(heads.records) if "skin" in one.colours]
    size = heads.pictures.shape[-1]
    for index in known[:: -(-len(known) // LOOKED_AT) or 1]:
        points = heads.points[index : index + 1] / size
        picture = heads.pictures[index].float() / 255
        outer, inner = (
            filled(points[:, list(line)], size)[0, 0] for line in (OUTER_LIPS, INNER_LIPS)
        )
        skin = torch.tensor(rgb_of(heads.records[index].colours["skin"]))
        lips = _seen(picture, (outer > WITHIN) & (inner < BESIDE))
        yield skin, lips, _seen(picture, inner > WITHIN)


def _seen(picture: Tensor, where: Tensor) -> Tensor | None:
    """The median of a picture (3, S, S) there, (S, S) bool; None for too few pixels."""
    return picture[:, where].median(1).values if where.sum() >= FEWEST else None


def _median(colours: list[str], otherwise: str) -> str:
    if not colours:
        return otherwise
    return colour_of(torch.stack([lab_of(colour) for colour in colours]).median(0).values)


def _named(colour: Tensor) -> str:
    return "#" + "".join(f"{round(255 * value):02x}" for value in colour.tolist())
