"""The buttons under a drawing: the same photo in other looks and as other files, and what else.

There are several sheets of buttons, one shown at a time: first looks and files; then styles with
media, the parts that have colours with the colours of each, and single changes with the colours
of ink. Sheets of parts and colours that are one person's end in their number: `hair-2`. Under a
picture of all styles there are their numbers instead.

All that a press needs stands in its data, so it works after a restart: `v1:again:{id}:{preset}`,
`v1:as:{id}:{file}`, `v1:change:{id}:{change}`, `v1:style:{id}:{added style}`,
`v1:sheet:{id}:{sheet}`, `v1:full:{id}`, `v1:delete:{id}`, for stickers `v1:pack:{id}` and
`v1:keep:{id}`, and `v1:stop:{id}` while it waits.
"""

import re
from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bots.desk.change import Change
from bots.desk.changes import (
    ALL_STYLES,
    COLOUR_THIS,
    evenly,
    inks,
    media,
    numbered,
    offered,
    softer,
    styled,
)
from bots.desk.drawing_files import is_picture, offered_as
from bots.desk.part_colours import fills, parts, whose
from bots.desk.wishes import looks, preset_of
from bots.telegram.inline_queries import share_button
from bots.words import say
from model.contract.wish import Wish

BUTTON = re.compile(
    r"v1:(?P<action>full|again|as|change|style|sheet|delete|pack|keep|stop)"
    r":(?P<id>[A-Za-z0-9_-]{8,40})"
    r"(:(?P<choice>[a-z0-9-]{1,20}))?"
)
#: Buttons in a row that a phone has room for, if they say one word, or two or three.
PER_ROW, PER_ROW_OF_PHRASES = 3, 2

Row = list[InlineKeyboardButton]


def keyboard(
    id: str,
    locale: str,
    wish: Wish | None,
    *,
    full_size: bool = True,
    share: bool = False,
    pack: str = "",
    styles: Sequence[str] = (),
) -> InlineKeyboardMarkup:
    """The first sheet for a drawing that came of `wish`, whose look is marked.

    Without a wish, because it is forgotten, nothing can be drawn again. What was made as another
    file is offered no other looks and files: those stand under the picture. `styles`, where the
    picture is of several, are those that its numbers stand for. `share`: it can be sent on. `pack`:
    the address of the person's sticker pack, under a sticker that is in it.
    """
    full = [_button(id, "full", say(locale, "full-size"))] if full_size else []
    to_share = [share_button(id, locale)] if share else []
    sharing = [to_share] if share else []
    delete = _button(id, "delete", say(locale, "delete"))
    if wish is None:
        return InlineKeyboardMarkup([*sharing, [*full, delete]])
    if numbers := numbered(styles):
        presses = [_changing(id, str(number), one) for number, one in numbers]
        rows = [list(row) for row in evenly(presses)]
        return InlineKeyboardMarkup([*rows, *sharing, [*full, delete]])
    change = _button(id, "sheet", say(locale, "change"), "changes")
    if wish.output == "sticker":
        return InlineKeyboardMarkup([[_keeping(id, locale, pack)], [change, delete]])
    if not is_picture(wish.output):
        return InlineKeyboardMarkup([[change, delete]])
    drawn = preset_of(wish.look)
    presets = [
        _button(id, "again", ("✓ " if name == drawn else "") + say(locale, f"preset-{name}"), name)
        for name in looks(wish.style)
    ]
    files = [
        _button(id, "as", say(locale, f"as-{output}"), output) for output in offered_as(wish.style)
    ]
    more = [
        *_colouring(id, locale, wish),
        _button(id, "sheet", say(locale, "change-style"), "styles"),
        change,
    ]
    if "sticker" in offered_as(wish.style):
        sharing = [[*to_share, _button(id, "pack", say(locale, "sticker-pack"))]]
    rows = [*_rows(presets, PER_ROW), *_rows(files, PER_ROW), *sharing]
    all_styles = _changing(id, ALL_STYLES.said(locale), ALL_STYLES)
    return InlineKeyboardMarkup([*rows, more, [all_styles, *full, delete]])


def stop_button(id: str, locale: str) -> InlineKeyboardMarkup:
    """What stands under a drawing that waits for its turn: it can be taken back."""
    return InlineKeyboardMarkup([[_button(id, "stop", say(locale, "stop-this"))]])


def apology(id: str, locale: str, wish: Wish) -> InlineKeyboardMarkup:
    """What stands under an apology for a drawing: it can be softer, or in another style."""
    change = softer(wish)
    milder = [_changing(id, say(locale, "softer"), change)] if change else []
    return InlineKeyboardMarkup(
        [[*milder, _button(id, "sheet", say(locale, "change-style"), "styles")]]
    )


