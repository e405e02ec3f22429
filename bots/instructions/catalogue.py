"""The words with a meaning, as `bots/words/instructions.toml` lists them."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from PIL import ImageColor

from bots.words import LOCALES
from model.contract import styles
from model.contract.finish import Finish

FILE = Path(__file__).parent.parent / "words" / "instructions.toml"

#: What a word does in a statement.
Kind = Literal[
    "noun",  # what something is said of: a control, "ink", "paper", "hair" or "colour"
    "level",  # an amount of it: "thick", "detailed", "strong"
    "step",  # a change of it: "thicker"
    "degree",  # how much, more, less, or not
    "number",
    "colour",
    "shade",  # dark or light
    "finish",
    "preset",
    "medium",
    "style",
    "output",  # the kind of file
    "whole",  # the whole wish: "reset", "as before"; all of its colours, or of its greys
    "joint",
    "filler",
    "praise",
    "stop",  # what waits to be drawn is taken back
    "purity",  # of a colour: "pure", "plain", "all"
    "person",  # whom a colour is for (`people.py`)
    "unknown",
]

#: Sections of the catalogue and the kind of their words, if there is nothing else to tell of them.
_NAMED: dict[str, Kind] = {
    "things": "noun",
    "shades": "shade",
    "joints": "joint",
    "whole": "whole",
    "presets": "preset",
    "media": "medium",
    "styles": "style",
    "outputs": "output",
    # Known, and yet nothing that a drawing can have, or nothing that is about one.
    "beyond": "unknown",
    "talk": "filler",
}
_AMOUNTS: dict[str, Kind] = {"levels": "level", "steps": "step"}
_LISTS: dict[str, Kind] = {
    "fillers": "filler",
    "praise": "praise",
    "purity": "purity",
    "stop": "stop",
}

#: Vowels that sound alike in Korean, and are often mistaken for one another.
_ALIKE = str.maketrans({"ᅢ": "ᅦ", "ᅤ": "ᅨ", "ᅫ": "ᅬ", "ᅰ": "ᅬ"})


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word."""

    kind: Kind
    #: Which noun, degree, preset ...; of a level or step the control, "" for any.
    name: str = ""
    #: The amount of a level or number, 1 or -1 for a step; 1 for a style of which there is to be
    #: more, -1 for less.
    value: float = 0.0
    #: What a level of any control, or a colour, is said of where nothing is named.
    alone: str = ""
    #: The same in drawings that do not have what `alone` says.
    elsewhere: str = ""
    #: A colour, `#rrggbb`; None for transparent paper.
    hex: str | None = None
    finish: Finish | None = None
    #: Where it stands, seen from what it is said of.
    place: Literal["before", "after", "either"] = "either"
    language: str = ""


def key_of(word: str) -> str:
    """A word in the spelling in which words are compared."""
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKC", word).casefold().replace("\u2019", "'")
    decomposed = unicodedata.normalize("NFD", folded).translate(_ALIKE)
    return unicodedata.normalize("NFC", decomposed)


@cache
def senses() -> Mapping[str, tuple[Sense, ...]]:
    """The meanings of each word and phrase, by its key."""
    found: dict[str, tuple[Sense, ...]] = {
        name: (Sense("colour", name, hex=_rgb(name), language="en"),)
        for name in ImageColor.colormap
    }
    for word, sense in _listed(catalogue()):
        # Our own colours come before those of CSS.
        others = () if sense.kind == "colour" else found.get(word, ())
        same = [one for one in others if (one.kind, one.name) == (sense.kind, sense.name)]
        found[word] = others if same else (*others, sense)
    return found


@cache
def languages() -> tuple[str, ...]:
    """The languages whose words are understood: those with a name for every colour."""
    colours = catalogue()["colours"].values()
    return tuple(one for one in LOCALES if all(one in colour for colour in colours))


@cache
def words_of(section: str, language: str) -> frozenset[str]:
    """The words of a section that lists them without a meaning, by key."""
    return frozenset(key_of(word) for word in catalogue()[section].get(language, ()))


@cache
def words_of_any(section: str) -> frozenset[str]:
    """The words of such a section in every language, by key."""
    return frozenset().union(*(words_of(section, language) for language in languages()))


@cache
def every_word() -> frozenset[str]:
    """Every word and phrase that does anything, by key: not those of what we do not have.

    Fillers and endings are left out too.
    """
    without = ("beyond", "endings", "fillers", "no_typos")
    sections = (value for name, value in catalogue().items() if name not in without)
    return frozenset(key_of(word) for section in sections for word in _words_in(section))


