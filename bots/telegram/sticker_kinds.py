"""Which stickers a pack gets at once, and which emoji stand for a sticker."""

from dataclasses import replace

from bots.instructions.catalogue import colour_of
from model.contract.finish import Finish
from model.contract.styles import LINE
from model.contract.wish import Wish

#: Stickers that a pack gets of one photo.
AT_ONCE = 6
#: The looks and inks of line art in a pack, in their order.
_LOOKS = (
    ("classic", "black"),
    ("bold", "blue"),
    ("fine", "red"),
    ("sketch", "black"),
    ("minimal", "purple"),
    ("bold", "green"),
)
#: What a drawing was made with, else it is 🎨; and the colour of its ink.
_TOOLS = {
    "ink": "🖋️",
    "pen": "🖊️",
    "brush": "🖌️",
    "pencil": "✏️",
    "engraving": "📜",
    "stipple": "⚫",
    "chalk": "🖍️",
    "page": "📖",
}
_HEARTS = {
    "black": "🖤",
    "blue": "💙",
    "red": "❤️",
    "green": "💚",
    "brown": "🤎",
    "purple": "💜",
    "yellow": "💛",
    "orange": "🧡",
    "pink": "🩷",
    "white": "🤍",
    "grey": "🩶",
}


def pack_of(wish: Wish) -> list[Wish]:
    """What a pack of one photo gets: the drawing as it is, then lines in other looks and inks."""
    first = replace(wish, output="sticker")
    lines = [_lines(wish, look, ink) for look, ink in _LOOKS]
    return [first, *(one for one in lines if one != first)][:AT_ONCE]


def emoji_of(wish: Wish | None) -> tuple[str, ...]:
    """What to write to find a sticker that came of a wish: its tool and its ink, or a palette."""
    if wish is None or wish.style != LINE:
        return ("🎨",)
    hearts = {colour_of(name): heart for name, heart in _HEARTS.items()}
    heart = hearts.get(wish.finish.ink)
    return (_TOOLS.get(wish.look.medium, "🎨"), *([heart] if heart else []))


def _lines(wish: Wish, look: str, ink: str) -> Wish:
    finish = Finish(ink=colour_of(ink))
    return replace(wish, style=LINE, look=wish.look.named(look), finish=finish, output="sticker")
