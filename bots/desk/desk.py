"""How an ask becomes a job, and what people get again or have removed: once for all platforms."""

import asyncio
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bots.desk.preferences import Preferences, PreferenceStore
from bots.desk.refusals import Refusals
from bots.desk.teaching import Teaching
from model.contract.errors import Forgotten, PersonError, TurnedAway
from model.contract.styles import is_shipped, style_of
from model.contract.wish import Wish
from worker.queue.figures import Figures, figures
from worker.queue.jobs import Address, DrawRequest, Platform
from worker.queue.ledger import Ledger
from worker.queue.limits import Limits
from worker.queue.line import Place
from worker.queue.offered import Offered
from worker.queue.records import Picture

#: How many drawings a person gets again at once.
DRAWINGS = 5
#: Added styles in a chat. With the shipped ones and the media they must fit into a menu on Discord,
#: which has 25 lines.
MOST_ADDED = 8
#: A sheet of all styles may take so many times as long as one drawing: on a slow CPU it has to.
SHEET_DEADLINES = 2


@dataclass(frozen=True, slots=True)
class Ask:
    """A photo that somebody sent to be drawn."""

    #: With the message that asks: the answer replies to that, and the same message, coming twice,
    #: makes one job.
    address: Address
    wish: Wish = Wish()
    #: What to say under the drawing, in the person's language.
    caption: str = ""
    #: Where the platform keeps the photo, to draw it again in another look; and its bytes, once
    #: they are fetched.
    source: str | None = None
    photo: bytes = b""
    #: The same of a second picture, if its colours are wished for.
    example_source: str | None = None
    example: bytes | None = None
    #: Tells the asks of one message apart, if it has several: the id of a press of a button under
    #: its drawing, or of a further photo in it.
    press: str | None = None

    @property
    def example_to_fetch(self) -> str | None:
        """Where the second picture is, if a style makes use of it; others only remember it."""
        used = self.wish.of_all_styles or style_of(self.wish.style).of_parts
        return self.example_source if used else None


@dataclass(frozen=True, slots=True)
class Accepted:
    """An ask that has become a job."""

    id: str
    address: Address
    #: 0 is next, or being drawn; None when it has been answered already.
    place: int | None
    #: Seconds until its turn is expected to come.
    wait: float = 0.0


