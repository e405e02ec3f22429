"""The buttons under a drawing: the same photo in other looks and as other files, and what else.

Three sheets take one another's place: looks and files, single changes, and the colours among these.

All that a press needs stands in its data, so it works after a restart: `v1:again:{id}:{preset}`,
`v1:as:{id}:{file}`, `v1:change:{id}:{change}`, `v1:sheet:{id}:{sheet}`, `v1:full:{id}`,
`v1:delete:{id}`.
"""

import re
from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bots.changes import Change, inks, offered
from bots.drawing_files import OFFERED
from bots.instructions import Wish
from bots.wishes import preset_of
from bots.words import say
from model.look import PRESETS

BUTTON = re.compile(
    r"v1:(?P<action>full|again|as|change|sheet|delete):(?P<id>[A-Za-z0-9_-]{8,40})"
    r"(:(?P<choice>[a-z-]{1,12}))?"
)
#: Buttons in a row that a phone has room for, if they say one word, or two or three.
PER_ROW, PER_ROW_OF_PHRASES = 3, 2

Row = list[InlineKeyboardButton]


def keyboard(
    id: str, locale: str, wish: Wish | None, *, full_size: bool = True
) -> InlineKeyboardMarkup:
    """The first sheet for a drawing that came of `wish`, whose look is marked.

    Without a wish, because it is forgotten, nothing can be drawn again. What was made as another
    file is offered no other looks and files: those stand under the picture.
    """
    full = [_button(id, "full", say(locale, "full-size"))] if full_size else []
    delete = _button(id, "delete", say(locale, "delete"))
    if wish is None:
        return InlineKeyboardMarkup([[*full, delete]])
    change = _button(id, "sheet", say(locale, "change"), "changes")
    if wish.output in OFFERED:
        return InlineKeyboardMarkup([[change, delete]])
    drawn = preset_of(wish.look)
    looks = [
        _button(id, "again", ("✓ " if name == drawn else "") + say(locale, f"preset-{name}"), name)
        for name in PRESETS
    ]
    files = [_button(id, "as", say(locale, f"as-{output}"), output) for output in OFFERED]
    return InlineKeyboardMarkup([*_rows(looks, PER_ROW), files, [change], [*full, delete]])


def changes(id: str, locale: str, wish: Wish) -> InlineKeyboardMarkup:
    """The sheet of single changes."""
    rows = _changes(id, locale, offered(wish))
    colour = _button(id, "sheet", say(locale, "change-colour"), "inks")
    back = _button(id, "sheet", say(locale, "back"), "first")
    return InlineKeyboardMarkup([*rows, [colour, back]])


def colours(id: str, locale: str, wish: Wish) -> InlineKeyboardMarkup:
    """The sheet of colours."""
    back = _button(id, "sheet", say(locale, "back"), "changes")
    return InlineKeyboardMarkup([*_changes(id, locale, inks(wish)), [back]])


def _changes(id: str, locale: str, changes: Sequence[Change]) -> list[Row]:
    buttons = [_button(id, "change", say(locale, one.label), one.id) for one in changes]
    return _rows(buttons, PER_ROW_OF_PHRASES)


def _rows(buttons: Row, length: int) -> list[Row]:
    return [buttons[start : start + length] for start in range(0, len(buttons), length)]


def _button(id: str, action: str, text: str, choice: str = "") -> InlineKeyboardButton:
    data = f"v1:{action}:{id}" + (f":{choice}" if choice else "")
    return InlineKeyboardButton(text, callback_data=data)
