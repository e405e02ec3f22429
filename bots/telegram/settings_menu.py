"""The menu of /settings: a line for each setting, and behind it a line for each choice.

Buttons carry `v1:settings` (the menu), `v1:settings:{setting}` (its choices) and
`v1:settings:{setting}:{choice}` (to choose that).
"""

import re

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bots.desk.preferences import Preferences
from bots.desk.wishes import preset_of, usual
from bots.words import LOCALES, say
from model.contract.look import PRESETS
from model.contract.styles import STYLES, style_of

BUTTON = re.compile(r"v1:settings(:(?P<setting>[a-z]+)(:(?P<choice>[a-z]*))?)?")

#: What can be chosen, by setting, each named as the field of `Preferences`; "" is no language.
CHOICES = {
    "language": ("", *LOCALES),
    "style": tuple(style.name for style in STYLES),
    "preset": tuple(PRESETS),
    "private": ("shared", "private"),
}


def menu(preferences: Preferences, locale: str) -> InlineKeyboardMarkup:
    """All settings, with what is chosen."""
    names = {setting: _name(setting, _chosen(preferences, setting), locale) for setting in CHOICES}
    return _keyboard(
        [
            (say(locale, f"setting-{setting}", {"choice": name}), f"v1:settings:{setting}")
            for setting, name in names.items()
        ]
    )


def choices(preferences: Preferences, setting: str, locale: str) -> InlineKeyboardMarkup:
    """What can be chosen for a setting, with a mark at what is."""
    chosen = _chosen(preferences, setting)
    rows = [
        (
            ("✓ " if choice == chosen else "") + _name(setting, choice, locale),
            f"v1:settings:{setting}:{choice}",
        )
        for choice in CHOICES[setting]
    ]
    return _keyboard([*rows, (say(locale, "back"), "v1:settings")])


def choose(preferences: Preferences, setting: str, choice: str) -> Preferences:
    """The preferences with another choice for a setting."""
    value = choice == "private" if setting == "private" else choice or None
    return preferences.model_copy(update={setting: value})


def _chosen(preferences: Preferences, setting: str) -> str:
    match setting:
        case "language":
            return preferences.language or ""
        case "private":
            return "private" if preferences.private else "shared"
        case "style":
            return usual(preferences).style
        case _:
            return preset_of(usual(preferences).look) or ""


def _name(setting: str, choice: str, locale: str) -> str:
    match setting:
        case "language":
            return say(choice, "language-name") if choice else say(locale, "language-of-client")
        case "private":
            alone = choice == "private"
            return say(locale, "for-me-alone" if alone else "for-everybody")
        case "style":
            return say(locale, style_of(choice).key)
        case _:
            return say(locale, f"{setting}-{choice}")


def _keyboard(rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup.from_column(
        [InlineKeyboardButton(text, callback_data=data) for text, data in rows]
    )
