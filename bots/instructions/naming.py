"""What colours are called, in the language of whoever reads it."""

import re
from collections.abc import Mapping
from functools import cache

from bots.instructions.catalogue import Sense, catalogue, colour_names, languages, shaded
from bots.words import FALLBACK

#: CSS writes a shade and its colour in one word.
_SHADED = re.compile("^(dark|light|medium|pale|deep|hot)(?=[a-z])")


def colour_name(hex: str, language: str) -> str:
    """Our name of a colour, or as a shade of one of ours, or that of CSS, or else `#rrggbb`."""
    names = (_ours(language), _shades(language), colour_names("en"))
    found = next((those[hex] for those in names if hex in those), hex)
    return _SHADED.sub(r"\1 ", found)


def language_of(locale: str) -> str:
    """The language of a locale, if we have names in it, or else the one that all have."""
    language = locale.lower().partition("-")[0]
    return language if language in languages() else FALLBACK


def shade_name(colour: str, shade: str, language: str) -> str:
    """The name of a darker or lighter one."""
    said = catalogue()["shades"][shade][language][0]
    return f"{colour} {said}" if language == "id" else f"{said} {colour}"


@cache
def _ours(language: str) -> Mapping[str, str]:
    names = colour_names(language)
    return {one["hex"]: names[one["hex"]] for one in catalogue()["colours"].values()}


@cache
def _shades(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, entry in catalogue()["colours"].items():
        colour = Sense("colour", name.replace("-", ""), hex=entry["hex"])
        for shade in ("dark", "light"):
            hex = shaded(colour, shade).hex or ""
            found.setdefault(hex, shade_name(entry[language][0], shade, language))
    return found
