"""What can be said in `words:`, suggested while somebody types."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain

from discord import Interaction
from discord.app_commands import Choice

from bots.desk.chosen import offered
from bots.desk.part_colours import FILLS
from bots.discord.client import ArtLine
from bots.discord.people import locale_of
from bots.instructions.catalogue import colour_names, languages
from bots.words import FALLBACK, say
from bots.words.styles import style_name
from model.contract.styles import STYLES

#: What Discord takes: so many suggestions, each of so many characters.
MOST, LONGEST = 25, 100


async def suggest(interaction: Interaction[ArtLine], typed: str) -> list[Choice[str]]:
    """Called by discord.py at every few letters; the person may as well write something else."""
    locale = locale_of(interaction)
    added = [style_name(style, locale).lower() for style in offered()]
    return _choices(suggestions(typed, locale, lambda language: (*added, *phrases(language))))


async def suggest_colours(interaction: Interaction[ArtLine], typed: str) -> list[Choice[str]]:
    """The same for /colour."""
    return _choices(suggestions(typed, locale_of(interaction), colours))


def _choices(found: Sequence[str]) -> list[Choice[str]]:
    return [Choice(name=words, value=words) for words in found]


def suggestions(typed: str, locale: str, known: Callable[[str], Sequence[str]]) -> list[str]:
    """What is typed, its last phrase completed to each of the known phrases that fit."""
    said, comma, begun = typed.rpartition(",")
    before = f"{said.strip()}, " if comma else ""
    language = locale.lower().partition("-")[0]
    fitting = (
        f"{before}{phrase}"
        for phrase in known(language if language in languages() else FALLBACK)
        if begun.strip().casefold() in phrase and phrase not in said.casefold()
    )
    return [words for words in fitting if len(words) <= LONGEST][:MOST]


@cache
def phrases(language: str) -> tuple[str, ...]:
    """All that is suggested in a language, the most telling first."""
    colours = colour_names(language).values()
    inks = (say(language, "look-ink", {"colour": colour}) for colour in colours)
    papers = (say(language, "look-paper", {"colour": colour}) for colour in colours)
    styles = (say(language, style.key).lower() for style in STYLES)
    first = dict.fromkeys((*say(language, "words-to-suggest").split(", "), *styles))
    return (*first, *inks, *papers)


@cache
def colours(language: str) -> tuple[str, ...]:
    """The colours of the parts of a coloured sketch, some of each part at first."""
    parts = [[say(language, one.label).lower() for one in fills] for fills in FILLS.values()]
    return tuple(chain(*zip(*parts, strict=True)))
