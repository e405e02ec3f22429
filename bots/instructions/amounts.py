"""How much of a control a statement asks for, from how much of it there is."""

from bots.instructions.catalogue import Sense, meant_by_noun
from bots.instructions.statement import DENYING, REMOVING, Statement
from model.contract.look import Look

#: How far a change goes: "a bit thicker", "thicker", "much thicker".
SMALL_STEP, STEP, LARGE_STEP = 0.1, 0.2, 0.4
#: Amounts without a word of their own: "a bit of shading", "lots of shading".
LITTLE, LOTS = 0.25, 0.85

#: Controls whose least amount is still drawn: thin lines, few details. Of others it is nothing.
_FROM_END_TO_END = ("line_weight", "detail")


def amount(statement: Statement, control: str, now: float, usual: float) -> float | None:
    """The amount between 0 and 1 that a statement means; None when it means none.

    `now` is how much there is, `usual` how much there is where nothing is said.
    """
    value = _value(statement, control, now, usual)
    return None if value is None else within(value)


def within(value: float) -> float:
    """An amount limited to 0 to 1, and rounded, since sums of steps are not exact."""
    return round(min(1.0, max(0.0, value)), 2)


def stuck(statement: Statement, control: str, now: float, usual: float) -> int:
    """1: more is asked for though it is at its most; -1: less, though at its least; 0: neither."""
    if statement.number or amount(statement, control, now, usual) != now or 0 < now < 1:
        return 0
    return _complaint(statement, control) or _change(statement, control, now)


def _value(statement: Statement, control: str, now: float, usual: float) -> float | None:
    level = statement.level
    if control == "background" and level and level.name == "detail":
        # "a plain background" is none; but no part can be drawn finer than the others.
        plain = level.kind == "level" and _sign(level, level.name) < 0
        return 0.0 if plain and not statement.degrees else None
    if statement.number:
        return _numbered(statement, statement.number.value, now)
    if level is None and statement.says("usual") and not statement.says("add", "with"):
        return usual
    if level and not level.name and level.value == 1 and statement.says(*REMOVING):
        # "remove all shading"
        return 0.0
    if direction := _complaint(statement, control) or _change(statement, control, now):
        return now + direction * _step(statement)
    if level is None:
        return _of_noun(statement, control, now)
    return now if level.kind == "step" else _levelled(statement, level, control, usual)


def _numbered(statement: Statement, number: float, now: float) -> float:
    """So much, or of "10% more" so much more than now."""
    if statement.says("more", "far_more"):
        return now + number
    return now - number if statement.says("less") else number


def _complaint(statement: Statement, control: str) -> int:
    """1 when there is said to be too little, -1 when there is too much, or else 0."""
    sign = _sign(statement.level, control) if statement.level else 1
    if statement.says("too"):
        too_little = statement.level is None and statement.says("slightly")
        return sign if too_little else -sign
    not_enough = statement.says("enough") and statement.says(*DENYING)
    return sign if not_enough or statement.says("too_little") else 0


def _change(statement: Statement, control: str, now: float) -> int:
    """1 for more than now, -1 for less, 0 for an amount that does not depend on now."""
    level, less = statement.level, statement.says("less")
    denied, removed = statement.says(*DENYING), statement.says(*REMOVING)
    sign = _sign(level, control) if level else 1
    if level and level.kind == "level" and (denied or removed):
        return -sign
    if level is None and removed and statement.says("slightly"):
        return -1
    more = statement.says("more", "far_more") or bool(level and level.kind == "step")
    more |= level is None and now > 0 and statement.says("add") and control != "background"
    if denied or not (more or less):
        return 0
    return -sign if less else sign


def _sign(level: Sense, control: str) -> int:
    """Whether a word names more of a control than usual, or less."""
    if level.kind == "step":
        return int(level.value)
    middle = getattr(Look(), level.name) if level.name in _FROM_END_TO_END else 0.5
    if level.name == "shading":
        middle = 0.0
    return 1 if level.value > middle else -1


def _step(statement: Statement) -> float:
    if statement.says("slightly"):
        return SMALL_STEP
    if statement.says(*DENYING):
        return STEP
    return LARGE_STEP if statement.says("very", "lots", "far_more") else STEP


def _of_noun(statement: Statement, control: str, now: float) -> float | None:
    """The amount that a noun alone asks for, with what is said of how much."""
    denials = sum(degree in (*DENYING, *REMOVING) for degree in statement.degrees)
    usual = meant_by_noun(control)
    if usual is None:
        return now if not denials else None
    if denials % 2:
        return 0.0
    if statement.says("slightly"):
        return LITTLE
    if statement.says("very"):
        return 1.0
    if statement.says("lots"):
        return LOTS
    # "with shading" takes nothing away from what there is of it.
    return max(usual, now) if statement.says("with") else usual


def _levelled(statement: Statement, level: Sense, control: str, usual: float) -> float:
    """The amount that a word names, more or less emphatically."""
    if statement.says("very", "lots"):
        if _sign(level, control) > 0:
            return 1.0
        return 0.0 if control in _FROM_END_TO_END else level.value / 2
    if statement.says("slightly"):
        return (level.value + usual) / 2
    return level.value
