"""The front desk: how an ask becomes a job, the same for every platform."""

import asyncio
import hashlib
import time
from dataclasses import dataclass

from worker.jobs import Address, DrawRequest, Platform
from worker.ledger import Ledger

#: What can be asked for, in the order of the menus; a sentence `style-...` names each.
STYLES = ("line",)


@dataclass(frozen=True, slots=True)
class Ask:
    """A photo that somebody sent to be drawn, in the platform's own terms (ids as strings)."""

    platform: Platform
    person: str
    chat: str
    #: The message that asks; the answer replies to it, and asking twice with it makes one job.
    message: str
    photo: bytes
    #: Forum topic or thread in the chat, if any.
    topic: str | None = None
    #: The person's language, as an IETF tag.
    locale: str = "en"
    style: str = "line"
    #: Nobody but the person may see the answer.
    private: bool = False


@dataclass(frozen=True, slots=True)
class Accepted:
    """An ask that has become a job."""

    id: str
    address: Address
    #: 0 is next, or being drawn; None when it has been answered already.
    place: int | None


class Desk:
    """Takes asks on, hands pictures out and forgets people.

    The ledger blocks, so every call goes to a thread.
    """

    def __init__(self, ledger: Ledger, deadline_seconds: int) -> None:
        self._ledger = ledger
        self._deadline_seconds = deadline_seconds

    async def take(self, ask: Ask) -> Accepted:
        """Accepts a job; once, however often the same message asks.

        Raises TurnedAway when the line is full.
        """
        request = self._request(ask)
        place = await asyncio.to_thread(self._ledger.accept, request, ask.photo)
        return Accepted(request.id, request.address, place)

    async def picture(self, id: str, platform: Platform, person: str) -> bytes | None:
        """The full-size PNG, for the person who asked; None for others, and once it is gone."""
        return await asyncio.to_thread(self._ledger.picture, id, platform, person)

    async def forget(self, platform: Platform, person: str) -> int:
        """Removes everything held of a person, now; returns how many drawings that concerned."""
        return await asyncio.to_thread(self._ledger.forget, platform, person)

    def _request(self, ask: Ask) -> DrawRequest:
        now = time.time()
        address = Address(
            platform=ask.platform,
            person=ask.person,
            chat=ask.chat,
            topic=ask.topic,
            message=ask.message,
            locale=ask.locale,
            private=ask.private,
        )
        return DrawRequest(
            id=_job_id(ask),
            address=address,
            style=ask.style,
            accepted_at=now,
            deadline=now + self._deadline_seconds,
        )


def _job_id(ask: Ask) -> str:
    """The same for the same message, and says nothing about the person in it."""
    source = f"{ask.platform}:{ask.chat}:{ask.message}"
    return hashlib.sha256(source.encode()).hexdigest()[:32]
