"""The pictures in the style, head by head, and which of them a person is most like."""

from typing import NamedTuple

import torch
from torch import Tensor

from model.drawing.head_squares import middles, squares, within
from model.drawing.lab import mean_over, to_lab, to_rgb
from model.drawing.landmarks import MIRRORED, NOSE_TIP
from model.drawing.places import fractions
from model.network.unet import PAINT_LAYERS, UNet, usual_looks
from model.training.data.style_set import StyleSet
from model.training.teaching.heads import BATCH, heads_of

#: Side of the heads that are kept, in pixels.
SIDE = 256
#: How many of those most like somebody one is chosen of; and of how many, only roughly like them.
ALIKE, ROUGHLY = 6, 48
#: How far hair and skin of a picture in the style take on the colours of the person it is compared
#: with: a few hundred pictures hold neither everybody's hair nor everybody's skin.
DRESSED = 0.85
#: What colours of skin, of hair and above the forehead count, and how heads are turned, as a share
#: of their width. Not how wide eyes are open: many a style's are, and those nearest to a photo's
#: would be the shut ones.
SKIN, HAIR, TOP, TURN = 1.0, 0.5, 0.4, 120.0
#: What counts as white, of 255; and what share is most.
WHITE, MOSTLY = 244, 0.8
#: Mean chroma below which a style is in black and white, and tells nothing of colours.
GREY = 4.0
#: Landmarks in whose middles skin is bare, and how far around them, as a share of a head's side.
BARE, PATCH = ((3, 31, 41), (13, 35, 46), (28, 29), (2, 41, 48), (14, 46, 54)), 0.02
#: Where in a head's square hair is, or a hat, as fractions of it.
TOPS = ((0.5, 0.19), (0.4, 0.22), (0.6, 0.22))
HAIR_LAYER, SKIN_LAYER, RED = (PAINT_LAYERS.index(name) for name in ("hair", "skin", "red"))


class Traits(NamedTuple):
    """Of heads: mean colours in Lab (B, 3), and how far they are turned, (B,).

    top: of what is above the forehead, hair or a hat.
    """

    skin: Tensor
    hair: Tensor
    top: Tensor
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
        found, masks = [], []
        for some, places in zip(self.heads.split(BATCH), self.points.split(BATCH), strict=True):
            layers = read(reader, some)
            found.append(traits(layers, places))
            masks.append((layers[:, [SKIN_LAYER, HAIR_LAYER]] * 255).round().to(torch.uint8))
        #: Whether nothing is behind them; whether they are in black and white.
        self.plain, self.grey = is_plain(self.heads), is_grey(self.heads)
        self.traits = Traits(*(torch.cat(parts) for parts in zip(*found, strict=True)))
        #: What is skin and what is hair, (N, 2, SIDE, SIDE) uint8.
        self.masks = torch.cat(masks)

    def __len__(self) -> int:
        return len(self.heads)

    def some(self, count: int, generator: torch.Generator) -> Tensor:
        """Any of them, in [0, 1]."""
        return self.heads[torch.randint(len(self), (count,), generator=generator)].float() / 255

    def like(self, wanted: Traits, generator: torch.Generator, among: int = ALIKE) -> Tensor:
        """The index of one like each of some people, of so many most like them, (B,)."""
        own = self.traits
        away = (
            SKIN * torch.cdist(wanted.skin, own.skin)
            + HAIR * torch.cdist(wanted.hair, own.hair)
            + TOP * torch.cdist(wanted.top, own.top)
            + TURN * (wanted.turned[:, None] - own.turned[None]).abs()
        )
        nearest = away.topk(min(among, len(self)), dim=1, largest=False).indices
        which = torch.randint(nearest.shape[1], (len(nearest), 1), generator=generator)
        return nearest.gather(1, which.to(nearest.device))[:, 0]

    def dressed(self, chosen: Tensor, wanted: Traits) -> Tensor:
        """These (B,), in [0, 1], with the skin and the hair of some people as far as DRESSED."""
        heads = self.heads[chosen].float() / 255
        if self.grey:
            return heads
        lab, masks = to_lab(heads), self.masks[chosen].float() / 255
        for index, name in enumerate(("skin", "hair")):
            had, has = getattr(self.traits, name)[chosen], getattr(wanted, name)
            # Nothing is known of what nobody sees of somebody: it is black there.
            known = ((had[:, 0] > 0) & (has[:, 0] > 0)).float()
            mask = DRESSED * masks[:, index : index + 1] * known[:, None, None, None]
            lab = lab + mask * (recoloured(lab, had, has) - lab)
        return to_rgb(lab)


def kept_back(heads: StyleSet, size: int) -> Tensor:
    """The heads of a set that nothing is learnt from, (N, 3, size, size) uint8."""
    held = heads.held_out
    return heads_of(heads.pictures[held], squares(heads.points[held]), size)


def is_grey(heads: Tensor) -> bool:
    """Whether a style, heads (N, 3, S, S) uint8, has no colours."""
    small = heads[:: max(1, len(heads) // 64)].float() / 255
    return float(to_lab(small)[:, 1:].norm(dim=1).mean()) < GREY


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


def recoloured(lab: Tensor, had: Tensor, has: Tensor) -> Tensor:
    """Lab (B, 3, H, W) of which a colour (B, 3) becomes another: shades stay shades of it."""
    had, has = (one[..., None, None] for one in (had, has))
    light, was, now = lab[:, :1], had[:, :1], has[:, :1]
    # Towards black in proportion, or all that is dark would be cut off at black.
    darker, lighter = light * now / was.clamp(min=1.0), light + now - was
    return torch.cat([torch.where(now < was, darker, lighter), lab[:, 1:] + (has - had)[:, 1:]], 1)


def traits(layers: Tensor, points: Tensor) -> Traits:
    """Of layers (B, C, S, S) of heads, and their landmarks as fractions of the side."""
    lab = to_lab(layers[:, RED : RED + 3])
    skin, hair = tones(lab, layers, points)
    right, left, lips = middles(points)
    middle = (right + left + lips) / 3
    tops = patches(points.new_tensor(TOPS).expand(len(points), -1, -1), layers.shape[-1])
    top = mean_over(lab, tops)[..., 0, 0]
    return Traits(skin, hair, top, (points[:, NOSE_TIP] - middle)[:, 0])


def tones(lab: Tensor, layers: Tensor, points: Tensor) -> tuple[Tensor, Tensor]:
    """What colour, (B, 3), skin and hair are in heads in Lab (B, 3, S, S) whose layers are known.

    Of skin on cheeks and nose, which landmarks find in any style, and where light falls on it: how
    deep shadows are tells of the photo and not of the person.
    """
    skin = cheeks(points, lab.shape[-1])
    hair = (layers[:, HAIR_LAYER, None] > 0.5).float()
    lit = skin * (lab[:, :1] > mean_over(lab, skin)[:, :1]).float()
    return mean_over(lab, lit)[..., 0, 0], mean_over(lab, hair)[..., 0, 0]


def cheeks(points: Tensor, side: int) -> Tensor:
    """Skin that nothing covers, (B, 1, side, side): on both cheeks and along the nose."""
    return patches(torch.stack([points[:, list(some)].mean(1) for some in BARE], 1), side)


def patches(places: Tensor, side: int) -> Tensor:
    """What is near to one of some places (B, N, 2), fractions of the side: (B, 1, side, side)."""
    grid = fractions(places, side).flatten(2).transpose(1, 2)
    away = torch.cdist(grid.expand(len(places), -1, -1), places).amin(2)
    return (away < PATCH).to(places.dtype).view(len(places), 1, side, side)
