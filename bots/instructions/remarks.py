"""What people only remark: greetings, descriptions, jokes and news, which ask for nothing.

A clause is a remark if it tells something, "my hair is black", or stands in prose, and neither asks
for anything, "please", nor names what only drawings have, "blue ink". Of "this is my mum please
draw her in blue ink" the remark ends where the wish begins. The words that tell and that ask are in
the catalogue.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from bots.instructions import hangul
from bots.instructions.catalogue import key_of, words_of_any
from bots.instructions.compliments import without_compliments
from bots.instructions.reading import Mark, Text
from bots.instructions.statement import COMPARING, CONTROLS

#: A text with so many words without a meaning is prose.
PROSE = 3
#: Words in the longest phrase that tells or asks.
LONGEST_CUE = 4

#: Nouns and kinds of words that are said of drawings and hardly of anything else; and kinds of
#: words that are said of drawings where they stand alone: "thicker", "bold".
_DRAWN = ("lines", "ink", "paper", *CONTROLS)
_OF_DRAWINGS = ("medium", "style", "output", "whole")
_IN_SHORT = ("level", "step", "preset")

#: The letter of the Korean past, as it is written alone and in a syllable: "-ㅆ어요".
_FINAL = str.maketrans({"ᄊ": "ᆻ"})


def without_remarks(text: Text) -> Text:
    """The text without the clauses that ask for nothing."""
    cues = _found(text)
    clauses = [
        _settled(text, part, cues)
        for clause in text.clauses
        for part in _parted(text, clause, cues)
    ]
    unknown = sum(_is_unknown(mark) for clause in clauses for mark in clause)
    prose = text.posted or bool(cues.tells) or unknown >= PROSE
    return replace(text, clauses=[one for one in clauses if not _is_remark(one, cues, prose)])


class _Cues(NamedTuple):
    """Places of the tokens with which something is told, and asked for."""

    tells: list[int]
    asks: list[int]

    def within(self, clause: Sequence[Mark]) -> "_Cues":
        """Those in a clause."""
        first, last = clause[0].first, clause[-1].last
        return _Cues(*([place for place in places if first <= place <= last] for places in self))


def _is_remark(clause: Sequence[Mark], cues: _Cues, prose: bool) -> bool:
    tells, asks = cues.within(clause)
    if asks or not prose:
        return False
    said = [mark for mark in clause if not mark.may_be("filler")]
    unknown = sum(map(_is_unknown, said))
    drawn = sum(map(_is_of_drawings, said)) or (not unknown and _is_in_short(said))
    return not drawn or unknown > (0 if tells else drawn)


def _settled(text: Text, clause: Sequence[Mark], cues: _Cues) -> Sequence[Mark]:
    tells, asks = cues.within(clause)
    return without_compliments(text, clause, set(asks), told=bool(tells))


def _parted(text: Text, clause: Sequence[Mark], cues: _Cues) -> Iterator[Sequence[Mark]]:
    """The remark that a clause begins with, and the wish; or all of it."""
    tells, asks = cues.within(clause)
    asks = [place for place in asks if tells and place > tells[0]]
    begins = asks[0] if asks else 0
    if asks and hangul.is_hangul(key_of(text.tokens[asks[0]])):
        # What tells and what asks is what a Korean clause ends with.
        begins = max(place for place in tells if place < asks[0]) + 1
    wish = [mark for mark in clause if mark.first >= begins]
    if begins == 0 or all(mark.may_be("filler") for mark in wish):
        yield clause
    else:
        yield [mark for mark in clause if mark.first < begins]
        yield wish


def _is_unknown(mark: Mark) -> bool:
    return mark.senses[0].kind == "unknown"


def _is_of_drawings(mark: Mark) -> bool:
    return any(
        sense.name in _DRAWN if sense.kind == "noun" else sense.kind in _OF_DRAWINGS
        for sense in mark.senses
    )


def _is_in_short(said: Sequence[Mark]) -> bool:
    """Whether words that all have a meaning are said of a drawing, not of what it shows."""
    senses = [sense for mark in said for sense in mark.senses]
    if any(sense.kind == "noun" for sense in senses):
        return False
    compared = len(said) > 1 and any(sense.name in COMPARING for sense in senses)
    return compared or any(sense.kind in _IN_SHORT for sense in senses)


def _found(text: Text) -> _Cues:
    keys = [key_of(token) for token in text.tokens]
    letters = [unicodedata.normalize("NFD", key) for key in keys]
    cues = _Cues([], [])
    for clause in text.clauses:
        for place in _places(clause):
            phrases = [" ".join(keys[place : place + count]) for count in range(1, LONGEST_CUE + 1)]
            for section, places in zip(("telling", "asking"), cues, strict=True):
                words, endings = _listed(section, opening=place == clause[0].first)
                if letters[place].endswith(endings) or not words.isdisjoint(phrases):
                    places.append(place)
    return cues


def _places(clause: Sequence[Mark]) -> Iterator[int]:
    """Where a word may tell or ask: not inside of a phrase that means something, "as it is"."""
    for mark in clause:
        if mark.senses[0].kind != "joint":
            yield from range(mark.first, (mark.last if mark.may_be("filler") else mark.first) + 1)


@cache
def _listed(section: str, *, opening: bool) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words and phrases of a section of the catalogue, and its endings, letter by letter.

    opening: with those that tell or ask only where they open a clause.
    """
    listed = words_of_any(section)
    cues = {cue.removeprefix("^") for cue in listed if opening or not cue.startswith("^")}
    endings = (unicodedata.normalize("NFD", cue[1:]) for cue in cues if cue.startswith("-"))
    return (
        frozenset(cue for cue in cues if not cue.startswith("-")),
        tuple(ending.translate(_FINAL) for ending in endings),
    )
