"""What the platforms say the same way: that an ask is taken on, and what comes of it."""

import math

from bots.desk.changes import numbered
from bots.desk.desk import Accepted, Desk
from bots.instructions.effects import seen
from bots.instructions.told_colours import left_out
from bots.words import say
from model.contract.wish import Wish
from worker.queue.jobs import Outcome

#: What Telegram takes under a picture, in characters; Discord takes more.
LONGEST_CAPTION = 1024


def acknowledgement(accepted: Accepted) -> str:
    """That an ask is being seen to; if there is a line, its place there, and how long it takes."""
    locale, ahead = accepted.address.locale, accepted.place
    if not ahead:
        return say(locale, "on-it")
    values: dict[str, int | str] = {"place": ahead + 1, **_rounded(accepted.wait)}
    return say(locale, "in-line", values)


def _rounded(seconds: float) -> dict[str, int | str]:
    """Rounded up: to tens of seconds up to a minute, else to minutes."""
    if seconds <= 60:
        return {"unit": "seconds", "count": 10 * max(1, math.ceil(seconds / 10))}
    return {"unit": "minutes", "count": math.ceil(seconds / 60)}


def sentence(outcome: Outcome) -> str:
    """Why there is no picture."""
    return say(outcome.address.locale, outcome.problem or "picture-gone", outcome.values)


def words_under(outcome: Outcome, wish: Wish | None = None) -> str:
    """What stands under a picture with buttons; under a sheet also what each number draws.

    Of the wish behind it, if that is known, it tells for whom there are no colours.
    """
    locale, numbers = outcome.address.locale, numbered(outcome.styles)
    names = ", ".join(f"{number} {one.said(locale)}" for number, one in numbers)
    key = say(locale, "press-a-number", {"styles": names}) if names else ""
    nobody = left_out(seen(wish).colours, outcome.people, locale) if wish else ""
    text = " ".join(filter(None, [outcome.caption, nobody, key]))
    return text if len(text) <= LONGEST_CAPTION else outcome.caption


async def wish_behind(desk: Desk, outcome: Outcome) -> Wish | None:
    """What an outcome came of; None once that is forgotten, and nothing can be drawn again."""
    address = outcome.address
    order = await desk.order(outcome.id, address.platform, address.person)
    return order.wish if order else None
