"""The menu of /settings: a line for each setting, and behind it a line for each choice.

Buttons carry `v1:settings` (the menu), `v1:settings:{setting}` (its choices) and
`v1:settings:{setting}:{choice}` (to choose that).
"""

import re
from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bots.desk.preferences import Preferences
from bots.desk.wishes import preset_of, usual
from bots.words import LOCALES, say
from bots.words.styles import style_name
from model.contract.look import PRESETS
from model.contract.styles import STYLES

BUTTON = re.compile(r"v1:settings(:(?P<setting>[a-z]+)(:(?P<choice>[a-z0-9-]*))?)?")

#: What can be chosen, by setting, each named as the field of `Preferences`; "" is no language. The
#: styles that were added come besides.
CHOICES = {
    "language": ("", *LOCALES),
    "style": tuple(style.name for style in STYLES),
    "preset": tuple(PRESETS),
    "private": ("shared", "private"),
}


def menu(preferences: Preferences, locale: str, added: Sequence[str]) -> InlineKeyboardMarkup:
    """All settings, with what is chosen."""
    chosen = {setting: _chosen(preferences, setting, added) for setting in CHOICES}
    names = {setting: _name(setting, choice, locale) for setting, choice in chosen.items()}
    return _keyboard(
        [
            (say(locale, f"setting-{setting}", {"choice": name}), f"v1:settings:{setting}")
            for setting, name in names.items()
        ]
    )


def choices(
    preferences: Preferences, setting: str, locale: str, added: Sequence[str]
) -> InlineKeyboardMarkup:
    """What can be chosen for a setting, with a mark at what is."""
    chosen = _chosen(preferences, setting, added)
    rows = [
        (
            ("✓ " if choice == chosen else "") + _name(setting, choice, locale),
            f"v1:settings:{setting}:{choice}",
        )
        for choice in offers(setting, added)
    ]
    return _keyboard([*rows, (say(locale, "back"), "v1:settings")])


def offers(setting: str, added: Sequence[str]) -> tuple[str, ...]:
    """What can be chosen for a setting, where these styles were added."""
    return (*CHOICES.get(setting, ()), *(added if setting == "style" else ()))


def choose(preferences: Preferences, setting: str, choice: str) -> Preferences:
    """The preferences with another choice for a setting."""
    value = choice == "private" if setting == "private" else choice or None
    return preferences.model_copy(update={setting: value})


def _chosen(preferences: Preferences, setting: str, added: Sequence[str]) -> str:
    match setting:
        case "language":
            return preferences.language or ""
        case "private":
            return "private" if preferences.private else "shared"
        case "style":
            return usual(preferences, added).style
        case _:
            return preset_of(usual(preferences, added).look) or ""


def _name(setting: str, choice: str, locale: str) -> str:
    match setting:
        case "language":
            return say(choice, "language-name") if choice else say(locale, "language-of-client")
        case "private":
            alone = choice == "private"
            return say(locale, "for-me-alone" if alone else "for-everybody")
        case "style":
            return style_name(choice, locale)
        case _:
            return say(locale, f"{setting}-{choice}")


def _keyboard(rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup.from_column(
        [InlineKeyboardButton(text, callback_data=data) for text, data in rows]
    )
