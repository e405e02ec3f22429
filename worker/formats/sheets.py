"""A drawing's layers as pictures, and printed in ink on paper."""

import math
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageChops, ImageColor

from model.contract.finish import Finish
from model.drawing.composition import Drawing

Box = tuple[float, float, float, float]


class Sheet(NamedTuple):
    """A drawing as pictures of one size: its ink (L) and the colours under it (RGBA), if any."""

    ink: Image.Image
    fill: Image.Image | None = None

    @classmethod
    def of(cls, drawing: Drawing) -> "Sheet":
        """The layers that are printed."""
        ink = Image.fromarray(drawing.ink.numpy())
        if drawing.fill is None:
            return cls(ink)
        return cls(ink, Image.fromarray(drawing.fill.permute(1, 2, 0).contiguous().numpy()))

    @property
    def has_ink(self) -> bool:
        """Whether there is anything but paper and colours."""
        return bool(np.asarray(self.ink).min() < 255)

    def resized(self, size: tuple[int, int], box: Box | None = None) -> "Sheet":
        """What is in the box, or all of it, at that size."""
        ink = self.ink.resize(size, Image.Resampling.LANCZOS, box=box)
        return Sheet(ink, self.fill and self.fill.resize(size, Image.Resampling.LANCZOS, box=box))

    def cut(self, box: Box, size: tuple[int, int]) -> "Sheet":
        """What is in a box at that size, with paper where it reaches beyond the drawing."""
        width, height = self.ink.size
        left, top = (max(0, math.ceil(-side)) for side in box[:2])
        right, bottom = (
            max(0, math.ceil(side - whole))
            for side, whole in zip(box[2:], (width, height), strict=True)
        )
        if not any((left, top, right, bottom)):
            return self.resized(size, box)
        canvas = (left + width + right, top + height + bottom)
        ink = Image.new("L", canvas, 255)
        ink.paste(self.ink, (left, top))
        fill = self.fill and Image.new("RGBA", canvas)
        if fill and self.fill:
            fill.paste(self.fill, (left, top))
        moved = (box[0] + left, box[1] + top, box[2] + left, box[3] + top)
        return Sheet(ink, fill).resized(size, moved)


def printed(sheet: Sheet, finish: Finish) -> Image.Image:
    """The drawing in the finish's ink on its paper.

    Mode L, P (256 mixtures), RGB or RGBA; where it is pure, 1 in black on white and P of two
    colours in others.
    """
    if finish.pure:
        sheet = Sheet(pure(sheet.ink), sheet.fill)
    if sheet.fill is not None:
        return _painted(sheet.ink, sheet.fill, finish)
    if finish.paper is None:
        return _ink_alone(sheet.ink, finish)
    if replace(finish, pure=False) == Finish():
        return sheet.ink.convert("1") if finish.pure else sheet.ink
    dark, light = (np.array(ImageColor.getrgb(c)) for c in (finish.ink, finish.paper))
    tones = 2 if finish.pure else 256
    mixtures = dark + (light - dark) * np.linspace(0, 1, tones)[:, None]
    picture = sheet.ink.point(lambda v: v // 255) if finish.pure else sheet.ink.copy()
    picture.putpalette(mixtures.round().astype(np.uint8).tobytes())
    return picture


def pure(layer: Image.Image) -> Image.Image:
    """A layer (mode L) without greys."""
    return layer.point(lambda v: 255 if v > 127 else 0)


def _painted(ink: Image.Image, fill: Image.Image, finish: Finish) -> Image.Image:
    """Ink over colours over paper."""
    if finish.paper is None:
        return Image.alpha_composite(fill, _ink_alone(ink, finish))
    picture = Image.new("RGB", ink.size, finish.paper)
    picture.paste(fill, mask=fill.getchannel("A"))
    picture.paste(finish.ink, mask=ImageChops.invert(ink))
    return picture


def _ink_alone(ink: Image.Image, finish: Finish) -> Image.Image:
    picture = Image.new("RGB", ink.size, finish.ink)
    picture.putalpha(ImageChops.invert(ink))
    return picture
