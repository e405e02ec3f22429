"""The buttons under a drawing: the same photo in other looks and as other files, and what else.

All that a press needs stands in its data, so it works after a restart: `v1:again:{id}:{preset}`,
`v1:as:{id}:{file}`, `v1:full:{id}`, `v1:delete:{id}`.
"""

import re

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bots.drawing_files import OFFERED
from bots.words import say
from model.look import PRESETS

BUTTON = re.compile(
    r"v1:(?P<action>full|again|as|delete):(?P<id>[A-Za-z0-9_-]{8,64})(:(?P<choice>[a-z]+))?"
)
#: Buttons in a row that a phone has room for.
PER_ROW = 3


def keyboard(
    id: str, locale: str, preset: str | None, *, full_size: bool = True
) -> InlineKeyboardMarkup:
    """The buttons for a drawing in the look called `preset`, which is marked."""
    looks = [
        InlineKeyboardButton(
            ("✓ " if name == preset else "") + say(locale, f"preset-{name}"),
            callback_data=f"v1:again:{id}:{name}",
        )
        for name in PRESETS
    ]
    files = [
        InlineKeyboardButton(say(locale, f"as-{output}"), callback_data=f"v1:as:{id}:{output}")
        for output in OFFERED
    ]
    full = InlineKeyboardButton(say(locale, "full-size"), callback_data=f"v1:full:{id}")
    delete = _delete(id, locale)
    rows = [looks[start : start + PER_ROW] for start in range(0, len(looks), PER_ROW)]
    return InlineKeyboardMarkup([*rows, files, [full, delete] if full_size else [delete]])


def delete_alone(id: str, locale: str) -> InlineKeyboardMarkup:
    """The button for a drawing that somebody asked for as another file."""
    return InlineKeyboardMarkup.from_button(_delete(id, locale))


def _delete(id: str, locale: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(say(locale, "delete"), callback_data=f"v1:delete:{id}")