def _words_in(entry: Any) -> Iterator[str]:
    """All words of a part of the file."""
    if isinstance(entry, Mapping):
        for one in entry.values():
            yield from _words_in(one)
    elif isinstance(entry, list):
        yield from entry


@cache
def meant_by_noun(control: str) -> float | None:
    """How much of a control is meant by its name alone; None when nothing is."""
    value = catalogue()["controls"][control].get("noun_means")
    return None if value is None else float(value)


def shaded(colour: Sense, shade: str) -> Sense:
    """A darker or lighter colour: that of CSS, unless ours is darker or lighter than that."""
    shade = "dark" if shade == "dark" else "light"
    name = f"{shade}{colour.name}"
    hex = colour.hex and mixed(colour.hex, shade)
    if name in ImageColor.colormap and (hex is None or _is_shade(_rgb(name), colour.hex, shade)):
        hex = _rgb(name)
    return Sense("colour", name, alone=colour.alone, hex=hex, language=colour.language)


def _is_shade(hex: str, of: str | None, shade: str) -> bool:
    tone, usual = (ImageColor.getcolor(one, "L") for one in (hex, of or hex))
    return (int(tone) < int(usual)) == (shade == "dark")  # type: ignore[arg-type]


def colour_of(name: str) -> str:
    """One of our colours, as `#rrggbb`."""
    return str(catalogue()["colours"][name]["hex"])


@cache
def colour_names(language: str) -> Mapping[str, str]:
    """What our colours are called, by `#rrggbb`."""
    css = {_rgb(name): name for name in ImageColor.colormap} if language == "en" else {}
    return css | {colour["hex"]: colour[language][0] for colour in catalogue()["colours"].values()}


def mixed(hex: str, shade: str) -> str:
    """Half way to black or white."""
    end = 0 if shade == "dark" else 255
    return "#{:02x}{:02x}{:02x}".format(*((end + part) // 2 for part in ImageColor.getrgb(hex)[:3]))


@cache
def catalogue() -> dict[str, Any]:
    """All that the file says."""
    return tomllib.loads(FILE.read_text("utf-8"))


def _listed(entries: dict[str, Any]) -> Iterator[tuple[str, Sense]]:
    """Every word of the catalogue with its meaning."""
    yield from _of_controls(entries["controls"])
    for section, kind in _AMOUNTS.items():
        for entry in entries[section].values():
            said_of = {"alone": entry.get("alone", ""), "elsewhere": entry.get("elsewhere", "")}
            yield from _words(entry, kind, value=entry["value"], **said_of)
    for name, entry in entries["degrees"].items():
        yield from _words(entry, "degree", name=name, place=entry.get("place", "either"))
    for name, entry in entries["colours"].items():
        colour = {"name": name.replace("-", ""), "hex": entry["hex"]}
        yield from _words(entry, "colour", alone=entry.get("alone", ""), **colour)
    for entry in entries["finishes"].values():
        yield from _words(entry, "finish", finish=Finish(entry["ink"], entry["paper"]))
    for section, kind in _NAMED.items():
        for name, entry in entries[section].items():
            if kind == "style" and name not in {style.name for style in styles.STYLES}:
                continue
            yield from _words(entry, kind, name=name)
            yield from _words(entry.get("more", {}), kind, name=name, value=1.0)
            yield from _words(entry.get("less", {}), kind, name=name, value=-1.0)
    for section, kind in _LISTS.items():
        yield from _words(entries[section], kind, name=kind)
    yield from _words(entries["transparent"], "colour", name="transparent")
    yield from _words(entries["parts"], "noun", name="part")


def _of_controls(controls: dict[str, Any]) -> Iterator[tuple[str, Sense]]:
    for control, entry in controls.items():
        yield from _words(entry["noun"], "noun", name=control)
        for level in entry.get("levels", {}).values():
            yield from _words(level, "level", name=control, value=level["value"])
        for step, sign in (("more", 1.0), ("less", -1.0)):
            yield from _words(entry.get(step, {}), "step", name=control, value=sign)


def _words(entry: dict[str, Any], kind: Kind, **sense: Any) -> Iterator[tuple[str, Sense]]:
    for language in languages():
        for word in entry.get(language, ()):
            yield key_of(word), Sense(kind, language=language, **sense)


def _rgb(name: str) -> str:
    return "#{:02x}{:02x}{:02x}".format(*ImageColor.getrgb(name)[:3])
