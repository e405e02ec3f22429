"""The pictures in the style, head by head, and which of them a person is most like."""

from typing import NamedTuple

import torch
from torch import Tensor

from model.drawing.head_squares import middles, squares, within
from model.drawing.lab import mean_over, to_lab
from model.drawing.landmarks import MIRRORED, NOSE_TIP
from model.network.unet import PAINT_LAYERS, UNet, usual_looks
from model.training.data.style_set import StyleSet
from model.training.teaching.heads import BATCH, heads_of

#: Side of the heads that are kept, in pixels.
SIDE = 256
#: How many of those most like somebody one is chosen of.
ALIKE = 6
#: What colours of skin and hair count, and how heads are turned, as a share of their width.
SKIN, HAIR, TURN = 1.0, 0.7, 120.0
#: What counts as white, of 255; and what share is most.
WHITE, MOSTLY = 244, 0.8
HAIR_LAYER, SKIN_LAYER, RED = (PAINT_LAYERS.index(name) for name in ("hair", "skin", "red"))


class Traits(NamedTuple):
    """Of heads: mean colours in Lab (B, 3), and how far they are turned, (B,)."""

    skin: Tensor
    hair: Tensor
    turned: Tensor


class Models:
    """Heads in a style, on a device: pictures (N, 3, SIDE, SIDE) uint8, points (N, 68, 2).

    Each is there in the mirror as well. points: as fractions of the side.
    """

    def __init__(self, pictures: Tensor, points: Tensor, reader: UNet) -> None:
        """pictures (N, 3, S, S) uint8, points (N, 68, 2) in pixels, on the network's device.

        reader: a network of PAINT_LAYERS, which says what is hair and skin.
        """
        squared = squares(points)
        heads = heads_of(pictures, squared, SIDE)
        inside = within(points, squared)
        mirrored = inside[:, list(MIRRORED)] * inside.new_tensor([-1, 1]) + inside.new_tensor(
            [1, 0]
        )
        self.heads = torch.cat([heads, heads.flip(-1)])
        self.points = torch.cat([inside, mirrored])
        found = [
            traits(read(reader, some), places)
            for some, places in zip(self.heads.split(BATCH), self.points.split(BATCH), strict=True)
        ]
        #: Whether nothing is behind them.
        self.plain = is_plain(self.heads)
        self.traits = Traits(*(torch.cat(parts) for parts in zip(*found, strict=True)))

    def __len__(self) -> int:
        return len(self.heads)

    def some(self, count: int, generator: torch.Generator) -> Tensor:
        """Any of them, in [0, 1]."""
        return self.heads[torch.randint(len(self), (count,), generator=generator)].float() / 255

    def like(self, wanted: Traits, generator: torch.Generator) -> Tensor:
        """The index of one most like each of some people, (B,)."""
        own = self.traits
        away = (
            SKIN * torch.cdist(wanted.skin, own.skin)
            + HAIR * torch.cdist(wanted.hair, own.hair)
            + TURN * (wanted.turned[:, None] - own.turned[None]).abs()
        )
        nearest = away.topk(min(ALIKE, len(self)), dim=1, largest=False).indices
        which = torch.randint(nearest.shape[1], (len(nearest), 1), generator=generator)
        return nearest.gather(1, which.to(nearest.device))[:, 0]


def kept_back(heads: StyleSet, size: int) -> Tensor:
    """The heads of a set that nothing is learnt from, (N, 3, size, size) uint8."""
    held = heads.held_out
    return heads_of(heads.pictures[held], squares(heads.points[held]), size)


def is_plain(heads: Tensor) -> bool:
    """Whether the upper corners of most heads (N, 3, S, S), uint8, are white."""
    corner = heads.shape[-1] // 8
    seen = torch.cat([heads[..., :corner, :corner], heads[..., :corner, -corner:]], -1)
    white = (seen >= WHITE).all(1).float().mean((1, 2)) > MOSTLY
    return float(white.float().mean()) > MOSTLY


@torch.no_grad()
def read(reader: UNet, heads: Tensor) -> Tensor:
    """The layers of heads, uint8."""
    pictures = (heads.float() / 255).contiguous(memory_format=torch.channels_last)
    looks = usual_looks(pictures)
    with torch.autocast(pictures.device.type, torch.bfloat16):
        return torch.sigmoid(reader.logits(pictures, looks).float())


def traits(layers: Tensor, points: Tensor) -> Traits:
    """Of layers (B, C, S, S) of heads, and their landmarks as fractions of the side."""
    lab = to_lab(layers[:, RED : RED + 3])
    colours = []
    for layer in (SKIN_LAYER, HAIR_LAYER):
        certain = (layers[:, layer : layer + 1] > 0.5).float()
        colours.append(mean_over(lab, certain)[..., 0, 0])
    right, left, lips = middles(points)
    middle = (right + left + lips) / 3
    return Traits(colours[0], colours[1], (points[:, NOSE_TIP] - middle)[:, 0])
