"""What an instruction makes of a wish: its statements, carried out one after another."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bots.instructions.addressing import statements_of
from bots.instructions.beyond import beyond
from bots.instructions.catalogue import Kind, Sense
from bots.instructions.colouring import (
    coloured,
    of_all_colours,
    part_of,
    with_part,
)
from bots.instructions.controlling import ends_of, settle_topic, topic, with_control
from bots.instructions.grammar import correct
from bots.instructions.hidden import asked_by, hidden, settled
from bots.instructions.in_vain import at_end, without_effect
from bots.instructions.numbered import style_numbered
from bots.instructions.people import with_people
from bots.instructions.reading import Text, read
from bots.instructions.remarks import without_remarks
from bots.instructions.statement import DENYING, REMOVING, Statement
from bots.instructions.subjects import without_subjects
from bots.instructions.talk import STOP, asks_again, stops, talk_in
from bots.instructions.turning import turn_colours
from bots.instructions.understood import LONGEST, Understood
from bots.instructions.undoing import remembering, undone
from bots.instructions.unwanted import (
    choose_one,
    is_of_ink,
    share_refusals,
    unwanted_media,
    without_media,
)
from bots.instructions.whole import as_a_whole, name_colouring
from model.contract.styles import COLOUR
from model.contract.wish import Output, Wish


def understand(
    words: str,
    so_far: Wish = Wish(),
    style: str | None = None,
    medium: str | None = None,
    output: Output | None = None,
    added: Sequence[str] = (),
) -> Understood:
    """What is wished for, starting from the wish so far; never raises, whatever the words.

    `style` and `output` are those of the command that the words stand behind, if it names one;
    `medium` is chosen beside them. It and the output count as said before them. `added` are the
    styles, besides the shipped ones, that may be named.
    """
    everything = read(words[:LONGEST], added)
    if stops(everything):
        return Understood(replace(so_far, style=style or so_far.style), talk=STOP)
    if asks_again(everything):
        wish = so_far.in_style(style) if style else so_far
        return Understood(remembering(wish, so_far), (everything.phrase(everything.clauses[0]),))
    if numbered := style_numbered(everything, so_far, added):
        phrases = tuple(everything.phrase(clause) for clause in everything.clauses)
        return Understood(remembering(so_far.in_style(numbered), so_far), phrases)
    text = without_subjects(without_remarks(with_people(everything)))
    clauses = statements_of(text)
    chosen = [*_chosen("medium", medium), *_chosen("output", output)]
    written = [statement for clause in clauses for statement in clause]
    name_colouring(written)
    share_refusals(text, written)
    choose_one(written)
    turn_colours(text, written)
    said = [*chosen, *written]
    for before, after in pairwise(said):
        correct(before, after)
    so_far = so_far.in_style(style) if style else so_far
    start = undone(so_far) if (undoing := any(map(_is_undo, said))) else so_far
    asked, ends = _all_changed(start, said, style)
    ends += ["undo"] if undoing and so_far.before is None else []
    wish = settled(asked, asked_by(said))
    told = [one for one in said if not (one.unknown or _is_pointing(one))]
    runs = [run for clause in clauses for run in _unknown(clause)]
    unknown = tuple(text.phrase([mark for one in run for mark in one.marks]) for run in runs)
    known = zip(unknown, map(beyond, runs), strict=True)
    styled = {one.alone.name for one in said if one.alone and one.alone.kind == "style"}
    return Understood(
        remembering(wish, start),
        tuple(dict.fromkeys(_phrase(text, one) for one in told)),
        unknown,
        tuple((phrase, what) for phrase, what in known if what),
        style_named=bool(styled),
        style_switched=wish.style == COLOUR and COLOUR not in (start.style, *styled),
        without_effect=without_effect([(one, topic(one, wish)) for one in told], start, wish),
        at_end=at_end(ends, wish),
        hidden=hidden(asked.finish, so_far, wish),
        talk="" if told else talk_in(everything, unknown),
        cut=len(words) > LONGEST,
    )


def _chosen(kind: Kind, name: str | None) -> list[Statement]:
    """What is chosen beside the words, if it is."""
    return [Statement(alone=Sense(kind, name))] if name else []


def _phrase(text: Text, statement: Statement) -> str:
    """What a statement says, as it was typed, or by the name of what was chosen beside it."""
    if statement.marks or statement.alone is None:
        return text.phrase(statement.marks)
    return statement.alone.name


def _all_changed(
    wish: Wish, said: Sequence[Statement], style: str | None
) -> tuple[Wish, list[str]]:
    """The wish after all statements, and which controls could go no further, as "detail-most".

    Marks the statements that have no meaning as unknown.
    """
    command = [Statement(alone=Sense("style", style))] if style else []
    ends = []
    for statement in sorted([*command, *said], key=_turn):
        settle_topic(statement, wish)
        ends += ends_of(wish, statement)
        changed = _changed(wish, statement)
        statement.unknown |= changed is None
        wish = changed or wish
    return without_media(wish, unwanted_media(said)), ends


def _turn(statement: Statement) -> int:
    """When a statement is carried out: those with lower numbers come first.

    A preset or "reset" first, since the rest of the words start from it; media before styles, so
    that a named style stays; colours of parts before other colours, since they make the drawing a
    coloured sketch, in which "background" has a colour; and what is said of everybody before what
    is said of one person.
    """
    if sense := statement.alone:
        return _turn_of_whole(sense)
    if not statement.colour or not part_of(statement):
        return 8
    if statement.says(*DENYING, *REMOVING):
        return 5
    return 7 if statement.who else 6


def _turn_of_whole(sense: Sense) -> int:
    match sense.kind, sense.name:
        case ("whole", "inverted") | ("output", "plotter" | "sheet"):
            # After other files: "an SVG for the plotter" is a file for a plotter; and after styles,
            # since a sheet has them all.
            return 4
        case ("medium", _) | ("whole", "pure" | "greys" | "contrast") | ("output", "pdf"):
            # Before other files: "a sticker to print" is a sticker, not a PDF.
            return 2
        case "whole", "tattoo":
            # Before media: "a tattoo in dots" keeps its dots.
            return 1
        case "preset" | "whole", _:
            return 0
    return 3


def _is_pointing(statement: Statement) -> bool:
    """Whether it is about a picture, which must be there to give it a meaning: "these colours"."""
    return statement.alone is not None and statement.alone.name == "example"


def _is_undo(statement: Statement) -> bool:
    return statement.alone is not None and statement.alone.name == "undo"


def _unknown(clause: list[Statement]) -> list[list[Statement]]:
    """What was not understood in a clause; what stands side by side is one phrase."""
    runs: list[list[Statement]] = []
    beside = False
    for statement in clause:
        if statement.unknown and beside and not statement.joined:
            runs[-1].append(statement)
        elif statement.unknown:
            runs.append([statement])
        beside = statement.unknown
    return runs


def _changed(wish: Wish, statement: Statement) -> Wish | None:
    """The wish after a statement; None for one without a meaning."""
    if statement.unknown:
        return None
    if statement.alone:
        return as_a_whole(wish, statement.alone, statement)
    if part := part_of(statement):
        return with_part(wish, part, statement)
    if statement.colour:
        unchangeable = statement.noun == "part"
        return None if unchangeable else coloured(wish, statement.colour, statement)
    if is_of_ink(statement):
        return wish
    if statement.noun == "colour":
        return of_all_colours(wish, statement)
    return with_control(wish, statement)
