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
        found.append(say(locale, "fill-of-person", {"what": what, "who": who}))
    return [*found, "…"] if len(said) > len(told) else found


def _fills(colours: Colours | PersonColours, parts: Sequence[str], locale: str) -> list[str]:
    named = ((part, getattr(colours, part)) for part in parts)
    return [
        say(locale, f"fill-{part}", {"colour": fill_name(hex, part, language_of(locale))})
        for part, hex in named
        if hex
    ]
