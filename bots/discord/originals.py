"""The photo behind a drawing, to draw it again."""

from typing import NamedTuple

from bots.desk import Desk
from bots.discord.buttons import Drawing
from bots.instructions import Wish
from bots.wishes import as_before
from model.errors import PersonError


class Original(NamedTuple):
    """A photo that was drawn, and how."""

    #: Where Discord keeps it.
    photo: str
    wish: Wish


async def behind(desk: Desk, drawing: Drawing) -> Original:
    """The photo behind a drawing. Raises PersonError once it is not known any more."""
    order = await desk.order(drawing.id, "discord", drawing.owner)
    if order is None or order.source is None:
        raise PersonError("order-gone")
    return Original(order.source, as_before(order))
