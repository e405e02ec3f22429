"""Statements change the wish."""

from dataclasses import replace
from typing import cast

from bots.instructions.amounts import amount
from bots.instructions.catalogue import Sense
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
from model.look import PRESETS, Finish
from worker.jobs import Output


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
    told = (one for one in said if not (one.unknown or _is_pointing(one)))
    understood = dict.fromkeys(text.phrase(one.marks) for one in told)
    unknown = tuple(phrase for clause in clauses for phrase in _unknown(text, clause))
    styled = any(one.alone and one.alone.kind == "style" for one in said)
    return Understood(wish, tuple(understood), unknown, styled, cut=len(words) > LONGEST)


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
    if statement.colour:
        part = statement.noun == "part"
        return None if part else _coloured(wish, statement.colour, statement)
    if statement.noun == "colour":
        return _colourless(wish) if statement.says(*DENYING, *REMOVING) else None
    control = _control(statement)
    if control not in CONTROLS:
        # To name lines, ink or paper says nothing yet; a part of the picture cannot be changed.
        return wish if statement.bare and statement.noun in ("lines", "ink", "paper") else None
    value = amount(statement, control, getattr(wish.look, control))
    return None if value is None else replace(wish, look=replace(wish.look, **{control: value}))


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
        # "not as a sticker" is "as a picture again".
        return replace(wish, output="png") if sense.name == wish.output else wish
    match sense.kind, sense.name:
        case "whole", "reset":
            return Wish()
        case "whole", "example":
            return replace(wish, example=True)
        case "preset", name:
            return replace(wish, look=PRESETS[name])
        case "style", name:
            return replace(wish, style=name)
        case "output", name:
            return replace(wish, output=cast(Output, name))
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
