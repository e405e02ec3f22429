"""Drawings as files: which kinds are offered, and what they are called."""

from model.contract.styles import style_of
from model.contract.wish import Output

#: What a drawing can be had as beside the picture itself, in the order of the buttons; a sentence
#: `as-...` names each.
OFFERED: tuple[Output, ...] = ("svg", "pdf", "plotter", "sticker", "avatar")

#: How files begin, and what they are called then; all others are PNGs.
_NAMES = {
    b"RIFF": "drawing.webp",
    b"<svg": "drawing.svg",
    b"%PDF": "drawing.pdf",
    b"\xff\xd8": "drawing.jpg",
}
#: What an SVG of single strokes has in its first tag.
_PLOTTER = b"data-plotter"


def offered_as(style: str) -> list[Output]:
    """What a drawing in a style can be had as."""
    return [output for output in OFFERED if output in style_of(style).files]


def can_be(style: str, output: Output) -> bool:
    """Whether there is such a file of a drawing in a style."""
    return output not in OFFERED or output in style_of(style).files


def file_name(content: bytes) -> str:
    """What a drawing that a worker made is called, by what is in it."""
    if content.startswith(b"<svg") and _PLOTTER in content.partition(b">")[0]:
        return "drawing-plotter.svg"
    names = (name for start, name in _NAMES.items() if content.startswith(start))
    return next(names, "drawing.png")


def is_scalable(content: bytes) -> bool:
    """Whether it is an SVG or a PDF, which do not get smaller by having fewer pixels."""
    return content.startswith((b"<svg", b"%PDF"))
