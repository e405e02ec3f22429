"""Parts of a drawing: the person alone, as a sticker; whose head it shows, as an avatar."""

import math

from PIL import Image, ImageFilter

from model.contract.finish import Finish
from model.drawing.composition import Drawing
from model.drawing.people import Box, head_about
from worker.formats.sheets import Sheet, printed, pure

#: Side of a sticker, in pixels: what Telegram takes.
STICKER_SIDE = 512
#: Width of the white line around a sticker, in pixels.
RIM = 9
#: Side of an avatar over the diagonal of its heads, so that they lie within the circle that chats
#: show of it; its side over theirs at least; and in pixels at most.
AVATAR_MARGIN, TIGHT, AVATAR_SIDE = 1.1, 1.06, 1024
#: Heads that belong in an avatar, over the height of the tallest; and how high that must be in the
#: avatar for all of them to be in it: in a crowd nobody would be known again.
AMONG, KNOWN = 0.45, 0.22


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
    """A square around the heads of whom it shows, or the upper middle where there is nobody.

    Paper is added where heads that are far apart need a square that the drawing has no room for.
    """
    width, height = sheet.ink.size
    heads = _portrayed([_inside(head, width, height) for head in _heads(drawing)])
    shorter = float(min(width, height))
    wanted = Box.of_all(heads) if heads else Box(0, 0, width, shorter)
    across, down = wanted.right - wanted.left, wanted.bottom - wanted.top
    side = min(AVATAR_MARGIN * math.hypot(across, down), shorter)
    if heads:
        side = max(side, TIGHT * across, TIGHT * down)
    left = _start((wanted.left + wanted.right) / 2 - side / 2, side, width)
    top = _start((wanted.top + wanted.bottom) / 2 - side / 2, side, height)
    pixels = min(round(side), AVATAR_SIDE)
    return sheet.cut((left, top, left + side, top + side), (pixels, pixels))


def _heads(drawing: Drawing) -> list[Box]:
    """Of everybody, the surest first."""
    known = {face.box for face in drawing.read}
    others = (head_about(face) for face in drawing.faces if face not in known)
    return [*(face.head for face in drawing.read), *others]


def _portrayed(heads: list[Box]) -> list[Box]:
    """Of heads, the surest first, those that the picture is of."""
    if not heads:
        return []
    tallest = max(heads, key=lambda head: head.bottom - head.top)
    height = tallest.bottom - tallest.top
    large = [head for head in heads if head.bottom - head.top >= AMONG * height]
    together = Box.of_all(large)
    longer = max(together.right - together.left, together.bottom - together.top)
    return large if height >= KNOWN * longer else [tallest]


def _inside(head: Box, width: int, height: int) -> Box:
    """What there is of it in the drawing."""
    left, right = (min(max(x, 0.0), width) for x in (head.left, head.right))
    top, bottom = (min(max(y, 0.0), height) for y in (head.top, head.bottom))
    return Box(left, top, right, bottom)


def _start(wanted: float, side: float, whole: int) -> float:
    """Where a square begins: within the drawing, or around it where it is larger."""
    return (whole - side) / 2 if side > whole else min(max(wanted, 0.0), whole - side)
