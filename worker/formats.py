"""A finished drawing as the file somebody asked for."""

import io
import zlib
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageColor, ImageFilter

from model.composition import Drawing
from model.look import Finish
from worker.jobs import Output
from worker.vectors import encode_svg

Grey = NDArray[np.uint8]

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


def write(drawing: Drawing, finish: Finish, output: Output) -> File:
    """The drawing as a file of that kind."""
    ink, person = (Image.fromarray(layer.numpy()) for layer in (drawing.ink, drawing.person))
    match output:
        case "svg":
            return File(encode_svg(ink, finish), *ink.size)
        case "sticker":
            return _saved(sticker(ink, person, finish), "WEBP", lossless=True, method=4)
        case "avatar":
            return _png(printed(avatar(ink, drawing), finish))
        case "webp":
            return _saved(printed(ink, finish), "WEBP", lossless=True, method=2)
        case "jpeg":
            # JPEG knows no transparency, so transparent paper is white.
            opaque = finish if finish.paper else Finish(ink=finish.ink)
            return _saved(printed(ink, opaque).convert("RGB"), "JPEG", quality=92)
        case "png":
            return _png(printed(ink, finish))


def printed(ink: Image.Image, finish: Finish) -> Image.Image:
    """The drawing in the finish's ink on its paper; mode L, P (256 mixtures) or RGBA."""
    if finish == Finish():
        return ink
    if finish.paper is None:
        picture = Image.new("RGB", ink.size, finish.ink)
        picture.putalpha(ImageChops.invert(ink))
        return picture
    dark, light = (np.array(ImageColor.getrgb(c)) for c in (finish.ink, finish.paper))
    mixtures = dark + (light - dark) * np.linspace(0, 1, 256)[:, None]
    picture = ink.copy()
    picture.putpalette(mixtures.round().astype(np.uint8).tobytes())
    return picture


def sticker(ink: Image.Image, person: Image.Image, finish: Finish) -> Image.Image:
    """The person cut out with a white line around, RGBA, the long side STICKER_SIDE px."""
    box = person.point(lambda v: 255 if v > 127 else 0).getbbox() or (0, 0, *ink.size)
    room = STICKER_SIDE - 2 * RIM
    factor = room / max(box[2] - box[0], box[3] - box[1])
    size = (round((box[2] - box[0]) * factor) or 1, round((box[3] - box[1]) * factor) or 1)
    ink, person = (
        picture.resize(size, Image.Resampling.LANCZOS, box=box) for picture in (ink, person)
    )
    canvas = (size[0] + 2 * RIM, size[1] + 2 * RIM)
    paper, mask = Image.new("L", canvas, 255), Image.new("L", canvas)
    paper.paste(ink, (RIM, RIM), person)
    mask.paste(person, (RIM, RIM))
    picture = printed(paper, Finish(ink=finish.ink, paper=finish.paper or "#ffffff")).convert("RGB")
    picture = Image.composite(picture, Image.new("RGB", canvas, "#ffffff"), mask)
    picture.putalpha(_grown(mask))
    return picture


def _grown(mask: Image.Image) -> Image.Image:
    """The mask grown by RIM pixels, with a round and soft edge."""
    far = mask.filter(ImageFilter.MaxFilter(2 * (RIM - 3) + 1)).filter(ImageFilter.GaussianBlur(3))
    return far.point(lambda v: max(0, min(255, (v - 40) * 4)))


def avatar(ink: Image.Image, drawing: Drawing) -> Image.Image:
    """A square around the surest face, or in the upper middle where there is none."""
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
    return ink.resize((pixels, pixels), Image.Resampling.LANCZOS, box=box)


def _png(picture: Image.Image) -> File:
    """Runs of white make RLE as good as deflate, and faster."""
    return _saved(picture, "PNG", compress_level=1, compress_type=zlib.Z_RLE)


def _saved(picture: Image.Image, kind: str, **options: object) -> File:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return File(buffer.getvalue(), *picture.size)
