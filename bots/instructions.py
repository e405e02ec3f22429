"""Written words become a style, a look and colours, and are answered in a sentence.

Understood so far: names of styles, presets and colours, in English, Indonesian and Korean.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from bots.words import say
from model.look import PRESETS, Finish, Look

#: Characters that are read; the rest is cut off.
LONGEST = 500
#: Phrases that are quoted back, and the characters of each.
MOST_QUOTED, LONGEST_QUOTED = 3, 40

_CATALOGUE = Path(__file__).parent / "words" / "instructions.toml"
_WORD = re.compile(r"#[0-9a-fA-F]{3,6}\b|[\w'-]+")
_PARTICLES = re.compile("(으로|에서|하게|로|에|을|를|은|는|이|가|의|요)$")
_FILLER = frozenset(("a", "an", "and", "in", "it", "make", "on", "please", "the", "use", "with"))


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants to be drawn."""

    style: str = "line"
    look: Look = Look()
    finish: Finish = Finish()


@dataclass(frozen=True, slots=True)
class Understood:
    """What came of somebody's words; the phrases are as they were typed."""

    wish: Wish
    understood: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    #: There were more words than we read.
    cut: bool = False


def understand(words: str, so_far: Wish = Wish()) -> Understood:
    """What is wished for, starting from the wish so far; never raises, whatever the words."""
    reading = _Reading(so_far)
    typed = _WORD.findall(unicodedata.normalize("NFKC", words[:LONGEST]))
    while typed:
        length = next((n for n in (3, 2, 1) if reading.take(typed[:n])), 0)
        if not length and typed[0].casefold() not in _FILLER:
            reading.unknown.append(typed[0])
        del typed[: length or 1]
    wish = reading.finish()
    return Understood(wish, tuple(reading.found), tuple(reading.unknown), len(words) > LONGEST)


@dataclass
class _Reading:
    wish: Wish
    found: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    colour: tuple[str | None] | None = None
    thing: str | None = None

    def take(self, typed: list[str]) -> bool:
        phrase = " ".join(typed)
        kind, value = _meaning(phrase.casefold())
        if kind == "preset":
            self.wish = replace(self.wish, look=PRESETS[value])
        elif kind == "style":
            self.wish = replace(self.wish, style=value)
        elif kind == "thing":
            self.thing = value
        elif kind == "colour":
            self.finish()
            self.colour = (value,)
        else:
            return False
        if self.colour and self.thing:
            self.finish()
        self.found.append(phrase)
        return True

    def finish(self) -> Wish:
        if self.colour is not None:
            [colour] = self.colour
            thing = self.thing or "ink"
            finish = self.wish.finish
            if thing == "paper" or colour is None:
                finish = replace(finish, paper=colour)
            else:
                finish = replace(finish, ink=colour)
            self.wish = replace(self.wish, finish=finish)
            self.colour = self.thing = None
        return self.wish


def _meaning(phrase: str) -> tuple[str, Any]:
    names = _names()
    found = names.get(phrase) or names.get(_PARTICLES.sub("", phrase))
    if found is None and re.fullmatch("#([0-9a-f]{3}|[0-9a-f]{6})", phrase):
        digits = phrase[1:] if len(phrase) == 7 else "".join(2 * digit for digit in phrase[1:])
        return "colour", f"#{digits}"
    return found or ("", None)


@cache
def _names() -> dict[str, tuple[str, Any]]:
    catalogue = tomllib.loads(_CATALOGUE.read_text("utf-8"))
    names: dict[str, tuple[str, Any]] = {}
    for kind in ("preset", "style", "thing"):
        for value, words in catalogue[f"{kind}s"].items():
            names |= {word: (kind, value) for language in words.values() for word in language}
    for words in catalogue["colours"].values():
        listed = [word for key, language in words.items() if key != "hex" for word in language]
        names |= {word: ("colour", words["hex"]) for word in listed}
    for language in catalogue["transparent"].values():
        names |= {word: ("colour", None) for word in language}
    return names


def describe(understood: Understood, locale: str) -> str:
    """What was understood and what not, in the person's language; "" when there were no words."""
    sentences = []
    if understood.understood:
        looks = _looks(understood.wish, locale)
        sentences += [say(locale, "drawn-with", {"looks": ", ".join(looks)})] if looks else []
        sentences += [] if looks else [say(locale, "drawn-plain")]
    if understood.unknown:
        sentences.append(say(locale, "not-understood", {"words": _quoted(understood, locale)}))
        sentences += [] if understood.understood else [say(locale, "words-to-try")]
    if understood.cut:
        sentences.append(say(locale, "words-cut", {"count": LONGEST}))
    return " ".join(sentences)


def _looks(wish: Wish, locale: str) -> list[str]:
    """What sets a wish apart from the plain one, in words."""
    found = []
    for control in fields(Look):
        value, plain = getattr(wish.look, control.name), getattr(Look(), control.name)
        if value != plain:
            key = f"look-{control.name.replace('_', '-')}"
            found.append(say(locale, key, {"level": _level(value)}))
    plain_finish = Finish()
    if wish.finish.ink != plain_finish.ink:
        found.append(say(locale, "look-ink", {"colour": _colour(wish.finish.ink, locale)}))
    if wish.finish.paper is None:
        found.append(say(locale, "look-transparent"))
    elif wish.finish.paper != plain_finish.paper:
        found.append(say(locale, "look-paper", {"colour": _colour(wish.finish.paper, locale)}))
    return found


def _level(value: float) -> int:
    """Five steps, for which every language has words."""
    return sum(value > edge for edge in (0.05, 0.35, 0.65, 0.94))


def _colour(hex: str, locale: str) -> str:
    language = locale.lower().partition("-")[0]
    catalogue = tomllib.loads(_CATALOGUE.read_text("utf-8"))
    names = (c for c in catalogue["colours"].values() if c["hex"] == hex)
    return next((str(colour.get(language, colour["en"])[0]) for colour in names), hex)


def _quoted(understood: Understood, locale: str) -> str:
    phrases = [
        phrase if len(phrase) <= LONGEST_QUOTED else f"{phrase[: LONGEST_QUOTED - 1]}…"
        for phrase in understood.unknown[:MOST_QUOTED]
    ]
    quoted = ", ".join(say(locale, "quoted", {"words": phrase}) for phrase in phrases)
    return f"{quoted} …" if len(understood.unknown) > MOST_QUOTED else quoted
