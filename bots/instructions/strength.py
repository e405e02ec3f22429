"""How much of a cartoon a style is to be: "much more cartoon", "half comic", "less cute"."""

from bots.instructions.amounts import amount
from bots.instructions.catalogue import Sense
from bots.instructions.effects import shown_of, usually_shown_of, with_amount
from bots.instructions.statement import MEASURING, Statement
from model.contract.styles import style_of
from model.contract.wish import Wish

STRENGTH = "strength"
#: Degrees that say how strong a style is to be, and those that say so of the drawing before.
_COMPARED = ("more", "far_more", "less", "too", "too_little")
_SAYING = (*MEASURING, *_COMPARED, "usual")


def has_strength(style: str) -> bool:
    """Whether drawings in a style can be more or less so."""
    return STRENGTH in style_of(style).controls


def is_measured(statement: Statement) -> bool:
    """Whether it says how strong the style that it names is to be."""
    style = statement.alone
    if style is None or style.kind != "style":
        return False
    amounts = statement.level or statement.number
    return bool(amounts) or (has_strength(style.name) and statement.says(*_SAYING))


def in_style(wish: Wish, style: Sense, statement: Statement) -> Wish:
    """The wish in a style, as strong as is said.

    Less of a style never brings it, and more of another than it is in is that style as usual.
    """
    there = style.name == wish.style
    if statement.says("less", "too") and not there:
        return wish
    wish = wish.in_style(style.name)
    if not is_measured(statement) or (statement.says(*_COMPARED) and not there):
        return wish
    now, usual = shown_of(STRENGTH, wish), usually_shown_of(STRENGTH, wish)
    value = amount(statement, STRENGTH, now, usual)
    return wish if value is None else with_amount(wish, STRENGTH, value)
