"""What a person wishes a drawing to be, before they say anything: the same on every platform."""

from bots.desk import STYLES
from bots.instructions import Wish
from bots.preferences import Preferences
from model.look import PRESETS, Look
from worker.jobs import DrawRequest


def usual(preferences: Preferences) -> Wish:
    """What somebody wants every time; what we no longer have counts as not chosen."""
    style = next((style for style in STYLES if style == preferences.style), STYLES[0])
    return Wish(style=style, look=PRESETS.get(preferences.preset or "", Look()))


def as_before(order: DrawRequest) -> Wish:
    """What was wished for in an order."""
    return Wish(style=order.style, look=order.look, finish=order.finish)


def preset_of(look: Look) -> str | None:
    """The name of a look, if it has one."""
    return next((name for name, preset in PRESETS.items() if preset == look), None)
