"""What the platforms say the same way: that an ask is taken on, and what comes of it."""

from bots.desk.desk import Accepted, Desk
from bots.words import say
from model.contract.wish import Wish
from worker.queue.jobs import Outcome


def acknowledgement(accepted: Accepted) -> str:
    """That an ask is being seen to, with its place in the line if there is one."""
    locale, ahead = accepted.address.locale, accepted.place
    return say(locale, "in-line", {"place": ahead + 1}) if ahead else say(locale, "on-it")


def sentence(outcome: Outcome) -> str:
    """Why there is no picture."""
    return say(outcome.address.locale, outcome.problem or "picture-gone", outcome.values)


async def wish_behind(desk: Desk, outcome: Outcome) -> Wish | None:
    """What an outcome came of; None once that is forgotten, and nothing can be drawn again."""
    address = outcome.address
    order = await desk.order(outcome.id, address.platform, address.person)
    return order.wish if order else None
