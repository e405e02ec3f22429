"""Colours of parts, as options of the command line have them: by name, or as `#rrggbb`."""

from collections.abc import Mapping, Sequence

from bots.instructions.catalogue import Sense, key_of, senses
from bots.instructions.fills import fill
from model.contract.colours import COLOUR, OF_PEOPLE, WHO, Colours
from model.contract.errors import OperatorError


def choose_colours(parts: Mapping[str, str | None], persons: Sequence[str] = ()) -> Colours:
    """Colours by part, for everybody, and for single people as in "left:hair=blue,skin=dark".

    Raises OperatorError for what is no colour, no part and nobody.
    """
    colours = Colours()
    for part, colour in parts.items():
        if colour is not None:
            colours = colours.painted(part, colour_on(part, colour))
    for option in persons:
        who, named = _of_person(option)
        for part, colour in named:
            colours = colours.painted(part, colour_on(part, colour), who)
    return colours


def _of_person(option: str) -> tuple[str, list[tuple[str, str]]]:
    """Who, and their colours by part."""
    who, colon, said = option.partition(":")
    named = [one.partition("=") for one in said.split(",")]
    if not colon or not all(colour.strip() for _, _, colour in named):
        raise OperatorError(f"--person must read like left:hair=blue,clothes=green, not {option!r}")
    if who not in WHO:
        raise OperatorError(f"there is no person {who!r}: choose {', '.join(WHO)}")
    for part, _, _ in named:
        if part.strip() not in OF_PEOPLE:
            raise OperatorError(f"a person has {', '.join(OF_PEOPLE)}, and no {part.strip()!r}")
    return who, [(part.strip(), colour) for part, _, colour in named]


def colour_on(part: str, given: str) -> str:
    """A colour as it looks on a part; one with a number is taken as it is.

    Raises OperatorError for what is no colour.
    """
    key = key_of(given.strip())
    if COLOUR.fullmatch(key):
        return key
    known = (sense for sense in senses().get(key, ()) if sense.kind == "colour" and sense.hex)
    # "dark blue" and "dark" are made of their colour for each part.
    named = next(known, Sense("colour", key.replace(" ", "").replace("-", "")))
    hex = None if key.startswith("#") else fill(named, part)
    if hex is None:
        raise OperatorError(
            f"there is no colour {given!r} for {part}: write one like red, dark brown or #1a2b3c"
        )
    return hex