class Desk:
    """Takes asks on, hands pictures out and forgets people.

    The ledger blocks, so every call goes to a thread.
    """

    def __init__(self, ledger: Ledger, deadline_seconds: int) -> None:
        self._ledger = ledger
        self._limits = Limits(ledger.redis, ledger.settings, ledger.pseudonyms)
        self._preferences = PreferenceStore(ledger.redis, ledger.pseudonyms)
        self._offered = Offered(ledger.redis, ledger.pseudonyms)
        self._refusals = Refusals(ledger.redis, ledger.pseudonyms)
        self._deadline_seconds = deadline_seconds
        #: What owners teach.
        self.teaching = Teaching(ledger)

    async def take(self, ask: Ask, mark: str | None = None) -> Accepted:
        """Accepts a job; once, however often the same message asks.

        `mark` is what `Desk.mark` said of the person before the photo was fetched, if it is known.
        Raises TurnedAway when the line is full, or as `admit` does, and Forgotten when the person
        has taken it back since, or had everything removed.
        """
        request = await self._request(ask)
        place = await asyncio.to_thread(self._accept, request, ask.photo, ask.example, mark)
        if place is None:
            return Accepted(request.id, request.address, None)
        return Accepted(request.id, request.address, place.ahead, place.wait)

    async def admit(self, ask: Ask) -> None:
        """Counts an ask before its photo is there, to spare a download that leads nowhere.

        Raises TurnedAway when its person or chat has asked for enough, when it would have to wait
        too long, or when nobody draws, and PersonError when nobody has its style, or its chat may
        not have it. `take` checks all that again, but for the style, which the worker does, and
        does not count the ask twice.
        """
        request = await self._request(ask)
        await asyncio.to_thread(self._admit, request)

    async def added(self, platform: Platform, chat: str) -> tuple[str, ...]:
        """The styles that a chat may have besides the shipped ones, by name.

        No more than menus have room for.
        """
        return (await asyncio.to_thread(self._offered.in_chat, platform, chat))[:MOST_ADDED]

    async def covers(self, styles: Iterable[str]) -> dict[str, bytes]:
        """The covers of added styles, by their names, as WebP; of those whose cover is known."""
        found = {name: await asyncio.to_thread(self._offered.cover, name) for name in styles}
        return {name: cover for name, cover in found.items() if cover is not None}

    def id_of(self, ask: Ask) -> str:
        """The id of the job that an ask becomes: the same for the same message or press.

        Nobody can tell from it who the person is.
        """
        address = ask.address
        asks = ("press", ask.press) if ask.press else ("message", address.message or "")
        return self._ledger.pseudonyms.of("job", address.platform, address.chat, *asks)

    async def picture(self, id: str, platform: Platform, person: str) -> Picture | None:
        """The full-size file, for the person who asked; None for others, and once it is gone."""
        return await asyncio.to_thread(self._ledger.picture, id, platform, person)

    async def order(self, id: str, platform: Platform, person: str) -> DrawRequest | None:
        """What was asked for, to ask for it again in another look; for that person alone.

        None for others, and once it is gone: a day after it was asked for, or by `forget`.
        """
        return await asyncio.to_thread(self._ledger.order, id, platform, person)

    async def last_order(
        self, platform: Platform, person: str, chat: str, private: bool = False
    ) -> DrawRequest | None:
        """What a person asked for last in a chat, for words that come after it; kept for a day.

        `private`: or elsewhere, for themselves alone.
        """
        return await asyncio.to_thread(self._ledger.last_order, platform, person, chat, private)

    async def drawings(self, platform: Platform, person: str) -> list[Picture]:
        """The full-size files of a person's last drawings that are still kept, newest first."""
        return await asyncio.to_thread(self._ledger.drawings, platform, person, DRAWINGS)

    async def jobs(self, platform: Platform, person: str) -> list[str]:
        """The ids of what a person asked for within the last day, newest first."""
        return await asyncio.to_thread(self._ledger.jobs, platform, person)

    async def figures(self) -> Figures:
        """How the bot is doing today, for its owners."""
        return await asyncio.to_thread(figures, self._ledger.redis, time.time())

    async def preferences(self, platform: Platform, person: str) -> Preferences:
        """What a person chose once for all."""
        return await asyncio.to_thread(self._preferences.load, platform, person)

    async def prefer(self, platform: Platform, person: str, preferences: Preferences) -> None:
        """Keeps what a person chose."""
        await asyncio.to_thread(self._preferences.save, platform, person, preferences)

    async def withdraw(self, platform: Platform, person: str, id: str | None = None) -> int:
        """Takes back what a person has asked for and not got yet, all of it or one job.

        Each is answered by a sentence in place of its "on it". Returns how many drawings that were.
        """
        return await asyncio.to_thread(self._ledger.withdraw, platform, person, id)

    async def news(self, asks: Sequence[Ask], errors: Sequence[Exception]) -> list[Exception]:
        """The errors without refusals that the person of these asks was told a moment ago.

        Whoever pressed a button is told in any case.
        """
        if not errors or asks[0].press is not None:
            return list(errors)
        return [error for error in errors if await self._is_news(asks[0].address, error)]

    async def _is_news(self, address: Address, error: Exception) -> bool:
        if not isinstance(error, TurnedAway):
            return True
        return await asyncio.to_thread(self._refusals.is_news, address, error.key)

    async def forget(self, platform: Platform, person: str) -> int:
        """Removes everything held of a person, now; returns how many drawings that concerned."""
        await asyncio.to_thread(self._preferences.forget, platform, person)
        await self.teaching.forget(platform, person)
        return await asyncio.to_thread(self._ledger.forget, platform, person)

    async def mark(self, platform: Platform, person: str) -> str:
        """A text that changes whenever everything of a person is removed (`Ledger.mark`)."""
        return await asyncio.to_thread(self._ledger.mark, platform, person)

    def _admit(self, request: DrawRequest) -> None:
        self._ledger.admit(request)
        self._check_style(request)
        self._limits.admit(request)

    def _accept(
        self, request: DrawRequest, photo: bytes, example: bytes | None, mark: str | None
    ) -> Place | None:
        self._limits.admit(request)
        try:
            return self._ledger.accept(request, photo, example, mark)
        except (TurnedAway, Forgotten):
            self._limits.withdraw(request)
            raise

    def _check_style(self, request: DrawRequest) -> None:
        """Raises PersonError for an added style that is gone, or not for that chat."""
        style, address = request.wish.style, request.address
        if is_shipped(style) or request.wish.of_all_styles:
            return
        if style not in self._offered.in_chat(address.platform, address.chat):
            raise PersonError("style-gone", {"style": style})

    async def _request(self, ask: Ask) -> DrawRequest:
        now = time.time()
        address, every = ask.address, ask.wish.of_all_styles
        deadlines = SHEET_DEADLINES if every else 1
        return DrawRequest(
            id=self.id_of(ask),
            address=address,
            wish=ask.wish,
            added=await self.added(address.platform, address.chat) if every else (),
            source=ask.source,
            example_source=ask.example_source,
            caption=ask.caption,
            accepted_at=now,
            deadline=now + deadlines * self._deadline_seconds,
        )
