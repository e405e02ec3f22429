"""Whom a colour is for: "the left one's hair", "the man on the right", "orang kedua", "2번 사람".

A run of words that name a place or a number, with words for people and little words between them,
becomes one mark of the kind "person", if anything has a colour. Nobody's gender is guessed: "the
woman's hair" says as much as "the hair" does. The words are in the catalogue.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bots.instructions.catalogue import Sense, catalogue, key_of, languages, words_of_any
from bots.instructions.reading import Mark, Text
from bots.instructions.statement import PARTS

#: What a run says where everybody is meant, and where nobody is whom we could find: the second from
#: the right, since we do not know of how many.
ALL, NOBODY = "all", "nobody"
#: Places that a word alone may name: "left: red hair". The middle may be that of anything.
_ALONE = ("left", "right")
#: Endings of owners.
_OWNING = ("'s", "의")
_FILLER = (Sense("filler"),)


@dataclass(frozen=True, slots=True)
class Naming:
    #: "place", "number", "count" ("two", "2"), "person", "counting" ("number"), "between"; or "".
    kind: str = ""
    name: str = ""
    #: Something of theirs follows: "left's".
    owns: bool = False


def with_people(text: Text) -> Text:
    """The text with one mark for every run of words that says whom a colour is for."""
    marks = [mark for clause in text.clauses for mark in clause]
    if not any(map(is_said_of_part, marks)):
        return text
    found = [_with_people(text, clause) for clause in text.clauses]
    if any(map(is_of_part, marks)):
        found = [_without_genders(text, clause) for clause in found]
    return replace(text, clauses=found)


def person_of(mark: Mark) -> str:
    """Who a mark names, as `Colours` has it, or ALL or NOBODY; "" for other marks."""
    return mark.senses[0].name if mark.senses[0].kind == "person" else ""


def is_of_part(mark: Mark) -> bool:
    """Whether a mark names hair, skin or clothes, or a colour that only they have."""
    return any(
        (sense.kind == "noun" and sense.name in PARTS) or sense.alone in PARTS
        for sense in mark.senses
    )


def is_said_of_part(mark: Mark) -> bool:
    """Whether a mark may be the part, or the colour, of something that is somebody's."""
    return is_of_part(mark) or mark.may_be("colour", "shade")


def _with_people(text: Text, clause: Sequence[Mark]) -> Sequence[Mark]:
    found = list(clause)
    for first, last in _runs(text, clause):
        words = [_word(text, place) for place in range(first, last + 1)]
        of_part = _is_before_part(clause, last)
        if who := _who(words, _is_beside_part(text, clause, first, last), of_part):
            person = Mark((Sense("person", who),), first, last)
            before = [mark for mark in found if mark.last < first]
            found = [*before, person, *(mark for mark in found if mark.first > last)]
    return found


def _is_beside_part(text: Text, clause: Sequence[Mark], first: int, last: int) -> bool:
    """Whether a run stands beside a part or its colour; "left" in "left and right one" too."""
    after = [mark for mark in clause if mark.first == last + 1]
    before = [mark for mark in clause if mark.last == first - 1]
    if any(map(is_said_of_part, (*after, *before))):
        return True
    ends = len(text.tokens) - 1
    joined = [mark.last + 1 for mark in after if mark.may_be("joint") and mark.last < ends]
    joined += [mark.first - 1 for mark in before if mark.may_be("joint") and mark.first]
    return any(_word(text, place).kind for place in joined)


def _is_before_part(clause: Sequence[Mark], last: int) -> bool:
    """Whether hair, skin or clothes follow a run at once: "all hair red"."""
    after = (mark for mark in clause if mark.first == last + 1)
    return any(
        sense.kind == "noun" and sense.name in PARTS for one in after for sense in one.senses
    )


def _runs(text: Text, clause: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """First and last tokens of the longest runs of words that may be about people.

    A word in a phrase that means something, "right now", is in none.
    """
    free = sorted({mark.first for mark in clause if mark.first == mark.last})
    run: list[int] = []
    for place in (*free, -1):
        joined = not run or place == run[-1] + 1
        if place >= 0 and joined and _word(text, place).kind:
            run.append(place)
            continue
        while run and _word(text, run[-1]).kind == "between":
            run.pop()
        if run:
            yield run[0], run[-1]
        run = [place] if place >= 0 and _word(text, place).kind else []


def _who(words: Sequence[Naming], beside_part: bool, before_part: bool) -> str:
    """Who a run names; "" where it names nobody."""
    kinds = [word.kind for word in words]
    places = {word.name for word in words if word.kind == "place"}
    numbers = {word.name for word in words if word.kind == "number"} | set(_counted(words))
    named_by_word = "person" in kinds or any(word.owns for word in words)
    if numbers:
        if not (named_by_word or places or "counting" in kinds):
            return ""
        return numbers.pop() if len(numbers) == 1 and places <= {"left"} else NOBODY
    if len(places) != 1:
        return NOBODY if places else ""
    place = places.pop()
    if place == "every":
        return ALL if named_by_word or before_part else ""
    alone = len(words) == 1 and not named_by_word
    return "" if alone and place != ALL and not (place in _ALONE and beside_part) else place


def _counted(words: Sequence[Naming]) -> Iterator[str]:
    """Numbers that count people: "person 2", "2번", but not "2 people"."""
    for place, word in enumerate(words):
        before = words[place - 1].kind if place else ""
        after = words[place + 1].kind if place + 1 < len(words) else ""
        if word.kind == "count" and (before in ("person", "counting") or after == "counting"):
            yield word.name


def _without_genders(text: Text, clause: Sequence[Mark]) -> Sequence[Mark]:
    """With fillers for "woman's", "boys" and the like, unless they choose somebody by that."""
    keys = [key_of(token) for token in text.tokens]
    called = {key for key in keys if named(key).kind == "person" and key not in _ones()}
    if len(called) > 1:
        return clause
    return [
        Mark(_FILLER, mark.first, mark.last)
        if mark.may_be("unknown", "filler") and _says_nothing(keys, mark.first)
        else mark
        for mark in clause
    ]


def _says_nothing(keys: Sequence[str], place: int) -> bool:
    """Whether it is a word for people, and not "only the women" or "cewek saja"."""
    beside = {*keys[max(0, place - 2) : place], *keys[place + 1 : place + 2]}
    return named(keys[place]).kind == "person" and not words_of_any("singled_out") & beside


def _word(text: Text, place: int) -> Naming:
    return named(key_of(text.tokens[place]))


@cache
def _ones() -> frozenset[str]:
    """Words for people that say nothing else of them."""
    return words_of_any("ones")


@cache
def named(key: str) -> Naming:
    """What a word is, with or without its ending."""
    if found := _words().get(key):
        return found
    for ending in _endings():
        if key.endswith(ending) and (found := _words().get(key.removesuffix(ending))):
            return replace(found, owns=ending in _OWNING)
    return Naming()


@cache
def _endings() -> Sequence[str]:
    return sorted(words_of_any("person_endings"), key=len)


@cache
def _words() -> dict[str, Naming]:
    found = {str(number): Naming("count", str(number)) for number in range(1, 10)}
    sections = {"places": "place", "ordinals": "number", "counts": "count"}
    for section, kind in sections.items():
        for name, entry in catalogue()[section].items():
            for language in languages():
                found |= {key_of(word): Naming(kind, name) for word in entry.get(language, ())}
    lists = {"people": "person", "ones": "person", "counting": "counting", "between": "between"}
    for section, kind in lists.items():
        found |= {word: Naming(kind) for word in words_of_any(section)}
    return found
