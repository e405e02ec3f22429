"""Which of several people each statement is about.

In "left one: red hair, green jacket, the right one blonde" whoever is named comes first, and all
that follows is theirs, as far as the sentence goes; in "red hair on the left, blue on the right"
they come last; in "rambut yang kiri merah, kanan biru" and "머리 왼쪽은 빨간색" they stand between
a part and its colour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bots.instructions.catalogue import Kind
from bots.instructions.grammar import is_colour, refuses, statements
from bots.instructions.people import ALL, NOBODY, is_of_part, is_said_of_part, person_of
from bots.instructions.reading import Mark, Text
from bots.instructions.statement import DENYING, PARTS, REMOVING, Statement

#: Stops within a sentence.
_PAUSES = frozenset(",、()/|")
#: Kinds of words that say nothing of a part.
_QUIET: tuple[Kind, ...] = ("filler", "joint", "degree")


@dataclass(slots=True)
class _Scope:
    """Marks that are about the same people."""

    marks: list[Mark] = field(default_factory=list)
    #: What names them, just here.
    named: list[Mark] = field(default_factory=list)
    #: As `Colours` has them; nobody for all.
    who: tuple[str, ...] = ()
    #: They are named before what is said of them, so that more of it may follow.
    leads: bool = False
    #: They are nobody whom we could find, or nothing that is said here can be theirs.
    vain: bool = False


def statements_of(text: Text) -> list[list[Statement]]:
    """The statements of each clause, those about parts with whose they are."""
    several, noun = len(text.clauses) > 1, ""
    clauses: list[list[Statement]] = []
    for scope in _scopes(text):
        if several and scope.marks and not scope.named and refuses(scope.marks):
            continue
        found = statements(scope.marks) if scope.marks else []
        noun = _assign(scope, found, noun)
        clauses.append(found)
    return clauses


def _assign(scope: _Scope, found: list[Statement], noun: str) -> str:
    """Gives statements their people; returns the part that was spoken of last.

    Whoever is named in vain is not understood.
    """
    theirs = False
    for statement in found:
        if scope.who and is_colour(statement):
            # "and blue for the right one"
            statement.noun, statement.unknown = noun, not noun
        if _part(statement) in PARTS:
            noun = _part(statement)
            statement.who, theirs = scope.who, not scope.vain
            statement.unknown |= scope.vain
    if scope.named and not theirs:
        found.append(Statement(marks=scope.named, unknown=True))
    return noun


def _part(statement: Statement) -> str:
    return statement.noun or (statement.colour.alone if statement.colour else "")


def _scopes(text: Text) -> Iterator[_Scope]:
    scopes: list[_Scope] = []
    for clause in text.clauses:
        last = scopes[-1] if scopes else None
        goes_on = last is not None and _goes_on(text, last, clause)
        found = list(_in_clause(clause))
        if last and goes_on and not found[0].named and any(map(is_said_of_part, clause)):
            if last.leads and not last.vain:
                found[0].who, found[0].leads = last.who, True
            if not last.marks:
                # "On the left, red hair"
                found[0].named = scopes.pop().named
        elif last and goes_on and _is_bare(found) and last.marks and not last.named:
            # "Red hair, on the left"
            last.named, last.who = found[0].named, found[0].who
            found = found[1:]
        scopes += found
    yield from scopes


def _goes_on(text: Text, before: _Scope, clause: Sequence[Mark]) -> bool:
    """Whether only a comma stands between a scope and a clause."""
    end = max(mark.last for mark in (*before.marks, *before.named))
    return _PAUSES.issuperset(text.tokens[end + 1 : clause[0].first])


def _is_bare(scopes: Sequence[_Scope]) -> bool:
    return len(scopes) == 1 and bool(scopes[0].named) and not scopes[0].marks


def _in_clause(clause: Sequence[Mark]) -> Iterator[_Scope]:
    """The scopes of a clause, in order."""
    groups = list(_grouped(clause))
    if not groups:
        yield _Scope(list(clause))
        return
    said = [mark for mark in clause if is_said_of_part(mark)]
    first, last = groups[0].named[0].first, groups[-1].named[-1].last
    if not said:
        rest = [mark for mark in clause if not person_of(mark)]
        bare = all(mark.may_be("filler", "joint") for mark in rest)
        groups[0].marks, groups[0].leads, groups[0].vain = [] if bare else rest, bare, not bare
        yield from groups
    elif said[0].first < first and said[-1].last < last:
        yield from _before_people(clause, groups)
    else:
        yield from _behind_people(clause, groups)


def _grouped(clause: Sequence[Mark]) -> Iterator[_Scope]:
    """A scope for all who are named together, "left and right one", still without what is said."""
    group: _Scope | None = None
    refused = False
    for mark in clause:
        if who := person_of(mark):
            group = group or _Scope()
            group.named.append(mark)
            group.who = () if who in (ALL, NOBODY) else (*group.who, who)
            group.vain |= refused or who == NOBODY
        refused = _is_except(mark)
        if group and not person_of(mark) and not mark.may_be("filler", "joint"):
            yield group
            group = None
    if group:
        yield group


def _is_except(mark: Mark) -> bool:
    return any((sense.kind, sense.name) == ("joint", "except") for sense in mark.senses)


def _between(clause: Sequence[Mark], first: int, last: int) -> list[Mark]:
    """The marks after a token and before another, but for those that name people."""
    return [one for one in clause if first < one.first and one.last < last and not person_of(one)]


def _before_people(clause: Sequence[Mark], groups: Sequence[_Scope]) -> Iterator[_Scope]:
    begin = -1
    for group in groups:
        group.marks = _between(clause, begin, group.named[0].first)
        begin = group.named[-1].last
        yield group
    if rest := _between(clause, begin, clause[-1].last + 1):
        yield _Scope(rest)


def _behind_people(clause: Sequence[Mark], groups: Sequence[_Scope]) -> Iterator[_Scope]:
    begin = _between(clause, -1, groups[0].named[0].first)
    ends = [group.named[0].first for group in groups[1:]] + [clause[-1].last + 1]
    for group, end in zip(groups, ends, strict=True):
        group.marks, group.leads = _between(clause, group.named[-1].last, end), True
    outside = _hand_over(begin, groups[0])
    for before, after in pairwise(groups):
        if begin != outside:
            before.marks = _hand_over(before.marks, after)
    if outside:
        yield _Scope(outside)
    yield from groups


def _hand_over(marks: list[Mark], group: _Scope) -> list[Mark]:
    """Gives people the part that stands before them, "rambut | yang kiri | merah"; the rest stays.

    Degrees too, "give | the left one | red hair"; but "not | the left one" is not understood.
    """
    if all(mark.may_be(*_QUIET) for mark in marks):
        denied = any(s.name in (*DENYING, *REMOVING) for mark in marks for s in mark.senses)
        group.vain |= denied
        group.marks = [*([] if denied else marks), *group.marks]
        return []
    parts = len(marks)
    while parts and (is_of_part(marks[parts - 1]) or marks[parts - 1].may_be("filler", "joint")):
        parts -= 1
    rest, handed = marks[:parts], marks[parts:]
    if any(map(is_of_part, handed)) and not any(mark.may_be("colour") for mark in rest):
        group.marks = [*handed, *group.marks]
        return rest
    return marks
