"""The photo behind a drawing, to draw it again."""

from typing import NamedTuple

from bots.desk.desk import Desk
from bots.discord.buttons import Drawing
from model.contract.errors import PersonError
from model.contract.wish import Wish
from worker.queue.jobs import DrawRequest


class Original(NamedTuple):
    """A photo that was drawn, and how."""

    drawing: Drawing
    #: Where Discord keeps it.
    photo: str
    wish: Wish
    #: Nobody but the person saw the drawing.
    private: bool
    #: A second picture, whose colours were wanted.
    example: str | None


async def behind(desk: Desk, drawing: Drawing) -> Original:
    """The photo behind a drawing. Raises PersonError once it is not known any more."""
    original = await find(desk, drawing)
    if original is None:
        raise PersonError("order-gone")
    return original


async def find(desk: Desk, drawing: Drawing) -> Original | None:
    """The photo behind a drawing; None once it is not known any more."""
    return _original(await desk.order(drawing.id, "discord", drawing.owner))


async def last(desk: Desk, person: int, channel: int) -> Original | None:
    """The photo that was drawn last for somebody in a channel, for words that name none."""
    return _original(await desk.last_order("discord", str(person), str(channel)))


def _original(order: DrawRequest | None) -> Original | None:
    if order is None or order.source is None:
        return None
    drawing, private = Drawing(order.id, order.address.person), order.address.private
    return Original(drawing, order.source, order.wish, private, order.example_source)
