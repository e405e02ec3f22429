"""Captions and pages of text, put into photos: letters are to be inked as letters.

White ones with a black outline, as under memes, black ones on a light strip or page, and plain ones
in any tone right on the photo. In all of them what is dark in the print is ink.
"""

import string
from typing import NamedTuple

import torch
import torch.nn.functional as F
from PIL import Image, ImageDraw, ImageFont
from torch import Tensor

from model.training.data.augmentation import from_grey

#: Share of photos that get text; sizes of its letters over the side of the photo.
SHARE, SIZES = 0.25, (0.05, 0.17)
#: Sentences are made of these, so that the network learns letters and no words.
LETTERS = string.ascii_uppercase + 2 * string.ascii_lowercase + string.digits + ".,!?-"


class Print(NamedTuple):
    """What is laid over a photo, (1, S, S) each in [0, 1]."""

    #: Where it covers the photo, its tone there, its ink, and where its letters are.
    cover: Tensor
    tone: Tensor
    ink: Tensor
    letters: Tensor


def lettered(
    photo: Tensor,
    ink: Tensor,
    hand: Tensor,
    tone: Tensor,
    generator: torch.Generator,
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Photos (B, 3, S, S) and their targets (B, 1, S, S), some of them with text; and where."""
    where = torch.zeros_like(ink)
    chosen = torch.rand(len(photo), generator=generator) < SHARE
    for index in chosen.nonzero().flatten().tolist():
        made = _print(photo.shape[-1], generator)
        cover, grey, letters, around = (plane.to(photo.device) for plane in made)
        photo[index] = torch.lerp(photo[index], grey.expand(3, -1, -1), cover)
        for target, printed in ((ink, letters), (hand, letters), (tone, 1 - letters)):
            target[index] = torch.lerp(target[index], printed, cover)
        where[index] = F.max_pool2d(around[None], 5, 1, 2)[0]
    return photo, ink, hand, tone, where


def _print(side: int, generator: torch.Generator) -> Print:
    kind = int(torch.randint(3, (1,), generator=generator))
    low, high = SIZES if kind else (SIZES[0] * 1.4, SIZES[1])
    size = max(9, round(side * _between(low, high, generator)))
    font = ImageFont.load_default(size)
    lines = 1 + int(torch.randint(3 if kind == 0 else 5, (1,), generator=generator))
    text = "\n".join(_line(max(3, int(1.6 * side / size)), generator) for _ in range(lines))
    if kind == 0:
        text = text.upper()
    at = side * _between(-0.05, 0.15, generator), side * _between(0.0, 0.8, generator)
    canvas = Image.new("L", (side, side))
    ImageDraw.Draw(canvas).multiline_text(at, text, 255, font, stroke_width=size // 36)
    inside = from_grey(canvas)
    # Not drawn with a wider stroke: that would also widen the lines' distance.
    around = F.max_pool2d(inside[None], 2 * max(1, size // 12) + 1, 1, max(1, size // 12))[0]
    if kind == 0:
        return Print(around, inside, (around - inside).clamp(0, 1), around)
    if kind == 1:
        box = torch.zeros_like(inside)
        top, bottom = int(max(0, at[1] - size * 0.3)), int(at[1] + size * (1.35 * lines + 0.3))
        box[:, top:bottom] = 1
        paper = _between(0.8, 1.0, generator)
        return Print(box, paper * (1 - inside), inside, around)
    dark = torch.full_like(inside, _between(0.0, 0.12, generator))
    return Print(inside, dark, inside, around)


def _line(length: int, generator: torch.Generator) -> str:
    picks = torch.randint(len(LETTERS) + 9, (length,), generator=generator).tolist()
    return "".join(LETTERS[pick] if pick < len(LETTERS) else " " for pick in picks)


def _between(low: float, high: float, generator: torch.Generator) -> float:
    return low + (high - low) * float(torch.rand(1, generator=generator))
