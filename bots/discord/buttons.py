"""What stands under a drawing, and works as long as the message is there, whatever restarts.

Four rows: looks to draw it in; once more, and other files; a menu of single changes; what else. All
that using one needs stands in its custom id: the action, the job and whose drawing it is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from discord import ActionRow, ButtonStyle, Message, SelectOption
from discord.ui import Button, Item, Select, View

from bots.changes import inks, offered
from bots.instructions import Wish
from bots.wishes import FILES, LOOKS, preset_of
from bots.words import say
from worker.jobs import Outcome

#: The sentences on the buttons, by action.
LABELS = {"again": "again", "full": "full-size", "share": "share", "delete": "delete"}
_ACTIONS = "|".join([*LABELS, *LOOKS, *FILES])
_DRAWING = r"(?P<id>[A-Za-z0-9_-]{8,64}):(?P<owner>\d{1,20})"
#: What a button carries, and what the menu does.
BUTTON_ID = rf"v1:(?P<action>{_ACTIONS}):{_DRAWING}"
MENU_ID = rf"v1:change:{_DRAWING}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawing that a button stands under."""

    #: Of the job that made it.
    id: str
    #: The person who asked for it.
    owner: str


def buttons(outcome: Outcome, wish: Wish | None, shareable: bool) -> View:
    """What stands under a drawing that came of `wish`: how to have it otherwise, and what else.

    Without a wish, because it is forgotten, nothing can be drawn again.
    Another file than a picture is offered no other looks and files: those stand under the picture.
    """
    drawing, locale = Drawing(outcome.id, outcome.address.person), outcome.address.locale
    otherwise = _otherwise(drawing, wish, locale) if wish else ()
    has = {"full": outcome.output == "png", "share": shareable, "delete": True}
    actions = [action for action in has if has[action]]
    return _view([*otherwise, *_row(3, drawing, actions, locale)])


def choices(drawing: Drawing, wish: Wish, locale: str) -> View:
    """How to have a drawing otherwise, for whoever did not find the words."""
    return _view(_otherwise(drawing, wish, locale))


def _view(items: Iterable[Item[View]]) -> View:
    view = View(timeout=None)
    for item in items:
        view.add_item(item)
    # discord.py need not remember it: presses are known by their custom id.
    view.stop()
    return view


def _otherwise(drawing: Drawing, wish: Wish, locale: str) -> Iterator[Item[View]]:
    """What has the photo drawn again; the look of the drawing stands out."""
    if wish.output == "png":
        drawn = f"preset-{preset_of(wish.look)}"
        yield from _row(0, drawing, LOOKS, locale, marked=drawn)
        yield from _row(1, drawing, ["again", *FILES], locale)
    options = [
        SelectOption(label=say(locale, change.label), value=change.id)
        for change in (*offered(wish), *inks(wish))
    ]
    custom_id = f"v1:change:{drawing.id}:{drawing.owner}"
    yield Select(custom_id=custom_id, placeholder=say(locale, "change"), options=options, row=2)


def _row(
    row: int, drawing: Drawing, actions: Iterable[str], locale: str, marked: str = ""
) -> Iterator[Item[View]]:
    styles = {"delete": ButtonStyle.danger, marked: ButtonStyle.primary}
    for action in actions:
        yield Button(
            style=styles.get(action, ButtonStyle.secondary),
            label=say(locale, LABELS.get(action, action)),
            custom_id=f"v1:{action}:{drawing.id}:{drawing.owner}",
            row=row,
        )


def drawing_in(message: Message) -> Drawing | None:
    """The drawing in a message of ours, which its buttons tell."""
    rows = (row for row in message.components if isinstance(row, ActionRow))
    ids = (getattr(part, "custom_id", None) or "" for row in rows for part in row.children)
    match = next(filter(None, (re.fullmatch(BUTTON_ID, id) for id in ids)), None)
    return match and Drawing(match["id"], match["owner"])


def without_share(message: Message) -> View:
    """What stands under a message, but for the button that shares it."""
    view = View.from_message(message, timeout=None)
    for button in view.children:
        if isinstance(button, Button) and (button.custom_id or "").startswith("v1:share:"):
            view.remove_item(button)
    view.stop()
    return view
