"""The buttons under a drawing, which work as long as the message is there, whatever restarts.

All that pressing one needs stands in its custom id: the action, the job and whose drawing it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from discord import ActionRow, ButtonStyle, Message
from discord.ui import Button, View

from bots.wishes import preset_of
from bots.words import say
from model.look import PRESETS
from worker.jobs import DrawRequest, Outcome

#: The sentences on the buttons, by action; then those that draw the photo in another look.
LABELS = {"full": "full-size", "share": "share", "delete": "delete"}
PRESET = "preset-"
_ACTIONS = "|".join([*LABELS, *(f"{PRESET}{name}" for name in PRESETS)])
#: What a button carries.
CUSTOM_ID = rf"v1:(?P<action>{_ACTIONS}):(?P<id>[A-Za-z0-9_-]{{8,64}}):(?P<owner>\d{{1,20}})"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawing that a button stands under."""

    #: Of the job that made it.
    id: str
    #: The person who asked for it.
    owner: str


def buttons(outcome: Outcome, order: DrawRequest | None, shareable: bool) -> View:
    """The buttons for a drawing: looks to draw it in, while it is known how, and what else."""
    view, locale = View(timeout=None), outcome.address.locale
    drawing = Drawing(outcome.id, outcome.address.person)
    if order is not None and order.source is not None:
        for button in _presets(drawing, preset_of(order.look), locale):
            view.add_item(button)
    for action in ("full", "share", "delete") if shareable else ("full", "delete"):
        style = ButtonStyle.danger if action == "delete" else ButtonStyle.secondary
        view.add_item(_button(drawing, action, say(locale, LABELS[action]), style, row=1))
    # discord.py need not remember it: presses are known by their custom id.
    view.stop()
    return view


def _presets(drawing: Drawing, drawn: str | None, locale: str) -> Iterator[Button[View]]:
    """One for each look; that of the drawing stands out."""
    for name in PRESETS:
        style = ButtonStyle.primary if name == drawn else ButtonStyle.secondary
        label = say(locale, f"preset-{name}")
        yield _button(drawing, f"{PRESET}{name}", label, style, row=0)


def _button(
    drawing: Drawing, action: str, label: str, style: ButtonStyle, row: int
) -> Button[View]:
    custom_id = f"v1:{action}:{drawing.id}:{drawing.owner}"
    return Button(style=style, label=label, custom_id=custom_id, row=row)


def drawing_in(message: Message) -> Drawing | None:
    """The drawing in a message of ours, which its buttons tell."""
    rows = (row for row in message.components if isinstance(row, ActionRow))
    ids = (getattr(part, "custom_id", None) or "" for row in rows for part in row.children)
    match = next(filter(None, (re.fullmatch(CUSTOM_ID, id) for id in ids)), None)
    return match and Drawing(match["id"], match["owner"])


def without_share(message: Message) -> View:
    """The buttons of a message, but for the one that shares it."""
    view = View.from_message(message, timeout=None)
    for button in view.children:
        if isinstance(button, Button) and (button.custom_id or "").startswith("v1:share:"):
            view.remove_item(button)
    view.stop()
    return view
