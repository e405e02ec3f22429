"""What was asked for and the drawing cannot show, so that its caption must not claim it."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from bots.instructions.colouring import of_greys, of_paper
from bots.instructions.effects import of_lines, of_parts, seen, shown, shown_of, visible
from bots.instructions.hidden import asked_by
from bots.instructions.statement import CONTROLS, DENYING, REMOVING, Statement
from model.contract.colours import Colours
from model.contract.finish import Finish
from model.contract.look import CONTROL_NAMES, PRESETS, Look
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


def options_in_vain(wish: Wish, controls: Collection[str], preset: str) -> tuple[str, ...]:
    """The same of options, which are no words: a look by name, and controls that were set."""
    look = PRESETS.get(preset, Look())
    plain = seen(replace(wish, look=look)) == seen(replace(wish, look=Look()))
    vain = [name for name in CONTROL_NAMES if name in controls and name not in shown(wish)]
    return ("look", *vain) if plain and look != Look() else tuple(vain)


def all_in_vain(
    wish: Wish, controls: Collection[str], preset: str, medium: str | None
) -> tuple[str, ...]:
    """The same where the wish is made of nothing but options: also what else it asks for."""
    shows, parts = visible(wish), of_parts(wish)
    of = {
        "ink": wish.finish.ink != shows.ink,
        "paper": wish.finish.paper != shows.paper,
        "parts": wish.colours != Colours() and not parts,
        "example": wish.example and not parts,
    }
    tools = ("medium",) if medium is not None and not of_lines(wish) else ()
    others = (name for name, vain in of.items() if vain)
    return (*tools, *options_in_vain(wish, controls, preset), *others)


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
    if sense and sense.name == "contrast" and not line:
        return "contrast"
    if _is_of_greys(statement) and not line:
        return "pure"
    if _is_black_and_white(statement, wish) or _is_dark_chalk(statement, wish):
        return "black-and-white"
    if (unseen := _unseen(statement, wish)) and not statement.unknown:
        return unseen
    return topic if topic in CONTROLS and topic not in shown(wish) else None


def _looks_the_same(before: Wish, wish: Wish, preset: str) -> bool:
    look = before.look.named(preset)
    same = seen(replace(wish, look=look)) == seen(replace(wish, look=before.look))
    return same and look != before.look


def _is_of_greys(statement: Statement) -> bool:
    named = statement.alone is not None and statement.alone.name in ("pure", "greys")
    return named or bool(statement.colour and of_greys(statement.colour, statement))


def _unseen(statement: Statement, wish: Wish) -> str | None:
    """ "ink" or "paper", if it asks for a colour of that and the drawing shows none of it."""
    transparent = statement.colour is not None and statement.colour.hex is None
    asked = {"paper"} if transparent else asked_by([statement])
    shows = visible(wish)
    hidden = (part for part in asked if getattr(wish.finish, part) != getattr(shows, part))
    return next(hidden, None)


def _is_black_and_white(statement: Statement, wish: Wish) -> bool:
    """Whether it asks for black on white alone, of a drawing that has colours all the same."""
    denied = statement.says(*DENYING, *REMOVING)
    both = statement.alone is not None and statement.alone.finish == Finish()
    colourless = statement.noun == "colour" and statement.colour is None
    return not of_lines(wish) and (colourless if denied else both)


def _is_dark_chalk(statement: Statement, wish: Wish) -> bool:
    """Whether it asks for black chalk, or for a white board."""
    if statement.colour is None:
        return False
    part = "paper" if of_paper(statement) else "ink"
    usual, hex = getattr(Finish(), part), statement.colour and statement.colour.hex
    asked = hex == usual == getattr(wish.finish, part)
    return asked and seen(wish).look.medium == "chalk" and statement.noun != "part"
