"""What statements about a control of the look change, and which control they are about."""

from bots.instructions.amounts import amount, stuck
from bots.instructions.catalogue import Sense
from bots.instructions.colouring import (
    LESSENING,
    lighter,
    part_of,
    unpainted_background,
    with_greys,
    with_paper,
)
from bots.instructions.effects import shown, shown_of, usually_shown_of, with_amount
from bots.instructions.statement import COMPARING, CONTROLS, DENYING, MEASURING, Statement
from bots.instructions.strength import STRENGTH, is_measured
from model.contract.wish import Wish


def settle_topic(statement: Statement, wish: Wish) -> None:
    """Of a drawing that can be stronger, "even more" and "too much" are said of that."""
    compared = statement.unknown and statement.says(*COMPARING)
    degrees = all(mark.may_be("degree") for mark in statement.marks)
    if compared and degrees and STRENGTH in shown(wish):
        statement.noun, statement.unknown = STRENGTH, False


def _with_noun(wish: Wish, statement: Statement) -> Wish | None:
    """What is said of lines, ink or paper as such; only to name them changes nothing."""
    if statement.noun not in ("lines", "ink", "paper"):
        # A part of the picture cannot be changed.
        return None
    if statement.noun == "ink" and statement.says(*LESSENING):
        return lighter(wish)
    if statement.noun == "paper" and statement.says("with", "add", "usual"):
        return with_paper(wish)
    return wish if statement.bare or statement.says(*DENYING) else None


def with_control(wish: Wish, statement: Statement) -> Wish | None:
    """More or less of a control of the look; None where nothing can be meant."""
    control = _control(statement, wish)
    if control not in CONTROLS:
        return _with_noun(wish, statement)
    now, usual = shown_of(control, wish), usually_shown_of(control, wish)
    if stuck(statement, control, now, usual):
        return wish
    value = amount(statement, control, now, usual)
    if value is None:
        return None
    if control == "shading" and value == now == 0 and control in shown(wish):
        # What is left to be taken away are greys.
        return with_greys(wish, kept=False)
    if control == "background":
        unpainted = unpainted_background(wish)
        if statement.says("usual") and unpainted != wish:
            return unpainted
        wish = wish if value else unpainted
    return with_amount(wish, control, value)


def topic(statement: Statement, wish: Wish) -> str:
    """The control that a statement is about; "" for other things."""
    if is_measured(statement):
        # "less comic" says nothing of what is no comic.
        return STRENGTH if statement.alone and statement.alone.name == wish.style else ""
    if statement.unknown or statement.alone or statement.colour or part_of(statement):
        return ""
    control = _control(statement, wish)
    return control if control in CONTROLS else ""


def ends_of(wish: Wish, statement: Statement) -> list[str]:
    """ "detail-most" where more detail is asked for of a wish that has all of it."""
    if not (control := topic(statement, wish)):
        return []
    now, usual = shown_of(control, wish), usually_shown_of(control, wish)
    direction = stuck(statement, control, now, usual)
    return [f"{control}-{'most' if direction > 0 else 'least'}"] if direction else []


def _control(statement: Statement, wish: Wish) -> str:
    """What a statement is about; more or fewer lines are more or less detail."""
    if statement.noun == "lines":
        if statement.level or statement.number:
            return "line_weight"
        return "detail" if statement.says(*COMPARING, *MEASURING) else "lines"
    if statement.noun or not (statement.level or statement.number):
        return statement.noun
    if statement.level is None:
        return STRENGTH if STRENGTH in shown(wish) else ""
    return statement.level.name or _said_of(statement.level, wish)


def _said_of(level: Sense, wish: Wish) -> str:
    """What a word for an amount of anything is said of by itself, in such a drawing."""
    unseen = level.elsewhere or level.alone != "line_weight"
    return level.elsewhere if unseen and level.alone not in shown(wish) else level.alone
