"""Sketch -> coloured cartoon, with hints: colours, hair, skin and clothes, and the person.

The sketches are our own line drawings and XDoGs of the same photo, at several qualities, so that no
doubtful data is needed. Colours are changed at random, and always hinted at then: a network that
has only seen brown hair would make red hints brown.
"""

import math
from pathlib import Path

import torch
from torch import Tensor

from model.drawing.hints import painted
from model.drawing.lab import mean_over, to_lab, to_rgb
from model.drawing.levels import luminance
from model.drawing.steps import step
from model.network.unet import UNet
from model.training.data.coloured import FlatPortraits
from model.training.data.crops import Sample
from model.training.data.targets import blur, sample_looks
from model.training.recipes import Recipe
from model.training.tasks.inking import ink_of
from model.training.tasks.lesson import Graded, Lesson, move
from model.training.tasks.losses import Vgg16Features
from model.training.tasks.perceptual import PerceptualTask
from model.training.tasks.picture_loss import PictureLayers, PictureLoss
from model.training.tasks.sheet import save_rows, squares

#: Share of regions that get another colour, and of all others that are hinted at as they are.
RECOLOURED, HINTED = 0.4, 0.3
#: Share of pictures without any hints, and of hinted ones with strokes instead of whole regions.
UNHINTED, STROKES = 0.25, 0.5
#: Chroma and lightness of random colours in Lab, and how much of a region's own modelling stays.
CHROMA, LIGHTNESS, MODELLING = (0.0, 75.0), (25.0, 90.0), 0.8
#: Share of sketches made from the photo by XDoG; its scales in pixels and its ramp.
FROM_PHOTO, SCALES, RAMP = 0.3, (0.8, 1.6), (0.005, 0.05)
#: Width of strokes over the side of the crop.
STROKE = (0.01, 0.035)


class ColourTask(PerceptualTask[PictureLoss]):
    """Pairs are made on the fly."""

    def __init__(self, recipe: Recipe, portraits: FlatPortraits, vgg: Vgg16Features) -> None:
        super().__init__(portraits, PictureLoss(vgg, recipe.picture, recipe.feature_window))

    def lesson(self, batch: list[Sample], blend: float, generator: torch.Generator) -> Lesson:
        """Painted sketches, and the colours that they should have. No blended targets."""
        looks = sample_looks(len(batch), generator).to(self.device)
        features = move([sample.important for sample in batch], self.device)
        darkness = ink_of(batch, looks, features)
        photo = move([sample.photo for sample in batch], self.device)
        sketch = of_any_quality(darkness, photo, generator)
        regions = move([sample.regions for sample in batch], self.device)
        person = move([sample.person for sample in batch], self.device)
        fill = move([sample.fill for sample in batch], self.device)
        everywhere = torch.cat([regions, 1 - person], dim=1)
        fill, changed = recoloured(fill, everywhere, generator)
        colours, where = hints_for(fill, everywhere, changed, generator)
        wanted = torch.cat([fill, regions, person], dim=1)
        inputs = painted(sketch, colours, where).contiguous(memory_format=torch.channels_last)
        return Lesson(inputs, looks, wanted, features, torch.ones_like(wanted[:, :1, :1, :1]))

    def grade(self, layers: Tensor, lesson: Lesson, generator: torch.Generator) -> Graded:
        """`PictureLoss`."""
        got, wanted = (PictureLayers(x[:, :3], x[:, 3:]) for x in (layers, lesson.wanted))
        return self._loss(got, wanted, lesson.features, generator)

    def picture(self, layers: Tensor, lesson: Lesson) -> Tensor:
        """The colours."""
        return layers[:, :3]

    def save_sheet(self, net: UNet, path: Path) -> None:
        """Some sketches: with their hints, as they should be and as they are, and the regions."""
        samples = [Sample.of((square * 255).byte()) for square in squares(self.portraits)]
        lesson = self.lesson(samples, 0.0, torch.Generator().manual_seed(0))
        with torch.inference_mode():
            layers = net.eval()(lesson.inputs, lesson.looks).float()
        columns = [lesson.inputs[:, :3], lesson.wanted[:, :3], layers[:, :3], layers[:, 3:6]]
        save_rows(list(zip(*columns, strict=True)), path)


