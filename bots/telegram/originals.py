"""The photo behind a drawing, to draw it again."""

from bots.desk.desk import Desk
from bots.desk.originals import Original, original_of
from bots.telegram.incoming import Replied
from bots.telegram.status import StatusMessages
from model.contract.errors import PersonError
from worker.queue.jobs import Address


class Originals:
    """Finds the photos behind messages of ours; for the person of an address alone."""

    def __init__(self, desk: Desk, statuses: StatusMessages) -> None:
        self._desk = desk
        self._statuses = statuses

    async def behind(self, ours: Replied, address: Address) -> Original | None:
        """The photo behind a drawing; None if the message is none.

        Raises PersonError for a drawing that was made for somebody else, or too long ago.
        """
        found = await self.find(ours, address)
        if found is None and (ours.picture is not None or await self._drawn(ours, address)):
            raise PersonError("order-gone")
        return found

    async def find(self, ours: Replied, address: Address) -> Original | None:
        """The photo behind a drawing; None for others' drawings, and once it is gone."""
        id = await self._drawn(ours, address)
        return original_of(await self._desk.order(id, "telegram", address.person) if id else None)

    async def last(self, address: Address, *, direct: bool) -> Original | None:
        """The photo that was drawn last for somebody in a chat, for words that name none."""
        person, chat = address.person, address.chat
        # A private chat is also where drawings for somebody alone arrive from groups.
        return original_of(await self._desk.last_order("telegram", person, chat, private=direct))

    async def _drawn(self, message: Replied, address: Address) -> str | None:
        return await self._statuses.drawn(int(address.chat), message.message)
