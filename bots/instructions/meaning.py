"""What an instruction makes of a wish: its statements, carried out one after another."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bots.instructions.addressing import statements_of
from bots.instructions.amounts import amount, stuck
from bots.instructions.beyond import beyond
from bots.instructions.catalogue import Kind, Sense
from bots.instructions.colouring import (
    LESSENING,
    coloured,
    lighter,
    of_all_colours,
    part_of,
    unpainted_background,
    with_paper,
    with_part,
)
from bots.instructions.effects import shown, shown_of, usually_shown_of, with_amount
from bots.instructions.grammar import correct
from bots.instructions.hidden import asked_by, hidden, settled
from bots.instructions.in_vain import at_end, without_effect
from bots.instructions.people import with_people
from bots.instructions.reading import Text, read
from bots.instructions.remarks import without_remarks
from bots.instructions.statement import COMPARING, CONTROLS, DENYING, MEASURING, REMOVING, Statement
from bots.instructions.strength import STRENGTH, is_measured
from bots.instructions.subjects import without_subjects
from bots.instructions.talk import STOP, stops, talk_in
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
from bots.instructions.whole import as_a_whole
from model.contract.styles import COLOUR
from model.contract.wish import Output, Wish


def understand(
    words: str,
    so_far: Wish = Wish(),
    style: str | None = None,
    medium: str | None = None,
    output: Output | None = None,
) -> Understood:
    """What is wished for, starting from the wish so far; never raises, whatever the words.

    `style` and `output` are those of the command that the words stand behind, if it names one;
    `medium` is chosen beside them. It and the output count as said before them.
    """
    everything = read(words[:LONGEST])
    if stops(everything):
        return Understood(replace(so_far, style=style or so_far.style), talk=STOP)
    text = without_subjects(without_remarks(with_people(everything)))
    clauses = statements_of(text)
    chosen = [*_chosen("medium", medium), *_chosen("output", output)]
    written = [statement for clause in clauses for statement in clause]
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
        without_effect=without_effect([(one, _topic(one, wish)) for one in told], start, wish),
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
        _settle_topic(statement, wish)
        ends += _ends(wish, statement)
        changed = _changed(wish, statement)
        statement.unknown |= changed is None
        wish = changed or wish
    return without_media(wish, unwanted_media(said)), ends


def _settle_topic(statement: Statement, wish: Wish) -> None:
    """Of a drawing that can be stronger, "even more" is said of that."""
    compared = statement.unknown and statement.says("more", "less", "far_more")
    degrees = all(mark.may_be("degree") for mark in statement.marks)
    if compared and degrees and STRENGTH in shown(wish):
        statement.noun, statement.unknown = STRENGTH, False


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
    return _with_control(wish, _control(statement, wish), statement)


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


def _with_control(wish: Wish, control: str, statement: Statement) -> Wish | None:
    """More or less of a control of the look."""
    if control not in CONTROLS:
        return _with_noun(wish, statement)
    now, usual = shown_of(control, wish), usually_shown_of(control, wish)
    if stuck(statement, control, now, usual):
        return wish
    value = amount(statement, control, now, usual)
    if value is None:
        return None
    if control == "background":
        unpainted = unpainted_background(wish)
        if statement.says("usual") and unpainted != wish:
            return unpainted
        wish = wish if value else unpainted
    return with_amount(wish, control, value)


def _topic(statement: Statement, wish: Wish) -> str:
    """The control that a statement is about; "" for other things."""
    if is_measured(statement):
        # "less comic" says nothing of what is no comic.
        return STRENGTH if statement.alone and statement.alone.name == wish.style else ""
    if statement.unknown or statement.alone or statement.colour or part_of(statement):
        return ""
    control = _control(statement, wish)
    return control if control in CONTROLS else ""


def _ends(wish: Wish, statement: Statement) -> list[str]:
    """ "detail-most" where more detail is asked for of a wish that has all of it."""
    if not (control := _topic(statement, wish)):
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
