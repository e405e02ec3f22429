"""What was asked for and the drawing cannot show, so that its caption must not claim it."""

from collections.abc import Iterable
from dataclasses import replace

from bots.instructions.colouring import of_greys, of_paper
from bots.instructions.effects import of_lines, seen, shown, shown_of
from bots.instructions.statement import CONTROLS, DENYING, REMOVING, Statement
from model.contract.finish import Finish
from model.contract.look import PRESETS
from model.contract.wish import Wish

_ENDS = {"most": 1.0, "least": 0.0}


def without_effect(
    said: Iterable[tuple[Statement, str]], before: Wish, wish: Wish
) -> tuple[str, ...]:
    """What the drawing of a wish cannot show, as `Understood` names it.

    Each statement comes with the name of what it is about.
    """
    vain = (_vain(statement, topic, before, wish) for statement, topic in said)
    return tuple(dict.fromkeys(filter(None, vain)))


def at_end(ends: Iterable[str], wish: Wish) -> tuple[str, ...]:
    """Those of "detail-most" and the like that hold of a wish, and that its drawing shows."""
    found = dict.fromkeys(ends)
    holding = (
        f"{control}-{end}"
        for control in shown(wish)
        for end, value in _ENDS.items()
        if shown_of(control, wish) == value
    )
    return tuple(end for end in ("undo", *holding) if end in found)


def _vain(statement: Statement, topic: str, before: Wish, wish: Wish) -> str | None:
    sense, line = statement.alone, of_lines(wish)
    if sense and sense.kind == "medium" and not (line or statement.says(*DENYING, *REMOVING)):
        return "medium"
    if sense and sense.kind == "preset" and _looks_the_same(before, wish, sense.name):
        return "look"
    if sense and sense.name in ("inverted", "upright") and seen(wish).look.medium == "chalk":
        return "inverted"
    if _is_of_greys(statement) and not line:
        return "pure"
    if statement.colour and _is_dark_chalk(statement, wish):
        return "dark-chalk"
    return topic if topic in CONTROLS and topic not in shown(wish) else None


def _looks_the_same(before: Wish, wish: Wish, preset: str) -> bool:
    look = PRESETS[preset]
    same = seen(replace(wish, look=look)) == seen(replace(wish, look=before.look))
    return same and look != before.look


def _is_of_greys(statement: Statement) -> bool:
    named = statement.alone is not None and statement.alone.name in ("pure", "greys")
    return named or bool(statement.colour and of_greys(statement.colour, statement))


def _is_dark_chalk(statement: Statement, wish: Wish) -> bool:
    """Whether it asks for black chalk, or for a white board."""
    part = "paper" if of_paper(statement) else "ink"
    usual, hex = getattr(Finish(), part), statement.colour and statement.colour.hex
    asked = hex == usual == getattr(wish.finish, part)
    return asked and seen(wish).look.medium == "chalk" and statement.noun != "part"