def sheet(
    name: str,
    id: str,
    locale: str,
    wish: Wish,
    people: int | None = None,
    added: Sequence[str] = (),
) -> InlineKeyboardMarkup | None:
    """One of the sheets behind the first; None for those that there are not for this wish.

    people: how many are in the photo, if that is known. added: the styles that are offered besides
    the shipped ones.
    """
    name, who = _of_person(name, whose(wish, people))
    match name:
        case "changes":
            rows = _changes(id, locale, offered(wish))
            colour = _button(id, "sheet", say(locale, "change-colour"), "inks")
            back = _button(id, "sheet", say(locale, "back"), "first")
            return InlineKeyboardMarkup([*rows, [colour, back] if inks(wish) else [back]])
        case "inks":
            return _leaf(id, locale, inks(wish), "changes")
        case "styles":
            rows = _changes(id, locale, [*styled(wish, added), ALL_STYLES])
            medium = _button(id, "sheet", say(locale, "change-media"), "media")
            back = _button(id, "sheet", say(locale, "back"), "first")
            return InlineKeyboardMarkup([*rows, [medium, back]])
        case "media":
            return _leaf(id, locale, media(wish), "styles")
        case "parts" if found := parts(wish, who):
            behind = f"-{who}" if who else ""
            pickers = [
                _button(id, "sheet", say(locale, f"part-{part}"), part + behind) for part in found
            ]
            back = _button(id, "sheet", say(locale, "back"), "first")
            people_row = _whose(id, locale, whose(wish, people), who)
            return InlineKeyboardMarkup([*people_row, *_rows(pickers, PER_ROW_OF_PHRASES), [back]])
        case part if part in parts(wish, who):
            return _leaf(id, locale, fills(part, wish, who), f"parts-{who}" if who else "parts")
    return None


def _of_person(name: str, people: Sequence[str]) -> tuple[str, str | None]:
    """A sheet's name without the person whose it is, and that person, if they are there."""
    sheet, _, who = name.rpartition("-")
    return (sheet, who if who in people else None) if who.isdecimal() else (name, None)


def _whose(id: str, locale: str, people: Sequence[str], chosen: str | None) -> list[Row]:
    """Whom colours are for, from left to right as the arrows say; no row for one person alone."""
    if not people:
        return []
    labels = {who: who for who in people}
    labels[people[0]] = f"← {people[0]}"
    labels[people[-1]] = f"{people[-1]} →"
    everybody = _button(id, "sheet", _marked(say(locale, "everybody"), chosen is None), "parts")
    each = [
        _button(id, "sheet", _marked(labels[who], who == chosen), f"parts-{who}") for who in people
    ]
    return [[everybody], each]


def _marked(label: str, chosen: bool) -> str:
    return f"✓ {label}" if chosen else label


def _keeping(id: str, locale: str, pack: str) -> InlineKeyboardButton:
    """What adds a sticker to the person's pack, or leads to the pack that it is in."""
    if pack:
        return InlineKeyboardButton(say(locale, "open-pack"), url=pack)
    return _button(id, "keep", say(locale, "keep-sticker"))


def _colouring(id: str, locale: str, wish: Wish) -> Row:
    """What colours a line drawing, or leads to the colours of a coloured one."""
    if COLOUR_THIS in styled(wish):
        return [_changing(id, COLOUR_THIS.said(locale), COLOUR_THIS)]
    return [_button(id, "sheet", say(locale, "change-colours"), "parts")] if parts(wish) else []


def _leaf(id: str, locale: str, changes: Sequence[Change], before: str) -> InlineKeyboardMarkup:
    """A sheet of changes, with a button that leads back."""
    back = _button(id, "sheet", say(locale, "back"), before)
    return InlineKeyboardMarkup([*_changes(id, locale, changes), [back]])


def _changes(id: str, locale: str, changes: Sequence[Change]) -> list[Row]:
    buttons = [_changing(id, one.said(locale), one) for one in changes]
    return _rows(buttons, PER_ROW_OF_PHRASES)


def _changing(id: str, text: str, change: Change) -> InlineKeyboardButton:
    # With its whole id, that of an added style might not fit into the 64 bytes of a button.
    if change.added:
        return _button(id, "style", text, change.added)
    return _button(id, "change", text, change.id)


def _rows(buttons: Row, length: int) -> list[Row]:
    return [buttons[start : start + length] for start in range(0, len(buttons), length)]


def _button(id: str, action: str, text: str, choice: str = "") -> InlineKeyboardButton:
    data = f"v1:{action}:{id}" + (f":{choice}" if choice else "")
    return InlineKeyboardButton(text, callback_data=data)
