"""A finished drawing as the file somebody asked for."""

import io
import zlib
from dataclasses import replace
from typing import NamedTuple

from PIL import Image

from model.contract.finish import Finish, printed_in
from model.contract.wish import Output
from model.drawing.composition import Drawing
from worker.clips.clips import clip, gif_clip, video_sticker
from worker.formats import pdf
from worker.formats.cards import card
from worker.formats.coloured_vectors import encode_coloured_svg
from worker.formats.cut_outs import avatar, sticker
from worker.formats.plotter import encode_plotter
from worker.formats.sheets import Sheet, printed
from worker.formats.vectors import SOFT, encode_svg, tones_of, traced

#: Bytes of a sticker at most: what Telegram takes.
STICKER_BYTES = 512_000


class File(NamedTuple):
    """A file's content and the size of its picture in pixels."""

    content: bytes
    width: int
    height: int


def write(
    drawing: Drawing, finish: Finish, output: Output, photo: Image.Image | None = None
) -> File:
    """The drawing as a file of that kind, in the colours that its medium is printed in.

    photo: what it is of, mode RGB, which cards need.

    SVGs of drawings with lines, PDFs of lines and plotter files have no colours but the ink's and
    the paper's.
    """
    sheet = Sheet.of(drawing)
    # Stickers, JPEGs and clips need paper. White is put in before `printed_in`, which fits the
    # colours of the medium to the paper that is asked for.
    filled = sheet.fill is not None
    opaque = printed_in(replace(finish, paper=finish.paper or "#ffffff"), drawing.medium, filled)
    finish = printed_in(finish, drawing.medium, filled)
    # A sheet to print or plot on is white: light ink needs paper of its own there.
    on_a_sheet = finish if opaque.paper == "#ffffff" else opaque
    match output:
        case "svg" if sheet.fill is not None and not sheet.has_ink:
            return File(encode_coloured_svg(sheet.fill, finish), *sheet.ink.size)
        case "svg":
            return File(encode_svg(sheet.ink, drawing.medium, finish), *sheet.ink.size)
        case "plotter":
            return File(encode_plotter(sheet.ink, drawing.medium, on_a_sheet), *sheet.ink.size)
        case "pdf":
            return File(_pdf(sheet, drawing.medium, on_a_sheet), *sheet.ink.size)
        case "sticker":
            return _sticker_file(sticker(sheet, Image.fromarray(drawing.person.numpy()), opaque))
        case "card" if photo is not None:
            both = card(photo, printed(sheet, opaque).convert("RGB"), opaque.paper or "#ffffff")
            return _saved(both, "JPEG", quality=92)
        case "clip":
            return File(*clip(sheet, drawing.faces, opaque))
        case "gif":
            return File(*gif_clip(sheet, drawing.faces, opaque))
        case "video-sticker":
            return File(*video_sticker(sheet, Image.fromarray(drawing.person.numpy()), opaque))
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
        case "card":
            raise ValueError("a card needs the photo")
        case "sheet":
            raise ValueError("a sheet is of many drawings: worker.every_style makes it")


def of_picture(picture: Image.Image, output: Output) -> File:
    """A picture (mode RGB) that is no single drawing, as a PNG, a WebP or else a JPEG."""
    match output:
        case "png":
            return _png(picture)
        case "webp":
            return _saved(picture, "WEBP", quality=92, method=2)
        case _:
            return _saved(picture, "JPEG", quality=92)


def _pdf(sheet: Sheet, medium: str, finish: Finish) -> bytes:
    """Lines as curves; what has colours or greys as a picture, which curves would flatten."""
    if sheet.fill is None and (finish.pure or medium not in SOFT):
        return pdf.of_curves(
            sheet.ink.size, traced(sheet.ink, tones_of(medium, pure=finish.pure)), finish
        )
    return pdf.of_picture(printed(sheet.resized(pdf.sharpest(*sheet.ink.size)), finish))


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
