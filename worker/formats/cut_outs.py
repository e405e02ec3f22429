"""Parts of a drawing: the person alone, as a sticker; the face, as an avatar."""

from PIL import Image, ImageFilter

from model.contract.finish import Finish
from model.drawing.composition import Drawing
from worker.formats.sheets import Sheet, printed, pure

#: Side of a sticker, in pixels: what Telegram takes.
STICKER_SIDE = 512
#: Width of the white line around a sticker, in pixels.
RIM = 9
#: Side of an avatar over the height of its face, and in pixels at most.
AVATAR_MARGIN, AVATAR_SIDE = 2.1, 1024


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
