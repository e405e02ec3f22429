"""What a person wishes a drawing to be, from what they chose, ordered and wrote: on every platform.

usual(preferences)          what they want every time
as_before(order)            what they asked for the last time
asking(ask, understood)     an ask for what their words say
again(order, wish)          an ask for the photo of an order once more
"""

from dataclasses import replace

from bots.desk import STYLES, Ask
from bots.instructions import Understood, Wish, describe
from bots.preferences import Preferences
from model.look import PRESETS, Look
from worker.jobs import DrawRequest


def usual(preferences: Preferences) -> Wish:
    """What somebody wants every time; what we no longer have counts as not chosen."""
    style = next((style for style in STYLES if style == preferences.style), STYLES[0])
    return Wish(style=style, look=PRESETS.get(preferences.preset or "", Look()))


def as_before(order: DrawRequest) -> Wish:
    """What was wished for in an order."""
    return Wish(order.style, order.look, order.finish, order.output, order.colours)


def preset_of(look: Look) -> str | None:
    """The name of a look, if it has one."""
    return next((name for name, preset in PRESETS.items() if preset == look), None)


def asking(ask: Ask, understood: Understood) -> Ask:
    """The ask for what was understood, with a word about it under the drawing."""
    return replace(_for(ask, understood.wish), caption=describe(understood, ask.locale))


def again(order: DrawRequest, wish: Wish) -> Ask:
    """An ask for the photo of an order, by the same person, in reply to the same message.

    What asks for it this time, a press or another message, is left to the platform to tell.
    """
    address = order.address
    ask = Ask(
        platform=address.platform,
        person=address.person,
        chat=address.chat,
        message=address.message or "",
        topic=address.topic,
        locale=address.locale,
        private=address.private,
        source=order.source,
        photo=b"",
        example_source=order.example,
    )
    return _for(ask, wish)


def _for(ask: Ask, wish: Wish) -> Ask:
    return replace(
        ask,
        style=wish.style,
        look=wish.look,
        finish=wish.finish,
        output=wish.output,
        colours=wish.colours,
    )
