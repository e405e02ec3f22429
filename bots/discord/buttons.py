"""The buttons and menus under a drawing; they work as long as the message is there.

Five rows at most: looks to draw it in; once more, other files, and colour; a menu of single
changes and of the files that nothing else has room for; one of styles and media; what else, with
files for printers and the drawing as a clip. Under a picture
of all styles their numbers take the place of all but the last; menus of the colours of parts can.
Where there are several people, one of these chooses for whom colours are, or the background, for
which there is no row left. All that using one needs stands in its custom id: the action, the job
and whose drawing it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from discord import ActionRow, ButtonStyle, Message, SelectOption
from discord.ui import Button, Item, Select, View

from bots.desk.change import Change
from bots.desk.changes import (
    AGAIN,
    ALL_STYLES,
    COLOUR_THIS,
    FILES,
    LOOKS,
    MOST_IN_A_ROW,
    as_other,
    evenly,
    inks,
    media,
    numbered,
    offered,
    softer,
    styled,
)
from bots.desk.drawing_files import offered_as
from bots.desk.part_colours import FILLS, fills, parts, whose
from bots.desk.wishes import looks, preset_of
from bots.words import say
from model.contract.wish import Wish
from worker.queue.jobs import Outcome

#: What is done with a drawing as it is, and the sentences on the buttons.
WHAT_ELSE = {"full": "full-size", "share": "share", "delete": "delete"}
#: The sentences on all buttons, by action.
LABELS = {
    **WHAT_ELSE,
    **{one.id: one.label for one in (AGAIN, COLOUR_THIS, ALL_STYLES, *LOOKS, *FILES)},
    "colours": "change-colours",
    "back": "back",
    "stop": "stop-this",
}
#: The files that the last row has room for, between what else there is: it takes five buttons; and
#: those that stand in the menu of changes.
_LAST_FILES, _IN_THE_MENU = ("pdf", "clip"), ("plotter", "card")
#: The rows of the menus, and of what else there is.
_CHANGES_ROW, _STYLES_ROW, _LAST_ROW = 2, 3, 4
_MENUS = "|".join(["change", "style", "whose", *FILLS])
#: What the choices of whom colours are for begin with; all and the background are no people.
WHOSE, ALL, BACKGROUND = "whose-", "all", "background"
_DRAWING = r"(?P<id>[A-Za-z0-9_-]{8,64}):(?P<person>\d{1,20})"
#: What a button carries, and what a menu does. Other actions are those of earlier versions, and are
#: answered too.
BUTTON_ID = rf"v1:(?P<action>(?!(?:{_MENUS}):)[a-z0-9-]{{1,30}}):{_DRAWING}"
MENU_ID = rf"v1:(?:{_MENUS}):{_DRAWING}"
#: The menus of /settings.
SETTING_ID = "v1:setting:(?P<field>language|style|preset|private)"


@dataclass(frozen=True, slots=True)
class Target:
    """The drawing that a button stands under."""

    #: Of the job that made it.
    id: str
    #: The person who asked for it.
    person: str


def buttons(
    outcome: Outcome, wish: Wish | None, shareable: bool, added: Sequence[str] = ()
) -> View:
    """What stands under a drawing that came of `wish`: how to have it otherwise, and what else.

    Without a wish, because it is forgotten, nothing can be drawn again.
    Another file than a picture is offered no other looks and files: those stand under the picture.
    added: the styles that are offered besides the shipped ones.
    """
    target, locale = Target(outcome.id, outcome.address.person), outcome.address.locale
    numbers = numbered(outcome.styles) if wish else []
    if numbers:
        otherwise = _numbers(target, numbers)
    else:
        otherwise = _otherwise(target, wish, locale, added) if wish else iter(())
    has = {"full": outcome.output in ("png", "sheet"), "share": shareable, "delete": True}
    actions = [action for action in has if has[action]]
    return _view([*otherwise, *_last_row(target, wish, actions, locale)])


def stop_button(target: Target, locale: str) -> View:
    """What stands under a drawing that waits for its turn: it can be taken back."""
    return _view(_row(0, target, ["stop"], locale))


def apology(target: Target, wish: Wish, locale: str, added: Sequence[str] = ()) -> View:
    """What stands under an apology for a drawing: it can be softer, or in another style."""
    change = softer(wish)
    milder = [_press(0, target, change.id, say(locale, "softer"))] if change else []
    styles = [*styled(wish, added), ALL_STYLES]
    return _view([*milder, *_menu(1, "style", target, styles, say(locale, "change-style"), locale)])


def choices(
    target: Target,
    wish: Wish,
    locale: str,
    actions: Sequence[str] = (),
    added: Sequence[str] = (),
) -> View:
    """How to have a drawing otherwise, and those of WHAT_ELSE that are named."""
    last = _last_row(target, wish, actions, locale)
    return _view([*_otherwise(target, wish, locale, added), *last])


def palette(
    target: Target,
    wish: Wish,
    locale: str,
    actions: Sequence[str],
    people: int | None = None,
    chosen: str = ALL,
) -> View:
    """The colours of parts, a menu for each, and the way back to `choices`.

    people: how many are in the photo, if that is known. chosen: for whom colours are: one of them,
    ALL, or BACKGROUND.
    """
    several = whose(wish, people)
    chosen = chosen if chosen in (*several, BACKGROUND) else ALL
    who = chosen if chosen in several else None
    shown = parts(wish, who)
    if several:
        shown = [part for part in shown if (part == BACKGROUND) == (chosen == BACKGROUND)]
    menus = [
        *(_whose(target, several, chosen, locale) if several else ()),
        *(
            item
            for row, part in enumerate(shown, 1 if several else 0)
            for item in _menu(
                row, part, target, fills(part, wish, who), say(locale, f"part-{part}"), locale
            )
        ),
    ]
    return _view([*menus, *_row(_LAST_ROW, target, ["back", *actions], locale)])


def _whose(
    target: Target, people: Sequence[str], chosen: str, locale: str
) -> Iterator[Select[View]]:
    """The menu of whom colours are for."""
    labels = {
        ALL: say(locale, "everybody"),
        **{who: say(locale, "person-from-left", {"who": who}) for who in people},
        BACKGROUND: say(locale, "part-background"),
    }
    options = [
        SelectOption(label=label, value=f"{WHOSE}{who}", default=who == chosen)
        for who, label in labels.items()
    ]
    custom_id = f"v1:whose:{target.id}:{target.person}"
    yield Select(
        custom_id=custom_id, placeholder=say(locale, "whose-colours"), options=options, row=0
    )


def what_else(message: Message) -> list[str]:
    """Those of WHAT_ELSE that stand under a message."""
    actions = [match["action"] for match in _buttons_in(message)]
    return [action for action in actions if action in WHAT_ELSE]


def _view(items: Iterable[Item[View]]) -> View:
    view = View(timeout=None)
    for item in items:
        view.add_item(item)
    # discord.py need not remember it: presses are known by their custom id.
    view.stop()
    return view


def _otherwise(
    target: Target, wish: Wish, locale: str, added: Sequence[str]
) -> Iterator[Item[View]]:
    """The buttons and menus that draw the photo again; that of the drawing's look stands out."""
    if wish.output == "png":
        drawn = f"preset-{preset_of(wish.look)}"
        presets = [f"preset-{name}" for name in looks(wish.style)]
        elsewhere = (*_LAST_FILES, *_IN_THE_MENU)
        files = [f"as-{one}" for one in offered_as(wish.style) if one not in elsewhere]
        yield from _row(0, target, presets, locale, marked=drawn)
        yield from _row(1, target, ["again", *files, *_colouring(wish)], locale)
    changes = [*offered(wish), *inks(wish)]
    if wish.output == "png":
        changes += [as_other(one) for one in offered_as(wish.style) if one in _IN_THE_MENU]
    yield from _menu(_CHANGES_ROW, "change", target, changes, say(locale, "change"), locale)
    if wish.output == "png":
        styles = [*styled(wish, added), ALL_STYLES, *media(wish)]
        name = say(locale, "change-style")
        yield from _menu(_STYLES_ROW, "style", target, styles, name, locale)


