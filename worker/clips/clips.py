"""Each kind of clip of a drawing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from PIL import Image, ImageColor

from model.contract.finish import Finish
from model.drawing.faces import Face
from worker.clips.encoding import gif, mp4, webm
from worker.clips.order import EDGE, EDGE_OVER_COLOURS, order_of_colours, order_of_ink
from worker.clips.scenes import Layer, Scene
from worker.formats.cut_outs import sticker
from worker.formats.sheets import Sheet, printed

#: Long side in pixels at most, of MP4s and of GIFs.
CLIP_SIDE, GIF_SIDE = 1024, 480
#: Seconds in which the drawing comes, and for which it is shown then.
DRAWING, HELD = 3.2, 1.3
#: The same of a video sticker, which Telegram takes of 3 s and 256 kB at most.
STICKER_DRAWING, STICKER_HELD, STICKER_BYTES = 2.2, 0.8, 256_000
#: When ink is all there, and when colours begin, as shares of the time.
INKED, COLOURED = 0.55, 0.4
#: How softly colours come.
WASH = 0.16


class Clip(NamedTuple):
    """A file's content and the size of its picture in pixels."""

    content: bytes
    width: int
    height: int


def clip(sheet: Sheet, faces: Sequence[Face], finish: Finish) -> Clip:
    """An MP4 of a drawing, in whose pixels the faces are. The finish has paper."""
    scene = _scene(*_reduced(sheet, faces, CLIP_SIDE), finish)
    return Clip(mp4(scene, DRAWING, HELD), *scene.size)


def gif_clip(sheet: Sheet, faces: Sequence[Face], finish: Finish) -> Clip:
    """The same as a GIF."""
    scene = _scene(*_reduced(sheet, faces, GIF_SIDE), finish)
    return Clip(gif(scene, DRAWING, HELD), *scene.size)


def video_sticker(sheet: Sheet, person: Image.Image, finish: Finish) -> Clip:
    """A WebM in which a sticker of the person is drawn, as Telegram takes it."""
    whole = _sticker(sheet, person, finish)
    lines, nothing = Sheet(sheet.ink), Sheet(Image.new("L", sheet.ink.size, 255))
    blank, inked = (_sticker(one, person, finish).convert("RGB") for one in (nothing, lines))
    ink = _sticker(lines, person, Finish()).convert("L")
    scene = _layered(blank, inked, whole.convert("RGB"), Sheet(ink, sheet.fill and whole), ())
    content = webm(scene, whole.getchannel("A"), STICKER_DRAWING, STICKER_HELD, STICKER_BYTES)
    return Clip(content, *scene.size)


def _sticker(sheet: Sheet, person: Image.Image, finish: Finish) -> Image.Image:
    """With even sides, which players show whole: of an odd one, its clear edge goes."""
    whole = sticker(sheet, person, finish)
    return whole.crop((0, 0, whole.width // 2 * 2, whole.height // 2 * 2))


def _reduced(sheet: Sheet, faces: Sequence[Face], side: int) -> tuple[Sheet, Sequence[Face]]:
    """With even sides, the long one of so many pixels at most, and where its faces are then."""
    scale = min(1.0, side / max(sheet.ink.size))
    width, height = (max(2, 2 * round(scale * one / 2)) for one in sheet.ink.size)
    if (width, height) == sheet.ink.size:
        return sheet, faces
    return sheet.resized((width, height)), [face.scaled(scale) for face in faces]


def _scene(sheet: Sheet, faces: Sequence[Face], finish: Finish) -> Scene:
    blank = Image.new("RGB", sheet.ink.size, ImageColor.getrgb(finish.paper or "#ffffff"))
    inked = printed(Sheet(sheet.ink), finish).convert("RGB")
    return _layered(blank, inked, printed(sheet, finish).convert("RGB"), sheet, faces)


def _layered(
    blank: Image.Image,
    inked: Image.Image,
    whole: Image.Image,
    sheet: Sheet,
    faces: Sequence[Face],
) -> Scene:
    """Ink over the blank picture, and then colours, as far as the sheet has them."""
    if sheet.fill is None:
        return Scene(blank, [Layer(whole, order_of_ink(sheet.ink, faces, EDGE))])
    colours = Layer(whole, order_of_colours(whole, faces), softness=WASH)
    if not sheet.has_ink:
        return Scene(blank, [colours])
    ink = Layer(inked, order_of_ink(sheet.ink, faces, EDGE_OVER_COLOURS), ends=INKED)
    return Scene(blank, [ink, replace(colours, begins=COLOURED)])