def of_any_quality(darkness: Tensor, photo: Tensor, generator: torch.Generator) -> Tensor:
    """Sketches (B, 1, S, S): a drawing, or an XDoG of the photo; hard, soft or faint."""
    count = len(darkness)
    scale = _uniform(SCALES, count, generator)
    luma = luminance(photo)
    fine, coarse = blur(luma, float(scale[0])), blur(luma, 1.6 * float(scale[0]))
    xdog = step(coarse - fine, *RAMP)
    of_photo = _chosen(FROM_PHOTO, count, generator).to(darkness.device)
    sketch = torch.where(of_photo, xdog, darkness)
    hard = _chosen(0.35, count, generator).to(darkness.device)
    sketch = torch.where(hard, step(sketch, 0.2, 0.6), sketch)
    soft = _chosen(0.2, count, generator).to(darkness.device)
    sketch = torch.where(soft, blur(sketch, 0.8), sketch)
    faint = _uniform((0.55, 1.0), count, generator).to(darkness.device)
    noise = 0.03 * torch.randn(sketch.shape, generator=generator).to(darkness.device)
    return (faint * sketch + noise * soft).clamp(0, 1)


def recoloured(fill: Tensor, regions: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """The colours (B, 3, S, S) with some regions (B, R, S, S) in others; which, (B, R, 1, 1)."""
    batch, count = regions.shape[:2]
    changed = torch.rand(batch, count, 1, 1, generator=generator) < RECOLOURED
    angle = _uniform((0.0, 2 * math.pi), batch * count, generator).view(batch, count)
    chroma = _uniform(CHROMA, batch * count, generator).view(batch, count)
    light = _uniform(LIGHTNESS, batch * count, generator).view(batch, count)
    new = torch.stack([light, chroma * angle.cos(), chroma * angle.sin()], dim=-1)
    lab = to_lab(fill)
    for region in range(count):
        mask = regions[:, region : region + 1] * changed[:, region : region + 1].to(fill.device)
        mean = mean_over(lab, regions[:, region : region + 1])
        colour = new[:, region, :, None, None].to(fill.device)
        lab = torch.lerp(lab, colour + MODELLING * (lab - mean), mask)
    return torch.where(changed.any(dim=1, keepdim=True).to(fill.device), to_rgb(lab), fill), changed


def hints_for(
    fill: Tensor, regions: Tensor, changed: Tensor, generator: torch.Generator
) -> tuple[Tensor, Tensor]:
    """Colours (B, 3, S, S) and where they are hinted at (B, 1, S, S), whole or as strokes."""
    batch, count, size = *regions.shape[:2], regions.shape[-1]
    unhinted = ~changed.any(dim=1, keepdim=True) & _chosen(UNHINTED, batch, generator)
    hinted = (changed | _chosen(HINTED, batch * count, generator).view_as(changed)) & ~unhinted
    strokes = _chosen(STROKES, batch, generator).to(fill.device)
    drawn = scribbles(batch, size, generator).to(fill.device)
    colours, where = torch.zeros_like(fill), torch.zeros_like(fill[:, :1])
    lab = to_lab(fill)
    for region in range(count):
        mask = regions[:, region : region + 1]
        inside = (mask > 0.6).float()
        paint = torch.where(strokes, inside * drawn, inside)
        paint = paint * hinted[:, region : region + 1].to(fill.device)
        colours = torch.lerp(colours, to_rgb(mean_over(lab, mask).expand_as(fill)), paint)
        where = torch.maximum(where, paint)
    return colours, where


def scribbles(batch: int, size: int, generator: torch.Generator) -> Tensor:
    """Strokes all over a square, (B, 1, size, size), 1 on them: bands of a wandering phase."""
    coarse = torch.randn(batch, 1, 5, 5, generator=generator)
    field = torch.nn.functional.interpolate(coarse, size=size, mode="bicubic", align_corners=True)
    gap = torch.nn.functional.interpolate(
        torch.randn(batch, 1, 6, 6, generator=generator), size=size, mode="bicubic"
    )
    width = _uniform(STROKE, batch, generator)
    slope = ((field[..., 1:, :-1] - field[..., :-1, :-1]) ** 2).clamp(min=1e-12)
    slope = (slope + (field[..., :-1, 1:] - field[..., :-1, :-1]) ** 2).sqrt() * size
    distance = torch.nn.functional.pad(field[..., :-1, :-1].abs() / slope, (0, 1, 0, 1))
    return ((distance < width) & (gap > -0.2)).float()


def _uniform(bounds: tuple[float, float], count: int, generator: torch.Generator) -> Tensor:
    low, high = bounds
    return (low + (high - low) * torch.rand(count, generator=generator)).view(-1, 1, 1, 1)


def _chosen(share: float, count: int, generator: torch.Generator) -> Tensor:
    return (torch.rand(count, generator=generator) < share).view(-1, 1, 1, 1)
