"""A finished drawing as the file somebody asked for."""

import io
import zlib
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageChops, ImageColor, ImageFilter

from model.contract.finish import Finish, printed_in
from model.contract.wish import Output
from model.drawing.composition import Drawing
from worker.formats import pdf
from worker.formats.plotter import encode_plotter
from worker.formats.vectors import SOFT, encode_svg, traced

Box = tuple[float, float, float, float]

#: Side of a sticker in pixels, and bytes at most: what Telegram takes.
STICKER_SIDE, STICKER_BYTES = 512, 512_000
#: Width of the white line around a sticker, in pixels.
RIM = 9
#: Side of an avatar over the height of its face, and in pixels at most.
AVATAR_MARGIN, AVATAR_SIDE = 2.1, 1024


class File(NamedTuple):
    """A file's content and the size of its picture in pixels."""

    content: bytes
    width: int
    height: int


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

    def resized(self, size: tuple[int, int], box: Box | None = None) -> "Sheet":
        """What is in the box, or all of it, at that size."""
        ink = self.ink.resize(size, Image.Resampling.LANCZOS, box=box)
        return Sheet(ink, self.fill and self.fill.resize(size, Image.Resampling.LANCZOS, box=box))


def write(drawing: Drawing, finish: Finish, output: Output) -> File:
    """The drawing as a file of that kind, in the colours that its medium is printed in.

    SVGs, PDFs of lines and plotter files have no colours but the ink's and the paper's.
    """
    sheet = Sheet.of(drawing)
    # Stickers and JPEGs need paper. White is put in before `printed_in`, which fits the colours of
    # the medium to the paper that is asked for.
    filled = sheet.fill is not None
    opaque = printed_in(replace(finish, paper=finish.paper or "#ffffff"), drawing.medium, filled)
    finish = printed_in(finish, drawing.medium, filled)
    # A sheet to print or plot on is white: light ink needs paper of its own there.
    on_a_sheet = finish if opaque.paper == "#ffffff" else opaque
    match output:
        case "svg":
            return File(encode_svg(sheet.ink, drawing.medium, finish), *sheet.ink.size)
        case "plotter":
            return File(encode_plotter(sheet.ink, drawing.medium, on_a_sheet), *sheet.ink.size)
        case "pdf":
            return File(_pdf(sheet, drawing.medium, on_a_sheet), *sheet.ink.size)
        case "sticker":
            return _sticker_file(sticker(sheet, Image.fromarray(drawing.person.numpy()), opaque))
        case "avatar":
            return _png(printed(avatar(sheet, drawing), finish))
        case "webp" if sheet.fill is not None:
            return _saved(printed(sheet, finish), "WEBP", quality=92, method=2)
        case "webp":
            return _saved(printed(sheet, finish), "WEBP", lossless=True, method=2)
        case "jpeg":
            return _saved(printed(sheet, opaque).convert("RGB"), "JPEG", quality=92)
        case "png":
            return _png(printed(sheet, finish))


def _pdf(sheet: Sheet, medium: str, finish: Finish) -> bytes:
    """Lines as curves; what has colours or greys as a picture, which curves would flatten."""
    if sheet.fill is None and (finish.pure or medium not in SOFT):
        return pdf.of_curves(sheet.ink.size, traced(sheet.ink, medium, pure=finish.pure), finish)
    return pdf.of_picture(printed(sheet.resized(pdf.sharpest(*sheet.ink.size)), finish))


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


def sticker(sheet: Sheet, person: Image.Image, finish: Finish) -> Image.Image:
    """The person cut out with a white line around, RGBA, the long side STICKER_SIDE px.

    The finish has paper.
    """
    box = pure(person).getbbox() or (0, 0, *person.size)
    room = STICKER_SIDE - 2 * RIM
    factor = room / max(box[2] - box[0], box[3] - box[1])
    size = (round((box[2] - box[0]) * factor) or 1, round((box[3] - box[1]) * factor) or 1)
    sheet, person = (
        sheet.resized(size, box),
        person.resize(size, Image.Resampling.LANCZOS, box=box),
    )
    if finish.pure:
        person = pure(person)
    canvas = (size[0] + 2 * RIM, size[1] + 2 * RIM)
    paper, mask = Image.new("L", canvas, 255), Image.new("L", canvas)
    paper.paste(sheet.ink, (RIM, RIM), person)
    mask.paste(person, (RIM, RIM))
    fill = sheet.fill and Image.new("RGBA", canvas)
    if fill and sheet.fill:
        fill.paste(sheet.fill, (RIM, RIM))
    picture = printed(Sheet(paper, fill), finish).convert("RGB")
    picture = Image.composite(picture, Image.new("RGB", canvas, "#ffffff"), mask)
    picture.putalpha(_grown(mask))
    return picture


def _grown(mask: Image.Image) -> Image.Image:
    """The mask grown by RIM pixels, with a round and soft edge."""
    far = mask.filter(ImageFilter.MaxFilter(2 * (RIM - 3) + 1)).filter(ImageFilter.GaussianBlur(3))
    return far.point(lambda v: max(0, min(255, (v - 40) * 4)))


def avatar(sheet: Sheet, drawing: Drawing) -> Sheet:
    """A square around the surest face, or in the upper middle where there is none."""
    ink = sheet.ink
    shorter = min(ink.size)
    side, middle = float(shorter), (ink.width / 2, shorter / 2)
    if drawing.faces:
        face = drawing.faces[0]
        side = min(AVATAR_MARGIN * face.height, shorter)
        middle = (face.x + face.width / 2, face.y + 0.45 * face.height)
    left = min(max(middle[0] - side / 2, 0), ink.width - side)
    top = min(max(middle[1] - side / 2, 0), ink.height - side)
    pixels = min(round(side), AVATAR_SIDE)
    box = (left, top, left + side, top + side)
    return sheet.resized((pixels, pixels), box)


def _sticker_file(picture: Image.Image) -> File:
    file = _saved(picture, "WEBP", lossless=True, method=4)
    # Only colours full of detail are so large: leaves, a patterned dress.
    small = len(file.content) <= STICKER_BYTES
    return file if small else _saved(picture, "WEBP", quality=85, method=4)


def _png(picture: Image.Image) -> File:
    """Runs of white make RLE as good as deflate, and faster; under colours there are none."""
    if picture.mode == "RGB":
        return _saved(picture, "PNG", compress_level=1)
    return _saved(picture, "PNG", compress_level=1, compress_type=zlib.Z_RLE)


def _saved(picture: Image.Image, kind: str, **options: object) -> File:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return File(buffer.getvalue(), *picture.size)
