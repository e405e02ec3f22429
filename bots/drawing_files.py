"""Drawings as files: which kinds are offered, and what they are called."""

from worker.jobs import Output

#: What a drawing can be had as beside the picture itself, in the order of the buttons; a sentence
#: `as-...` names each.
OFFERED: tuple[Output, ...] = ("svg", "sticker", "avatar")

#: How files begin, and what they are called then; all others are PNGs.
_NAMES = {b"RIFF": "drawing.webp", b"<svg": "drawing.svg", b"\xff\xd8": "drawing.jpg"}


def file_name(content: bytes) -> str:
    """What a drawing that a worker made is called, by what is in it."""
    names = (name for start, name in _NAMES.items() if content.startswith(start))
    return next(names, "drawing.png")


def is_scalable(content: bytes) -> bool:
    """Whether it is an SVG, which has no pixels."""
    return content.startswith(b"<svg")
