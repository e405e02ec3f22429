"""The photo behind a drawing, to draw it again."""

from bots.desk.desk import Desk
from bots.desk.originals import Original, original_of
from bots.discord.buttons import Target
from model.contract.errors import PersonError


async def behind(desk: Desk, target: Target) -> Original:
    """The photo behind a drawing. Raises PersonError once it is not known any more."""
    original = await find(desk, target)
    if original is None:
        raise PersonError("order-gone")
    return original


async def find(desk: Desk, target: Target) -> Original | None:
    """The photo behind a drawing; None once it is not known any more."""
    return original_of(await desk.order(target.id, "discord", target.person))


async def last(desk: Desk, person: int, channel: int) -> Original | None:
    """The photo that was drawn last for somebody in a channel, for words that name none."""
    return original_of(await desk.last_order("discord", str(person), str(channel)))
