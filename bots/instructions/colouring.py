"""What statements about colours change: of ink and paper, and of the parts of a coloured sketch."""

from dataclasses import replace

from bots.instructions.catalogue import Sense
from bots.instructions.fills import fill
from bots.instructions.statement import DENYING, PAPERED, PARTS, REMOVING, Statement
from bots.instructions.wish import Wish
from model.look import Colours, Finish

#: The amount in "normal hair".
_MEDIUM = 0.5


def part_of(statement: Statement) -> str:
    """The part that a statement is about, "" for none: "blonde" is said of hair."""
    noun = statement.noun or (statement.colour.alone if statement.colour else "")
    return noun if noun in PARTS else ""


def with_part(wish: Wish, part: str, statement: Statement) -> Wish | None:
    """Hair, skin or clothes in a colour, or in none that is asked for; None for anything else.

    Only a coloured sketch has such colours, so that is what it becomes.
    """
    colour, level = statement.colour, statement.level
    if colour is None:
        normal = level is not None and not level.name and level.value == _MEDIUM
        if normal or statement.says("usual"):
            return _painted(wish, part, None)
        return wish if statement.says("same") else None
    if statement.says(*DENYING, *REMOVING):
        return _painted(wish, part, None)
    hex = fill(colour, part)
    return _painted(replace(wish, style="colour"), part, hex) if hex else None


def coloured(wish: Wish, colour: Sense, statement: Statement) -> Wish:
    """Ink or paper in another colour, or the background of a coloured sketch.

    In other styles a coloured background is coloured paper and nothing else.
    """
    denied = statement.says(*DENYING, *REMOVING)
    if statement.noun == "background" and wish.style == "colour" and colour.hex:
        return _painted(wish, "background", None if denied else fill(colour, "background"))
    if colour.hex is None:
        paper = Finish().paper if denied else None
        finish = replace(wish.finish, paper=paper)
    elif denied:
        return wish
    elif statement.noun in PAPERED or (statement.on and not statement.noun):
        finish = replace(wish.finish, paper=colour.hex)
    else:
        finish = replace(wish.finish, ink=colour.hex)
    if statement.noun == "background" and not denied:
        wish = replace(unpainted_background(wish), look=replace(wish.look, background=0.0))
    return replace(wish, finish=finish)


def of_all_colours(wish: Wish, statement: Statement) -> Wish | None:
    """Without any colour, or in the usual ones; None for anything else."""
    if statement.says(*DENYING, *REMOVING):
        return without_colour(_in_usual_ink(wish))
    return usual_colours(wish) if statement.says("usual") else None


def usual_colours(wish: Wish) -> Wish:
    """No colour asked for, of lines or parts, nor those of another picture."""
    return replace(_in_usual_ink(wish), colours=Colours(), example=False)


def without_colour(wish: Wish) -> Wish:
    """The drawing that a coloured sketch is without its colours."""
    return replace(wish, style=Wish().style) if wish.style == "colour" else wish


def unpainted_background(wish: Wish) -> Wish:
    """A coloured sketch with no colour asked for its background; other styles keep it in mind."""
    return _painted(wish, "background", None) if wish.style == "colour" else wish


def _in_usual_ink(wish: Wish) -> Wish:
    return replace(wish, finish=replace(wish.finish, ink=Finish().ink))


def _painted(wish: Wish, part: str, hex: str | None) -> Wish:
    return replace(wish, colours=replace(wish.colours, **{part: hex}))
