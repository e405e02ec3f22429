"""Flat: large calm shapes of one colour each without outlines, as on a poster.

Every part of the photo has a few colours, and every place the likeliest of them; what is smooth is
how likely each is, and so the borders between them are curves at any size.
"""

from collections.abc import Iterator
from typing import NamedTuple

import torch
from torch import Tensor

from model.contract.colours import OF_PEOPLE
from model.drawing.cartoons.painting import Painting, Printed, mixed
from model.drawing.cartoons.palettes import distances, main_colours
from model.drawing.lab import to_rgb
from model.drawing.parts import Parts
from model.drawing.resizing import lines_between, spread
from model.drawing.steps import share

#: How many colours hair, skin with all in the face, clothes and the background have: for a trace
#: of it, usually, and for all of it.
COUNTS = {
    "hair": (4, 2, 2),
    "skin": (7, 6, 5),
    "clothes": (5, 3, 2),
    "background": (8, 4, 2),
}
#: From which strength on there are the usual shapes, and the fewest.
USUAL, FEWEST = 0.4, 0.9
#: How much worse a colour of another part is, in squares of Lab; how soft likelihoods are.
OF_ANOTHER, SOFT = 900.0, 60.0
#: How decidedly the likeliest colour is taken, times the enlargement.
DECIDED = 9.0
#: Rows that are decided at once, and how far a colour is behind the likeliest (the logarithm of its
#: share) if it is none of theirs.
STRIP, FAR_BEHIND = 32, -7.0
#: How round shapes get: passes of a filter three pixels wide, in faces and elsewhere.
ROUND = 2
#: What chroma is multiplied by, and of skin.
CHROMA, SKIN = 1.35, 1.08


class Shapes(NamedTuple):
    """Colours (N, 3) in Lab, and how likely each place has them, (N, h, w)."""

    colours: Tensor
    likely: Tensor


def flat(painting: Painting) -> Printed:
    """Fewer shapes by *strength*."""
    strength = painting.look.strength
    done = decided(shapes_of(painting), painting)
    amount = share(strength, 0.0, USUAL)
    written = bool(painting.letters.any())
    if amount < 1 or written:
        own = painting.at_size(painting.tones)
        done = mixed(own, done, amount)
        if written:
            # Letters are no shapes of one colour.
            done = torch.lerp(done, own, painting.at_size_of(painting.letters))
    fill = to_rgb(done)
    return Printed(fill.new_zeros(fill.shape[1:]), fill)


def shapes_of(painting: Painting) -> Shapes:
    """The colours of all parts, and where they are."""
    strength, parts = painting.look.strength, painting.parts
    which = 0 if strength < USUAL else 1 if strength < FEWEST else 2
    lab = torch.lerp(painting.shapes, painting.tones, parts.person)
    colours, far = [], []
    for part, mask in _masks(parts):
        found = main_colours(lab, mask, COUNTS[part][which])
        if len(found):
            away = distances(lab, found) + OF_ANOTHER * (1 - mask)
            raised = 1 + strength * ((SKIN if part == "skin" else CHROMA) - 1)
            colours.append(found * found.new_tensor([1.0, raised, raised]))
            far.append(away)
    likely = torch.softmax(-torch.cat(far) / SOFT, dim=0)
    for _ in range(ROUND):
        likely = rounded(likely)
    return Shapes(torch.cat(colours), likely)


def _masks(parts: Parts) -> Iterator[tuple[str, Tensor]]:
    """Everybody's parts; each person's own, where there are few."""
    for part in OF_PEOPLE:
        for mask in parts.each(part):
            yield part, mask
    yield "background", parts.background


def decided(shapes: Shapes, painting: Painting) -> Tensor:
    """The colour of each pixel, (3, H, W) in Lab: one of them, but for borders a pixel wide."""
    height, width = painting.layers.size
    gain = DECIDED * max(1.0, painting.layers.enlargement)
    behind = gain * (shapes.likely - shapes.likely.amax(0, keepdim=True))
    above, below, share_below = lines_between(shapes.likely.shape[1], height, shapes.likely)
    strips = []
    # Strip by strip, each of the few colours that there are in it.
    for start in range(0, height, STRIP):
        rows = slice(start, min(start + STRIP, height))
        first, last = int(above[start]), int(below[rows][-1])
        read = behind[:, first : last + 1]
        there = read.amax((1, 2)) > FAR_BEHIND
        wide = spread(read[there], (read.shape[1], width))
        likely = torch.lerp(
            wide.index_select(1, above[rows] - first),
            wide.index_select(1, below[rows] - first),
            share_below[rows],
        )
        chosen = torch.softmax(likely, dim=0).flatten(1)
        strips.append((shapes.colours[there].T @ chosen).view(3, -1, width))
    return torch.cat(strips, dim=1)


def rounded(likely: Tensor) -> Tensor:
    """Means over three by three pixels of (N, h, w), the rim as it was."""
    for dim in (1, 2):
        length = likely.shape[dim]
        if length < 3:
            continue
        inner = likely.narrow(dim, 0, length - 2) + likely.narrow(dim, 1, length - 2)
        inner += likely.narrow(dim, 2, length - 2)
        likely = likely.clone()
        likely.narrow(dim, 1, length - 2).copy_(inner.div_(3))
    return likely
