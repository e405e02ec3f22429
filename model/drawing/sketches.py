"""Photos of sketches: told from photos of people, their paper cleaned, their scribbles read.

A phone's picture of a sheet has uneven light, a shadow or two, perhaps the paper's blue rules.
Everything here works on the picture over its own paper, so that none of it counts as ink.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from model.drawing.lab import to_lab
from model.drawing.levels import luminance
from model.drawing.steps import step

#: Long side at which the paper is looked for, in pixels; and how far around each pixel, as a share
#: of it: wider than any stroke, narrower than a shadow.
PAPER_SIDE, PAPER_REACH = 128, 0.07
#: Long side at which it is decided what a picture is.
SKETCH_SIDE = 256
#: In a picture divided by its paper's light: what is darker than the first is not paper; if it also
#: varies by less than the second within a few pixels, it is no stroke either, but a tone, as photos
#: of people have many.
PAPER, STROKE = 0.86, 0.2
#: What is darker than this is not counted: solid ink in drawings, shadows in photos.
SOLID = 0.2
#: Of a sketch, how much is paper at least, and how much such tones at most.
LEAST_PAPER, MOST_TONES = 0.4, 0.095
#: Distance from the picture's usual tint, as logarithms of red and blue over green, from which on
#: and up to which something may be skin or cloth; and the most that a sketch has of it.
TINTED, VIVID_TINT, MOST_TINTED = 0.12, 0.9, 0.09
#: Over the lightest place: what is darker has no tint that can be told.
BLACK = 0.2
#: The same distance from which on a large scribble is not taken for the paper around it; and how
#: little of a neighbourhood must be paper for its light to count.
DYED, HARDLY = 0.35, 1e-4
#: Ink that is no more than paper's grain; and full ink at least, of the faintest pencil.
FAINTEST, LEAST_INK = 0.07, 0.35
#: Chroma in Lab at which something is a scribble, for certain at the second; ink has less.
COLOURED, CERTAINLY = 14.0, 24.0
#: Chroma that hardly any skin or cloth has, but most crayons have.
VIVID = 40.0
#: A printed rule is this light at least, over the paper, along this share of the row at least.
RULE_LIGHT, RULE_SHARE = 0.6, 0.55


@dataclass(frozen=True)
class Sketch:
    """What is on a sheet, as float tensors on the picture's size."""

    #: (1, H, W): 1 ink, 0 paper.
    darkness: Tensor
    #: (3, H, W), RGB in [0, 1]: of the scribbles.
    colours: Tensor
    #: (1, H, W): 1 where somebody scribbled colour.
    scribbled: Tensor


def is_sketch(picture: Tensor) -> bool:
    """Whether a picture, uint8 (3, H, W), is of strokes on paper rather than of somebody."""
    small = _small(picture.float() / 255, SKETCH_SIDE)
    # Next to a white wall skin may pass for paper, but hardly for paper of the picture's own tint.
    if _tinted(small).float().mean() > MOST_TINTED:
        return False
    light = _over_paper(small)
    tone = luminance(light)
    # Scribbles in colour are left out by their chroma: they may be as dark and even as skin.
    chroma = to_lab(light.clamp(0, 1))[1:].square().sum(dim=0, keepdim=True).sqrt()
    soft = F.avg_pool2d(tone[None], 3, 1, 1, count_include_pad=False)
    varies = (F.max_pool2d(soft, 5, 1, 2) + F.max_pool2d(-soft, 5, 1, 2))[0]
    paper = (tone > PAPER) & (chroma < CERTAINLY)
    tones = (tone <= PAPER) & (tone > SOLID) & (varies < STROKE) & (chroma < VIVID)
    return bool(paper.float().mean() > LEAST_PAPER and tones.float().mean() < MOST_TONES)


def _tinted(picture: Tensor) -> Tensor:
    """What has neither the picture's usual tint nor a crayon's, bool (H, W); whatever the light."""
    away, luma = _away(picture), luminance(picture)[0]
    # What is black has no tint, only noise.
    return (away > TINTED) & (away < VIVID_TINT) & (luma > BLACK * luma.max())


def _away(picture: Tensor) -> Tensor:
    """How far from the picture's usual tint each pixel is, (H, W)."""
    red, green, blue = (picture + 0.06).log()
    tints = torch.stack([red - green, blue - green])
    usual = tints.flatten(1).median(dim=1).values[:, None, None]
    away: Tensor = (tints - usual).norm(dim=0)
    return away


