"""What a person wishes a drawing to be, from what they chose, ordered and wrote: on every platform.

usual(preferences, added)   what they want every time
pressed(button, wish)       what a button under a drawing makes of the wish behind it
asking(ask, understood)     an ask for what their words say
granted(understood, locale) what of it can be had
again(order)                an ask for the photo of an order once more
"""

from collections.abc import Sequence
from dataclasses import replace

from bots.desk.changes import change
from bots.desk.desk import Ask
from bots.desk.drawing_files import can_be
from bots.desk.preferences import Preferences
from bots.instructions import Understood, describe
from bots.words import say
from model.contract.errors import PersonError
from model.contract.look import PRESETS, Look
from model.contract.styles import STYLES, is_shipped, style_of
from model.contract.wish import Wish
from worker.queue.jobs import DrawRequest


def usual(preferences: Preferences, added: Sequence[str] = ()) -> Wish:
    """What somebody wants every time; what we no longer have counts as not chosen.

    added: the styles that are there besides the shipped ones.
    """
    style = preferences.style or ""
    style = style if is_shipped(style) or style in added else STYLES[0].name
    return Wish(style=style, look=PRESETS.get(preferences.preset or "", Look()))


def looks(style: str) -> list[str]:
    """The names of the looks that do something in a style."""
    return list(style_of(style).looks)


def preset_of(look: Look) -> str | None:
    """The name of a look, if it has one."""
    return next((name for name in PRESETS if look.named(name) == look), None)


def pressed(button: str, wish: Wish) -> Understood:
    """What a button makes of the wish so far, by the id of the change that it carries.

    Raises PersonError for a button of an older version.
    """
    if single := change(button):
        return single.of(wish)
    raise PersonError("button-gone")


def asking(ask: Ask, understood: Understood) -> Ask:
    """The ask for what was understood, with a word about it under the drawing."""
    example = ask.example_source
    wish, caption = granted(understood, ask.address.locale, example=example is not None)
    return replace(
        ask, wish=wish, caption=caption, example_source=example if wish.example else None
    )


def granted(understood: Understood, locale: str, *, example: bool) -> tuple[Wish, str]:
    """What was understood without what cannot be had, and what there is to be told about it.

    example: whether there is a second picture, whose colours can be taken.
    """
    wish, untold = understood.wish, []
    if not can_be(wish.style, wish.output):
        file = say(locale, f"as-{wish.output}")
        wish = replace(wish, output="png")
        untold.append(say(locale, "not-of-this-style", {"file": file}))
    if wish.example and not example:
        wish = replace(wish, example=False)
        untold.append(say(locale, "no-example"))
    caption = describe(replace(understood, wish=wish), locale)
    return wish, " ".join(filter(None, [caption, *untold]))


def again(order: DrawRequest) -> Ask:
    """An ask for the photo of an order once more, by the same person, in reply to the same message.

    What asks for it this time, a press or another message, is left to the platform to tell.
    """
    return Ask(order.address, order.wish, source=order.source, example_source=order.example_source)
