"""What colours look like on the parts of a coloured sketch, and what they are called there.

An ink must be dark, for lines; what fills a part must let them be seen, and hair and skin have
colours of their own: brown skin is another brown than that of a jacket.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bots.instructions.catalogue import Sense, catalogue, languages, mixed
from bots.instructions.naming import colour_name, shade_name


@dataclass(frozen=True, slots=True)
class _Fill:
    hex: str
    #: What we call it, by language.
    called: Mapping[str, str]


def fill(colour: Sense, part: str) -> str | None:
    """A colour on a part, `#rrggbb`; None for transparency."""
    found = _fills(part).get(colour.name)
    return found.hex if found else colour.hex


def fill_name(hex: str, part: str, language: str) -> str:
    """What a colour of a part is called; `#rrggbb` for one that has no name."""
    return _fill_names(part, language).get(hex) or colour_name(hex, language)


@cache
def _fill_names(part: str, language: str) -> Mapping[str, str]:
    ours: dict[str, str] = {}
    for one in _fills(part).values():
        ours.setdefault(one.hex, one.called[language])
    return ours


@cache
def _fills(part: str) -> Mapping[str, _Fill]:
    """The colours of a part by name; our own before those that come of shades."""
    found = dict(_named(part))
    for shade in ("dark", "light"):
        for name, one in _named(part):
            called = {key: shade_name(one.called[key], shade, key) for key in languages()}
            found.setdefault(f"{shade}{name}", _Fill(mixed(one.hex, shade), called))
    return found


def _named(part: str) -> Iterator[tuple[str, _Fill]]:
    """Colours with a name, and what is only called dark or pale."""
    for name, entry in catalogue()["colours"].items():
        hex = entry.get(part) or entry.get("fill") or entry["hex"]
        yield name.replace("-", ""), _Fill(hex, {key: entry[key][0] for key in languages()})
    for name, entry in catalogue()["tones"].items():
        if part in entry:
            yield name, _Fill(entry[part], {key: entry[key][0] for key in languages()})
