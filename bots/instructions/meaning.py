"""Statements change the wish."""

from dataclasses import replace

from bots.instructions.catalogue import Sense, meant_by_noun
from bots.instructions.grammar import statements
from bots.instructions.reading import Mark, Text, read
from bots.instructions.statement import (
    COMPARING,
    CONTROLS,
    DENYING,
    MEASURING,
    PAPERED,
    REMOVING,
    Statement,
)
from bots.instructions.wish import LONGEST, Understood, Wish
from model.look import PRESETS, Finish, Look

#: How far a change goes: "a bit thicker", "thicker", "much thicker".
SMALL_STEP, STEP, LARGE_STEP = 0.1, 0.2, 0.4
#: Amounts without a word of their own: "a bit of shading", "lots of shading".
LITTLE, LOTS = 0.25, 0.85

#: Of these the least is as good a drawing as the most; of the others it is none at all.
_FROM_END_TO_END = ("line_weight", "detail")


def understand(words: str, so_far: Wish = Wish()) -> Understood:
    """What is wished for, starting from the wish so far; never raises, whatever the words."""
    text = read(words[:LONGEST])
    clauses = [statements(clause) for clause in text.clauses]
    said = [statement for clause in clauses for statement in clause]
    wish = so_far
    # A preset or "reset" is what the rest of the words start from, wherever it stands.
    for statement in sorted(said, key=lambda statement: statement.alone is None):
        changed = _changed(wish, statement)
        statement.unknown |= changed is None
        wish = changed or wish
    understood = tuple(text.phrase(one.marks) for one in said if not one.unknown)
    unknown = tuple(phrase for clause in clauses for phrase in _unknown(text, clause))
    return Understood(wish, understood, unknown, cut=len(words) > LONGEST)


def _unknown(text: Text, clause: list[Statement]) -> list[str]:
    """What was not understood in a clause; what stands side by side is one phrase."""
    runs: list[list[Mark]] = []
    beside = False
    for statement in clause:
        if statement.unknown and beside and not statement.joined:
            runs[-1] += statement.marks
        elif statement.unknown:
            runs.append(list(statement.marks))
        beside = statement.unknown
    return [text.phrase(run) for run in runs]


def _changed(wish: Wish, statement: Statement) -> Wish | None:
    """The wish after a statement; None for one without a meaning."""
    if statement.unknown:
        return None
    if statement.alone:
        return _as_a_whole(wish, statement.alone, statement)
    if statement.colour:
        part = statement.noun == "part"
        return None if part else _coloured(wish, statement.colour, statement)
    if statement.noun == "colour":
        return _colourless(wish) if statement.says(*DENYING, *REMOVING) else None
    control = _control(statement)
    if control not in CONTROLS:
        return None if statement.noun == "part" else wish
    value = _value(statement, control, getattr(wish.look, control))
    if value is None:
        return None
    look = replace(wish.look, **{control: round(min(1.0, max(0.0, value)), 2)})
    return replace(wish, look=look)


def _colourless(wish: Wish) -> Wish:
    return replace(wish, finish=replace(wish.finish, ink=Finish().ink))


def _control(statement: Statement) -> str:
    """What a statement is about; more or fewer lines are more or less detail."""
    if statement.noun == "lines":
        if statement.level or statement.number:
            return "line_weight"
        return "detail" if statement.says(*COMPARING, *MEASURING) else "lines"
    if statement.noun or statement.level is None:
        return statement.noun
    return statement.level.name or statement.level.alone


def _as_a_whole(wish: Wish, sense: Sense, statement: Statement) -> Wish:
    if statement.says(*DENYING, *REMOVING):
        return wish
    match sense.kind, sense.name:
        case "whole", "reset":
            return Wish()
        case "preset", name:
            return replace(wish, look=PRESETS[name])
        case "style", name:
            return replace(wish, style=name)
    return replace(wish, finish=sense.finish) if sense.finish else wish


def _coloured(wish: Wish, colour: Sense, statement: Statement) -> Wish:
    """Ink or paper in another colour. A coloured background is coloured paper and nothing else."""
    denied = statement.says(*DENYING, *REMOVING)
    if colour.hex is None:
        paper = Finish().paper if denied else None
        finish = replace(wish.finish, paper=paper)
    elif denied:
        return wish
    elif statement.noun in PAPERED or (statement.on and not statement.noun):
        finish = replace(wish.finish, paper=colour.hex)
    else:
        finish = replace(wish.finish, ink=colour.hex)
    empty = statement.noun == "background" and not denied
    look = replace(wish.look, background=0.0) if empty else wish.look
    return replace(wish, look=look, finish=finish)


def _value(statement: Statement, control: str, now: float) -> float | None:
    """The amount of a control that a statement asks for; None for none."""
    if statement.number:
        return statement.number.value
    if statement.level is None and statement.says("add") and now > 0:
        statement.degrees.append("more")
    if statement.level and statement.level.value == 1 and statement.says(*REMOVING):
        # "remove all shading"
        return 0.0
    if direction := _direction(statement, control):
        return now + direction * _step(statement)
    if statement.level is None:
        return _amount(statement, control, now)
    return now if statement.level.kind == "step" else _levelled(statement, statement.level, control)


def _direction(statement: Statement, control: str) -> int:
    """1 for a change to more, -1 for one to less, 0 for an amount that does not depend on now."""
    level = statement.level
    denied = statement.says(*DENYING)
    sign = _sign(level, control) if level else 1
    if level is None and statement.says("too") and statement.says("slightly"):
        sign = -sign
    if statement.says("too"):
        return -sign
    if statement.says("too_little") or (denied and statement.says("enough")):
        return sign
    if level and level.kind == "step":
        return 0 if denied else (-sign if statement.says("less") else sign)
    if level and (denied or statement.says(*REMOVING)):
        return -sign
    if level is None and statement.says(*REMOVING) and statement.says("slightly"):
        return -1
    if statement.says("less"):
        return 0 if denied else -sign
    return sign if statement.says("more", "far_more") and not denied else 0


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


def _amount(statement: Statement, control: str, now: float) -> float | None:
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
    return LOTS if statement.says("lots") else usual


def _levelled(statement: Statement, level: Sense, control: str) -> float:
    """The amount that a word names, more or less emphatically."""
    if statement.says("very", "lots"):
        if _sign(level, control) > 0:
            return 1.0
        return 0.0 if control in _FROM_END_TO_END else level.value / 2
    if statement.says("slightly"):
        return (level.value + float(getattr(Look(), control))) / 2
    return level.value
