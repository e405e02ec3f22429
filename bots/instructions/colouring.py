"""What statements about colours change: of ink and paper, and of the parts of a drawing."""

from dataclasses import replace

from bots.instructions.amounts import STEP
from bots.instructions.catalogue import Sense
from bots.instructions.effects import of_lines, of_parts, printed, seen, shown_of, with_amount
from bots.instructions.fills import fill
from bots.instructions.statement import DENYING, INKED, PAPERED, PARTS, REMOVING, Statement
from model.contract.colours import Colours
from model.contract.finish import Finish, is_light_on_dark
from model.contract.styles import COLOUR, LINE
from model.contract.wish import Wish

#: Degrees that ask for less of a colour, and all those with which a colour is not wanted.
LESSENING = ("less", "too")
TURNING_DOWN = (*DENYING, *REMOVING, *LESSENING)

#: The amount in "normal hair".
_MEDIUM = 0.5


def part_of(statement: Statement) -> str:
    """The part that a statement is about, "" for none: "blonde" is said of hair."""
    noun = statement.noun or (statement.colour.alone if statement.colour else "")
    return noun if noun in PARTS else ""


def with_part(wish: Wish, part: str, statement: Statement) -> Wish | None:
    """Hair, skin or clothes in a colour, or in none that is asked for; None for anything else.

    A drawing whose style has no such colours becomes a coloured sketch.
    """
    colour, level = statement.colour, statement.level
    if colour is None:
        normal = level is not None and not level.name and level.value == _MEDIUM
        if normal or statement.says("usual"):
            return _painted(wish, part, None, statement.who)
        return wish if statement.says("same") else None
    if statement.says(*TURNING_DOWN):
        return _painted(wish, part, None, statement.who)
    hex = fill(colour, part)
    return _painted(with_parts(wish), part, hex, statement.who) if hex else None


def with_parts(wish: Wish) -> Wish:
    """The wish in a style whose parts have the colours that are asked for."""
    return wish if of_parts(wish) else replace(wish, style=COLOUR)


def coloured(wish: Wish, colour: Sense, statement: Statement) -> Wish | None:
    """Ink or paper in another colour, or the background of a drawing that has parts.

    In other styles a coloured background is coloured paper and nothing else. None where there is to
    be less of a colour that there is not.
    """
    if of_greys(colour, statement):
        return _without_grey(wish, colour, statement)
    if colour.name == "grey" and wish.finish.pure and _put_back(statement):
        return with_greys(wish)
    denied = statement.says(*TURNING_DOWN)
    if statement.noun == "background" and of_parts(wish) and not of_lines(wish) and colour.hex:
        return _painted(wish, "background", None if denied else fill(colour, "background"))
    if colour.hex is None:
        paper = Finish().paper if denied else None
        finish = replace(wish.finish, paper=paper)
    elif denied:
        return _without(wish, colour, statement)
    elif of_paper(statement):
        finish = replace(wish.finish, paper=colour.hex)
    else:
        finish = replace(wish.finish, ink=colour.hex)
    cut_out = colour.hex is None and not statement.noun and not of_lines(wish)
    if (statement.noun == "background" or cut_out) and not denied:
        # A cartoon is transparent where its background was.
        wish = replace(unpainted_background(wish), look=replace(wish.look, background=0.0))
    return replace(wish, finish=finish)


def of_paper(statement: Statement) -> bool:
    """Whether a colour is that of the paper."""
    noun = statement.noun or (statement.colour.alone if statement.colour else "")
    return noun in PAPERED or (statement.on and not statement.noun)


def of_greys(colour: Sense, statement: Statement) -> bool:
    """Whether "grey" is the greys of a drawing: "no grey", "don't use any grey", "too grey"."""
    if colour.name != "grey" or statement.noun not in ("", *INKED):
        return False
    too_much = statement.says(*LESSENING)
    return too_much or (statement.noun != "ink" and statement.says(*DENYING, *REMOVING))


def _put_back(statement: Statement) -> bool:
    return not statement.noun and statement.says("with", "add", "more")


