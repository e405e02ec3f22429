"""What styles are called."""

from bots.words import say
from model.contract.styles import is_shipped, style_of


def style_name(style: str, locale: str) -> str:
    """As on a button, in the language of an IETF tag; an added one is called as it was named."""
    entry = style_of(style)
    if is_shipped(entry.name):
        return say(locale, entry.key)
    given = style.replace("-", " ")
    return say(locale, "style-taught", {"style": given[:1].upper() + given[1:]})