def _numbers(target: Target, numbers: Sequence[tuple[int, Change]]) -> Iterator[Item[View]]:
    """The numbers on a sheet of styles, each of which draws that one."""
    for row, some in enumerate(evenly(numbers)):
        for number, one in some:
            yield _press(row, target, one.id, str(number))


def _last_row(
    target: Target, wish: Wish | None, actions: Sequence[str], locale: str
) -> Iterator[Item[View]]:
    """What else there is, and behind the full size the last of the files.

    Where there is room, so is the sheet of all styles, which the menu of styles has in any case.
    """
    offered = offered_as(wish.style) if wish and wish.output == "png" else []
    files = [f"as-{output}" for output in offered if output in _LAST_FILES]
    full = [action for action in actions if action == "full"]
    others = [action for action in actions if action != "full"]
    row = [*full, *files, *others]
    if wish and wish.output == "png" and len(row) < MOST_IN_A_ROW:
        row.insert(len(row) - len(others), ALL_STYLES.id)
    return _row(_LAST_ROW, target, row, locale)


def _colouring(wish: Wish) -> list[str]:
    """What colours a line drawing, or leads to the colours of a coloured one."""
    if COLOUR_THIS in styled(wish):
        return [COLOUR_THIS.id]
    return ["colours"] if parts(wish) else []


