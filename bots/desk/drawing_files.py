"""Drawings as files: which kinds are offered, and what they are called."""

from model.contract.styles import style_of
from model.contract.wish import Output

#: What a drawing can be had as beside the picture itself, in the order of the buttons; a sentence
#: `as-...` names each.
OFFERED: tuple[Output, ...] = ("svg", "pdf", "plotter", "sticker", "avatar", "clip", "card")
#: What a drawing is as long as nobody asks for another file: pictures alone.
_PICTURES: tuple[Output, ...] = ("png", "webp", "jpeg", "sheet")

#: How files begin, and what they are called then; all others are PNGs.
_NAMES = {
    b"RIFF": "drawing.webp",
    b"<svg": "drawing.svg",
    b"%PDF": "drawing.pdf",
    b"\xff\xd8": "drawing.jpg",
    b"GIF8": "drawing.gif",
    b"\x1a\x45\xdf\xa3": "drawing.webm",
}
#: What an SVG of single strokes has in its first tag.
_PLOTTER = b"data-plotter"


def offered_as(style: str) -> list[Output]:
    """What a drawing in a style can be had as."""
    return [output for output in OFFERED if output in style_of(style).files]


def can_be(style: str, output: Output) -> bool:
    """Whether there is such a file of a drawing in a style."""
    return output not in OFFERED or output in style_of(style).files


def is_picture(output: Output) -> bool:
    """Whether it is the drawing as a picture, in whatever format."""
    return output in _PICTURES


def file_name(content: bytes) -> str:
    """What a drawing that a worker made is called, by what is in it."""
    if content.startswith(b"<svg") and _PLOTTER in content.partition(b">")[0]:
        return "drawing-plotter.svg"
    if is_clip(content):
        return "drawing.mp4"
    names = (name for start, name in _NAMES.items() if content.startswith(start))
    return next(names, "drawing.png")


def is_clip(content: bytes) -> bool:
    """Whether it is an MP4."""
    return content[4:8] == b"ftyp"


def has_one_size(content: bytes) -> bool:
    """Whether it cannot be made smaller by leaving out pixels: an SVG, a PDF, or what moves."""
    moving = content.startswith((b"GIF8", b"\x1a\x45\xdf\xa3")) or is_clip(content)
    return moving or content.startswith((b"<svg", b"%PDF"))