def read_sketch(picture: Tensor) -> Sketch:
    """Ink and scribbles of a picture of a sheet, uint8 (3, H, W)."""
    light = _over_paper(picture.float() / 255, most_away=DYED).clamp(0, 1)
    tone = luminance(light)
    rules = _rules(tone)
    ink, colours = 1 - tone, torch.zeros_like(light)
    scribbled = _scribbles(light) * (1 - rules)
    if scribbled.max() > 0.5:
        # Under a scribble what is much darker than the scribble around it is a line.
        around = -F.max_pool2d(-F.max_pool2d(tone[None], 9, 1, 4), 9, 1, 4)[0]
        ink = torch.lerp(ink, 1 - tone / around.clamp(min=0.2), scribbled)
        colours = _dilated(light, scribbled * (1 - step(ink, 0.15, 0.35)))
    return Sketch(_full(ink) * (1 - rules), colours, (scribbled > 0.5).float())


def _scribbles(light: Tensor) -> Tensor:
    """How much of a scribble each pixel is, (1, H, W), from the picture (3, H, W) over its paper.

    At half the size: that takes the colour which JPEG puts on the rims of black lines, and time.
    """
    half = F.avg_pool2d(light[None], 2, 2, ceil_mode=True, count_include_pad=False)[0]
    chroma = to_lab(half)[1:].square().sum(dim=0, keepdim=True).sqrt()
    coloured = _without_specks(step(chroma, COLOURED, CERTAINLY))
    return F.interpolate(coloured[None], size=light.shape[1:], mode="bilinear")[0]


def _full(ink: Tensor) -> Tensor:
    """Ink from none to full, however faint the pencil; greys stay greys."""
    strokes = ink[ink > STROKE]
    strongest = float(strokes.quantile(0.9)) if len(strokes) > 0 else 1.0
    return ((ink - FAINTEST) / (max(strongest, LEAST_INK) - FAINTEST)).clamp(0, 1)


def _over_paper(picture: Tensor, most_away: float = math.inf) -> Tensor:
    """The picture (3, H, W) over the light of its paper: 1 is paper, whatever the lamp.

    What is further than `most_away` from the usual tint is none; where nothing else is near, the
    light is that of all paper.
    """
    small = _small(picture, PAPER_SIDE)
    reach = max(3, round(PAPER_REACH * max(small.shape[1:])))
    luma = luminance(small)
    # Paper is the lightest thing around; its colour is that of the lightest pixels there.
    rows = F.max_pool2d(luma[None], (2 * reach + 1, 1), 1, (reach, 0))
    lightest = F.max_pool2d(rows, (1, 2 * reach + 1), 1, (0, reach))[0]
    on_paper = ((luma > 0.85 * lightest) & (_away(small) < most_away)).float()
    count, near = _averaged(on_paper, reach), _averaged(small * on_paper, reach)
    everywhere = (small * on_paper).sum(dim=(1, 2)) / on_paper.sum().clamp(min=1)
    paper = (near + HARDLY * everywhere[:, None, None]) / (count + HARDLY)
    light = F.interpolate(paper[None], size=picture.shape[1:], mode="bilinear")[0]
    return picture / light.clamp(min=0.05)


def _rules(tone: Tensor) -> Tensor:
    """1 on the printed rules of lined paper, (1, H, W): faint and straight across."""
    faint = ((tone > RULE_LIGHT) & (tone < 0.97)).float()
    width = tone.shape[2]
    rows = faint.mean(dim=2, keepdim=True) > RULE_SHARE
    if rows.float().mean() > 0.25:  # a tinted sheet is no lined one
        return torch.zeros_like(tone)
    near = F.max_pool2d(rows.float()[None].expand(-1, -1, -1, width), (3, 1), 1, (1, 0))[0]
    return near * (tone > RULE_LIGHT).float()


def _dilated(light: Tensor, weight: Tensor) -> Tensor:
    """Colours of scribbles, also where a line crosses: averages over what is scribbled near."""
    reach = max(2, round(0.008 * max(light.shape[1:])))
    near, count = _averaged(light * weight, reach), _averaged(weight, reach)
    return (near / count.clamp(min=1e-4)).clamp(0, 1)


def _averaged(values: Tensor, reach: int) -> Tensor:
    """Over the square of `reach` px around each pixel, 0 outside of the picture.

    First along, then across: a square at once takes seconds where it is wide.
    """
    size = 2 * reach + 1
    rows = F.avg_pool2d(values[None], (size, 1), 1, (reach, 0))
    return F.avg_pool2d(rows, (1, size), 1, (0, reach))[0]


def _without_specks(values: Tensor) -> Tensor:
    """An opening over 3 px: in dim light JPEG leaves spots of colour in black hair."""
    return F.max_pool2d(-F.max_pool2d(-values[None], 3, 1, 1), 3, 1, 1)[0]


def _small(picture: Tensor, longest: int) -> Tensor:
    factor = longest / max(picture.shape[1:])
    if factor >= 1:
        return picture
    size = [max(1, round(side * factor)) for side in picture.shape[1:]]
    return F.interpolate(picture[None], size=size, mode="area")[0]
