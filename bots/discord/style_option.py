"""The option `style` of commands: what is suggested while somebody types, and what it comes to.

Discord takes a fixed list of choices only together with the commands, and the same in every chat;
styles are added and removed meanwhile. So they are suggested, and may be typed.
"""

from collections.abc import Iterable

from discord import Interaction
from discord.app_commands import Choice

from bots.desk.chosen import offered
from bots.discord.client import ArtLine
from bots.discord.people import locale_of
from bots.words import FALLBACK
from bots.words.styles import style_name
from model.contract.errors import PersonError
from model.contract.styles import STYLES, of_command


async def suggest_style(interaction: Interaction[ArtLine], typed: str) -> list[Choice[str]]:
    """Called by discord.py at every few letters: every style that there is in the channel."""
    return _choices((*_shipped(), *offered()), typed, locale_of(interaction))


async def suggest_cartoon(interaction: Interaction[ArtLine], typed: str) -> list[Choice[str]]:
    """The same for /cartoon, which has no line art and no coloured sketches."""
    cartoons = (style.name for style in of_command("cartoon"))
    return _choices((*cartoons, *offered()), typed, locale_of(interaction))


def style_said(typed: str, locale: str) -> str:
    """The style that an option names: by what was suggested, or typed in the person's language.

    Raises PersonError for one that there is none of.
    """
    styles, said = (*_shipped(), *offered()), typed.strip().casefold()
    for style in styles:
        names = {style, *(style_name(style, one).casefold() for one in (locale, FALLBACK))}
        if said in names:
            return style
    names_here = ", ".join(style_name(style, locale) for style in styles)
    raise PersonError("no-such-style", {"styles": names_here})


def _shipped() -> list[str]:
    return [style.name for style in STYLES]


def _choices(styles: Iterable[str], typed: str, locale: str) -> list[Choice[str]]:
    names = {style: style_name(style, locale) for style in styles}
    fitting = typed.strip().casefold()
    return [
        Choice(name=name, value=style)
        for style, name in names.items()
        if fitting in name.casefold() or fitting in style
    ]
