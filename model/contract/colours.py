"""The colours that a person prefers for the parts of a drawing, for all people in it or for one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

#: How colours are written.
COLOUR = re.compile("#[0-9a-f]{6}")
#: What has a colour of its own, and which of it somebody has; a background belongs to nobody.
PARTS = ("hair", "skin", "clothes", "background")
OF_PEOPLE = ("hair", "skin", "clothes")
#: Who can be meant in a picture: by place, or counted from the left.
PLACES = ("left", "right", "middle")
WHO = (*PLACES, *"123456789")


def _check(colours: "Colours | PersonColours", parts: tuple[str, ...]) -> None:
    for part in parts:
        colour = getattr(colours, part)
        if colour is not None and not COLOUR.fullmatch(colour):
            raise ValueError(f"a colour must read like #1a2b3c, not {colour!r}")


@dataclass(frozen=True, slots=True)
class PersonColours:
    """Colours for one of the people in a picture, as `#rrggbb`.

    None where nothing is said of a part. Raises ValueError for anything else, and for a `who` that
    is not in WHO.
    """

    who: str
    hair: str | None = None
    skin: str | None = None
    clothes: str | None = None

    def __post_init__(self) -> None:
        if self.who not in WHO:
            raise ValueError(f"there is no person {self.who!r}: choose {', '.join(WHO)}")
        _check(self, OF_PEOPLE)

    def is_of(self, index: int, count: int) -> bool:
        """Whether they are those of the person `index` (from 0, the leftmost) of `count` people.

        Of an even number two are in the middle, but of two people nobody is.
        """
        match self.who:
            case "left":
                return index == 0
            case "right":
                return index == count - 1
            case "middle":
                return count != 2 and index in ((count - 1) // 2, count // 2)
        return index == int(self.who) - 1

    def is_one_of(self, count: int) -> bool:
        """Whether they are those of anybody among `count` people."""
        return any(self.is_of(index, count) for index in range(count))


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours that a person prefers for the parts of a drawing, as `#rrggbb`.

    None leaves a part to the network. Raises ValueError for anything else.
    """

    hair: str | None = None
    skin: str | None = None
    clothes: str | None = None
    background: str | None = None
    #: What is said of single people, in the order in which it was said: the last counts. Of those
    #: who are not in the picture it says nothing.
    persons: tuple[PersonColours, ...] = ()

    def __post_init__(self) -> None:
        _check(self, PARTS)

    def for_person(self, index: int, count: int) -> "Colours":
        """What is wanted for the person `index` (from 0, the leftmost) of `count` people.

        What is said of that person goes before what is said of all. It has no `persons` any more.
        """
        found = replace(self, persons=())
        for person in self.persons:
            if person.is_of(index, count):
                found = replace(found, **_said(person))
        return found

    def absent(self, count: int) -> list[str]:
        """Of whom something is said and who is not among `count` people, as they were named."""
        named = dict.fromkeys(person.who for person in self.persons)
        there = [person.who for person in self.persons if person.is_one_of(count)]
        return [who for who in named if who not in there]

    def painted(self, part: str, colour: str | None, who: str | None = None) -> "Colours":
        """With another colour, or none, for a part: of everybody, or of one person.

        What is said of everybody takes the place of what was said of single people. Raises
        ValueError for the background of a person.
        """
        persons = tuple(_without(self.persons, part, who))
        said: dict[str, Any] = {part: colour}
        if who is None:
            return replace(self, **said, persons=persons)
        if part not in OF_PEOPLE:
            raise ValueError(f"{part} belongs to nobody: give it a colour for everybody")
        if colour is None:
            return replace(self, persons=persons)
        if persons and persons[-1].who == who:
            return replace(self, persons=(*persons[:-1], replace(persons[-1], **said)))
        return replace(self, persons=(*persons, PersonColours(who, **said)))

    def over(self, others: "Colours") -> "Colours":
        """These, and for parts that have none those of `others`; so too for each person."""
        persons = others.persons
        for part in OF_PEOPLE:
            if getattr(self, part):
                persons = tuple(_without(persons, part, None))
        colours: dict[str, Any] = {
            part: getattr(self, part) or getattr(others, part) for part in PARTS
        }
        return Colours(**colours, persons=(*persons, *self.persons))


def _said(person: PersonColours) -> dict[str, Any]:
    """The colours of a person by part, without those that are None."""
    parts = ((part, getattr(person, part)) for part in OF_PEOPLE)
    return {part: colour for part, colour in parts if colour is not None}


def _without(
    persons: tuple[PersonColours, ...], part: str, who: str | None
) -> Iterator[PersonColours]:
    """Persons with nothing said of a part, all or one; without those of whom nothing is left."""
    for person in persons:
        if part in OF_PEOPLE and who in (None, person.who):
            nothing: dict[str, Any] = {part: None}
            person = replace(person, **nothing)
        if _said(person):
            yield person
