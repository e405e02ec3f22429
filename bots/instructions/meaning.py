"""Statements change the wish."""

from dataclasses import replace
from itertools import pairwise
from typing import cast

from bots.instructions.amounts import amount
from bots.instructions.catalogue import Sense
from bots.instructions.colouring import (
    coloured,
    of_all_colours,
    part_of,
    unpainted_background,
    usual_colours,
    with_part,
    without_colour,
)
from bots.instructions.grammar import correct, refuses, statements
from bots.instructions.reading import Mark, Text, read
from bots.instructions.statement import (
    COMPARING,
    CONTROLS,
    DENYING,
    MEASURING,
    REMOVING,
    Statement,
)
from bots.instructions.wish import LONGEST, Understood, Wish
from model.look import PRESETS
from worker.jobs import Output


def understand(words: str, so_far: Wish = Wish()) -> Understood:
    """What is wished for, starting from the wish so far; never raises, whatever the words."""
    text = read(words[:LONGEST])
    several = len(text.clauses) > 1
    clauses = [statements(one) for one in text.clauses if not (several and refuses(one))]
    said = [statement for clause in clauses for statement in clause]
    for before, after in pairwise(said):
        correct(before, after)
    wish = so_far
    for statement in sorted(said, key=_turn):
        changed = _changed(wish, statement)
        statement.unknown |= changed is None
        wish = changed or wish
    told = (one for one in said if not (one.unknown or _is_pointing(one)))
    understood = dict.fromkeys(text.phrase(one.marks) for one in told)
    unknown = tuple(phrase for clause in clauses for phrase in _unknown(text, clause))
    styled = {one.alone.name for one in said if one.alone and one.alone.kind == "style"}
    return Understood(
        wish,
        tuple(understood),
        unknown,
        style_named=bool(styled),
        style_switched=wish.style == "colour" and not {so_far.style, *styled} & {"colour"},
        cut=len(words) > LONGEST,
    )


def _turn(statement: Statement) -> int:
    """When a statement's turn comes.

    A preset or "reset" is what the rest of the words start from, wherever it stands; what colours a
    part makes the drawing one in which a background has a colour too.
    """
    if statement.alone:
        return 0
    if not statement.colour or not part_of(statement):
        return 3
    return 1 if statement.says(*DENYING, *REMOVING) else 2


def _is_pointing(statement: Statement) -> bool:
    """Whether it is about a picture, which must be there to give it a meaning: "these colours"."""
    return statement.alone is not None and statement.alone.name == "example"


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
    if part := part_of(statement):
        return with_part(wish, part, statement)
    if statement.colour:
        unchangeable = statement.noun == "part"
        return None if unchangeable else coloured(wish, statement.colour, statement)
    if statement.noun == "colour":
        return of_all_colours(wish, statement)
    return _with_control(wish, _control(statement), statement)


def _with_control(wish: Wish, control: str, statement: Statement) -> Wish | None:
    """More or less of a control of the look."""
    if control not in CONTROLS:
        # To name lines, ink or paper says nothing yet; a part of the picture cannot be changed.
        return wish if statement.bare and statement.noun in ("lines", "ink", "paper") else None
    value = amount(statement, control, getattr(wish.look, control))
    if value is None:
        return None
    if control == "background":
        unpainted = unpainted_background(wish)
        if statement.says("usual") and unpainted != wish:
            return unpainted
        wish = wish if value else unpainted
    return replace(wish, look=replace(wish.look, **{control: value}))


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
        # "not as a sticker" is "as a picture again".
        if sense.kind == "style" and sense.name == wish.style:
            return replace(wish, style=Wish().style)
        return replace(wish, output="png") if sense.name == wish.output else wish
    match sense.kind, sense.name:
        case "whole", "reset":
            return Wish()
        case "whole", "example":
            return replace(wish, example=True)
        case "whole", "colours":
            return usual_colours(wish)
        case "preset", name:
            return replace(wish, look=PRESETS[name])
        case "style", name:
            return replace(wish, style=name)
        case "output", name:
            return replace(wish, output=cast(Output, name))
    if sense.finish is None:
        return wish
    return replace(without_colour(wish), finish=sense.finish)
