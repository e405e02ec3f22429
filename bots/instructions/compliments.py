"""Words for a style that are said of pictures too: "cute" asks for one, "my cute dog" does not.

They ask for it where somebody asks for anything, "make me cute please", where they compare, "more
cute", or where nothing else is said, "cute"; but not right before what they may be said of, nor
where something is told, "she is so cute", nor in excitement, "cute!". The words are in the
catalogue.
"""

from collections.abc import Sequence, Set
from dataclasses import replace

from bots.instructions.catalogue import Kind, Sense, key_of, words_of_any
from bots.instructions.reading import Mark, Text
from bots.instructions.statement import REMOVING, is_strength

_FILLER = (Sense("filler"),)
#: Degrees that compare.
_COMPARED = ("more", "less", "far_more", "too_little")
#: Degrees of praise, which ask for nothing: "very beautiful", "too cute".
_EMPHASIS = ("very", "lots", "too")
#: What words about drawings are made of.
_DRAWN: tuple[Kind, ...] = ("colour", "shade", "noun", "degree", "filler", "output", "medium")
_BESIDE: tuple[Kind, ...] = ("joint", "style", "medium", "preset", "output", "whole")


def without_compliments(
    text: Text, clause: Sequence[Mark], asks: Set[int], *, told: bool
) -> list[Mark]:
    """The marks of a clause, such words with the one of both meanings that they have in it.

    `asks` are the places of the tokens that ask for something; `told`: something is told in it.
    """
    settled = list(clause)
    calm = not (text.excited or any(_praises(text, mark) for one in text.clauses for mark in one))
    for place, mark in enumerate(clause):
        if _is_said_of_pictures(text, mark):
            wished = _asks(clause, place, asks, calm=calm, told=told)
            senses = tuple(one for one in mark.senses if (one.kind == "style") == wished)
            settled[place] = replace(mark, senses=senses or _FILLER)
    praised = [place for place, mark in enumerate(settled) if mark.may_be("praise")]
    for place in (beside for at in praised for beside in (at - 1, at + 1)):
        if 0 <= place < len(settled) and _emphasises(settled[place]):
            settled[place] = replace(settled[place], senses=_FILLER)
    return settled


def _asks(clause: Sequence[Mark], place: int, asks: Set[int], *, calm: bool, told: bool) -> bool:
    """Whether the mark in that place asks for a style."""
    others = [*clause[:place], *_beside(clause[place + 1 :])]
    before = clause[place - 1].senses if place else ()
    compared = any(sense.name in _COMPARED for sense in before)
    behind = next((mark for mark in clause[place + 1 :] if not mark.may_be("degree")), None)
    asked = behind and not asks.isdisjoint(range(behind.first, behind.last + 1))
    of_something = behind in others and not (asked or _goes_beside(behind))
    if of_something or (told and not asks):
        return False
    return bool(asks) or compared or (calm and all(map(_goes_beside, others)))


def _beside(after: Sequence[Mark]) -> Sequence[Mark]:
    """What stands behind such a word, but for what a drawing is to have: "cute as an SVG"."""
    leading = next(iter(after), None)
    had = leading and (leading.may_be("filler") or any(map(_has, leading.senses)))
    drawn = had and all(map(_is_of_drawings, after))
    return () if drawn else after


def _is_of_drawings(mark: Mark) -> bool:
    shown = any(sense.kind == "noun" and sense.name == "part" for sense in mark.senses)
    return mark.may_be(*_DRAWN) and not shown


def _has(sense: Sense) -> bool:
    return sense.kind == "degree" and sense.name in ("with", *REMOVING)


def _goes_beside(mark: Mark) -> bool:
    """Whether it may stand beside a style without being what that is said of."""
    degree = any(sense.kind == "degree" and sense.name == "slightly" for sense in mark.senses)
    return degree or mark.may_be(*_BESIDE) or any(map(is_strength, mark.senses))


def _emphasises(mark: Mark) -> bool:
    return any(sense.kind == "degree" and sense.name in _EMPHASIS for sense in mark.senses)


def _praises(text: Text, mark: Mark) -> bool:
    """Whether it is praise, and no word that may ask for a style."""
    praise = any(sense.kind == "praise" or sense.name == "thanks" for sense in mark.senses)
    return praise and not _is_said_of_pictures(text, mark)


def _is_said_of_pictures(text: Text, mark: Mark) -> bool:
    if not mark.may_be("style"):
        return False
    words = " ".join(map(key_of, text.tokens[mark.first : mark.last + 1]))
    endings = ("", *words_of_any("endings"))
    known = words_of_any("said_of_pictures")
    return any(words.removesuffix(ending) in known for ending in endings)