def _menu(
    row: int, id: str, target: Target, changes: Sequence[Change], name: str, locale: str
) -> Iterator[Item[View]]:
    """A menu of changes; Discord takes none without any."""
    options = [SelectOption(label=one.said(locale), value=one.id) for one in changes]
    custom_id = f"v1:{id}:{target.id}:{target.person}"
    if options:
        yield Select(custom_id=custom_id, placeholder=name, options=options, row=row)


def _row(
    row: int, target: Target, actions: Iterable[str], locale: str, marked: str = ""
) -> Iterator[Item[View]]:
    styles = {"delete": ButtonStyle.danger, marked: ButtonStyle.primary}
    for action in actions:
        style = styles.get(action, ButtonStyle.secondary)
        yield _press(row, target, action, say(locale, LABELS[action]), style)


def _press(
    row: int,
    target: Target,
    action: str,
    label: str,
    style: ButtonStyle = ButtonStyle.secondary,
) -> Button[View]:
    custom_id = f"v1:{action}:{target.id}:{target.person}"
    return Button(style=style, label=label, custom_id=custom_id, row=row)


def drawing_in(message: Message) -> Target | None:
    """The drawing in a message of ours, which its buttons tell."""
    match = next(_buttons_in(message), None)
    return match and Target(match["id"], match["person"])


def _buttons_in(message: Message) -> Iterator[re.Match[str]]:
    rows = (row for row in message.components if isinstance(row, ActionRow))
    ids = (getattr(part, "custom_id", None) or "" for row in rows for part in row.children)
    return filter(None, (re.fullmatch(BUTTON_ID, id) for id in ids))


def is_ours(custom_id: str) -> bool:
    """Whether somebody sees to a button or a menu; nobody does to those of earlier versions."""
    return any(re.fullmatch(id, custom_id) for id in (BUTTON_ID, MENU_ID, SETTING_ID))


def without_share(message: Message) -> View:
    """What stands under a message, but for the button that shares it."""
    view = View.from_message(message, timeout=None)
    for button in view.children:
        if isinstance(button, Button) and (button.custom_id or "").startswith("v1:share:"):
            view.remove_item(button)
    view.stop()
    return view