def _without_grey(wish: Wish, grey: Sense, statement: Statement) -> Wish:
    """In pure ink on pure paper; not in grey ink, which may be all that was meant."""
    if wish.finish.ink != grey.hex:
        return with_greys(wish, kept=False)
    wish = _in_usual_ink(wish)
    return with_greys(wish, kept=not statement.says(*LESSENING, *REMOVING))


def lighter(wish: Wish) -> Wish:
    """With less black: less shading, if there is any, or else thinner lines."""
    control = "shading" if shown_of("shading", wish) else "line_weight"
    return with_amount(wish, control, max(0.0, round(shown_of(control, wish) - STEP, 2)))


def _without(wish: Wish, colour: Sense, statement: Statement) -> Wish | None:
    """Ink or paper as usual, where it has the colour that is turned down."""
    finish, usual = wish.finish, Finish()
    if statement.says(*LESSENING) and colour.hex not in (finish.ink, finish.paper):
        return None
    if not of_paper(statement):
        if statement.says(*LESSENING) and colour.hex == usual.ink:
            return lighter(wish)
        return _in_usual_ink(wish) if finish.ink == colour.hex else wish
    if finish.paper == colour.hex:
        finish = replace(finish, paper=usual.paper)
    if statement.noun == "background" and statement.says(*REMOVING):
        wish = replace(unpainted_background(wish), look=replace(wish.look, background=0.0))
    return replace(wish, finish=finish)


def with_greys(wish: Wish, kept: bool = True) -> Wish:
    """With greys between ink and paper, or, if they are not kept, in ink and paper alone."""
    return replace(wish, finish=replace(wish.finish, pure=not kept))


def in_two_colours(wish: Wish) -> Wish:
    """A drawing for lasers, stamps and stencils, which is line art without greys."""
    return with_greys(replace(wish, style=LINE), kept=False)


def inverted(wish: Wish) -> Wish:
    """Ink in the colour of the paper and paper in that of the ink, as they are printed."""
    now = printed(wish)
    if seen(wish).look.medium == "chalk":
        # Which is light on dark, whatever is asked for.
        return wish
    if now.paper is None:
        ink = "#ffffff" if now.ink == Finish().ink else Finish().ink
        return replace(wish, finish=replace(wish.finish, ink=ink))
    return replace(wish, finish=replace(wish.finish, ink=now.paper, paper=now.ink))


def is_inverted(wish: Wish) -> bool:
    """Whether it is printed light on dark."""
    return is_light_on_dark(printed(wish))


def of_all_colours(wish: Wish, statement: Statement) -> Wish | None:
    """Without any colour, or in the usual ones; None for anything else."""
    if statement.says(*DENYING, *REMOVING):
        return without_colour(_in_usual_ink(wish))
    return usual_colours(wish) if statement.says("usual") else None


def usual_colours(wish: Wish) -> Wish:
    """No colour asked for, of lines, paper or parts, nor those of another picture."""
    wish = replace(_in_usual_ink(wish), colours=Colours(), example=False)
    if wish.finish.paper is None:
        return wish
    return replace(wish, finish=replace(wish.finish, paper=Finish().paper))


def with_paper(wish: Wish) -> Wish:
    """On paper again, if there was none."""
    paper = wish.finish.paper or Finish().paper
    return replace(wish, finish=replace(wish.finish, paper=paper))


def without_colour(wish: Wish) -> Wish:
    """The drawing that a coloured sketch is without its colours."""
    return replace(wish, style=LINE) if wish.style == COLOUR else wish


def unpainted_background(wish: Wish) -> Wish:
    """With no colour asked for the background; styles without parts keep it in mind."""
    return _painted(wish, "background", None) if of_parts(wish) else wish


def _in_usual_ink(wish: Wish) -> Wish:
    return replace(wish, finish=replace(wish.finish, ink=Finish().ink))


def _painted(wish: Wish, part: str, hex: str | None, who: tuple[str, ...] = ()) -> Wish:
    colours = wish.colours
    for one in who or (None,):
        colours = colours.painted(part, hex, one)
    return replace(wish, colours=colours)
