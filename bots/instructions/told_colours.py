"""The colours of parts that were asked for, as a caption tells them."""

from collections.abc import Sequence

from bots.instructions.fills import fill_name
from bots.instructions.naming import language_of
from bots.words import say
from model.contract.colours import OF_PEOPLE, PARTS, Colours, PersonColours
from model.contract.wish import Wish

#: People whose colours are told: a caption has no room for more.
MOST_PEOPLE = 4


def told_colours(wish: Wish, locale: str) -> list[str]:
    """The colours asked for of what is coloured, and of a second picture for all the rest."""
    said = [*_fills(wish.colours, PARTS, locale), *_persons(wish.colours.persons, locale)]
    if wish.example:
        said.append(say(locale, "colours-of-example"))
    return said


def left_out(colours: Colours, people: int | None, locale: str) -> str:
    """That some of the people who were to have colours are not in the picture; "" where all are.

    people: how many were found in it; None where nobody has looked.
    """
    if people is None:
        return ""
    missing = {
        person.who: say(locale, "the-person", {"who": person.who})
        for person in colours.persons
        if not any(person.is_of(index, people) for index in range(people))
    }
    if not missing:
        return ""
    persons = ", ".join(missing.values())
    return say(locale, "nobody-there", {"people": people, "persons": persons})


def _persons(persons: Sequence[PersonColours], locale: str) -> list[str]:
    """The colours asked for of single people, as many as a caption has room for."""
    said: dict[str, list[str]] = {}
    for person in persons:
        said.setdefault(person.who, []).extend(_fills(person, OF_PEOPLE, locale))
    told = list(said.items())[:MOST_PEOPLE]
    found = []
    for who, fills in told:
        *things, last = fills
        several = {"things": ", ".join(things), "last": last}
        what = say(locale, "several", several) if things else last
        whose = say(locale, "the-person", {"who": who})
        found.append(say(locale, "fill-of-person", {"what": what, "person": whose}))
    return [*found, "…"] if len(said) > len(told) else found


def _fills(colours: Colours | PersonColours, parts: Sequence[str], locale: str) -> list[str]:
    named = ((part, getattr(colours, part)) for part in parts)
    return [
        say(locale, f"fill-{part}", {"colour": fill_name(hex, part, language_of(locale))})
        for part, hex in named
        if hex
    ]
