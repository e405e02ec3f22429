"""A photo becomes an accepted job, and is acknowledged."""

import asyncio
from collections.abc import Sequence
from functools import partial

import structlog
from discord import Client, Interaction, Message
from discord.ui import View

from bots.desk.acceptance import Acceptance
from bots.desk.answers import acknowledgement
from bots.desk.chosen import chosen
from bots.desk.desk import Accepted, Ask, Desk
from bots.desk.status import Status
from bots.desk.wishes import asking
from bots.discord.albums import Albums
from bots.discord.attachments import Photo, fetch
from bots.discord.buttons import Target, stop_button
from bots.discord.errors import CALL_FAILED
from bots.discord.people import is_direct, locale_of
from bots.discord.responses import defer
from bots.discord.status import StatusMessages
from bots.instructions import Understood
from model.contract.errors import PersonError
from worker.queue.jobs import Address
from worker.queue.logs import whereabouts
from worker.queue.outcomes import Undeliverable

log = structlog.get_logger()

#: Seconds for telling the place in the line: less than delivery waits, so that this comes first.
ACKNOWLEDGE_WITHIN = 8.0


class DiscordAcceptance:
    """Accepts photos by their URLs: from commands, presses of buttons and messages."""

    def __init__(
        self, client: Client, desk: Desk, statuses: StatusMessages, albums: Albums
    ) -> None:
        self._desk = desk
        self._statuses = statuses
        self._albums = albums
        self._acceptance = Acceptance(desk, partial(fetch, client))

    async def take_interaction(
        self,
        interaction: Interaction[Client],
        photos: Sequence[Photo],
        wanted: Understood,
        private: bool,
        example: str | None = None,
    ) -> None:
        """Draws photos in answer to a command or a press, in the colours of an example, if any.

        Raises PhotoError and TurnedAway for the first that cannot be taken, if none can.
        """
        # Discord waits three seconds; from here on it shows that we are thinking.
        deferred = await defer(interaction, ephemeral=private)
        # Before the job is accepted, so that its answer can be delivered even if we end in between.
        await self._statuses.keep_grant(interaction)
        address = Address(
            platform="discord",
            person=str(interaction.user.id),
            chat=str(interaction.channel_id),
            message=str(interaction.id),
            locale=locale_of(interaction),
            private=private,
        )
        accepted, refused = await self._accept(_asks(address, photos, wanted, example))
        for error in refused if not accepted else []:
            raise error
        new = [one for one in accepted if await self._statuses.claim(one.id)]
        if not new:
            return
        if not deferred.open:
            # Discord takes no response any more, so a message of ours acknowledges it.
            await self._acknowledge(*new)
        elif deferred.message:
            await self._tell_place(interaction, *new)
            await self._note(new, Status(int(address.chat), deferred.message))

    async def take_message(
        self,
        message: Message,
        photos: Sequence[Photo],
        wanted: Understood,
        private: bool = False,
        example: str | None = None,
    ) -> list[Exception]:
        """Draws photos in reply to a message, in the colours of an example, if any.

        Returns what is to be told of those that are not drawn, PhotoError and TurnedAway. Raises
        PersonError when the answer could not reach the person to whom alone it is to go.
        """
        address = Address(
            platform="discord",
            person=str(message.author.id),
            chat=str(message.channel.id),
            message=str(message.id),
            locale=locale_of(),
            private=(private or bool(chosen().private)) and not is_direct(message),
        )
        asks = _asks(address, photos, wanted, example)
        accepted, refused = await self._accept(asks)
        new = [one for one in accepted if await self._statuses.claim(one.id)]
        if new:
            await self._acknowledge(*new)
        return await self._desk.news(asks, refused)

    async def _acknowledge(self, accepted: Accepted, *others: Accepted) -> None:
        """By one message. Raises PersonError if only the person may see it and is out of reach."""
        try:
            text = acknowledgement(accepted)
            buttons = _buttons(accepted, *others)
            status = await self._statuses.send(accepted.id, accepted.address, text, buttons)
            await self._note([accepted, *others], status)
        except Undeliverable:
            raise PersonError("private-unreachable") from None
        except CALL_FAILED as error:
            # The job is accepted; delivery sends the missing message when it has the answer.
            log.warning("not acknowledged", job=accepted.id, error=whereabouts(error))

    async def _accept(self, asks: Sequence[Ask]) -> tuple[list[Accepted], list[Exception]]:
        """Those that have become jobs, and what is wrong with the others."""
        results = await self._acceptance.take(asks)
        accepted = [result for result in results if isinstance(result, Accepted)]
        if len(accepted) > 1:
            await self._albums.begin([one.id for one in accepted])
        return accepted, [result for result in results if isinstance(result, Exception)]

    async def _note(self, accepted: Sequence[Accepted], status: Status) -> None:
        """One message says for all of them that they are seen to."""
        for one in accepted:
            await self._statuses.note(one.id, status)

    async def _tell_place(
        self, interaction: Interaction[Client], accepted: Accepted, *others: Accepted
    ) -> None:
        """Says the place in the line; if nobody is ahead, Discord's “thinking” is enough."""
        if not accepted.place:
            return
        try:
            async with asyncio.timeout(ACKNOWLEDGE_WITHIN):
                text, buttons = acknowledgement(accepted), _buttons(accepted, *others)
                await interaction.edit_original_response(content=text, view=buttons)
        except CALL_FAILED as error:
            log.warning("not acknowledged", job=accepted.id, error=whereabouts(error))


def _asks(
    address: Address, photos: Sequence[Photo], wanted: Understood, example: str | None
) -> list[Ask]:
    """An ask for each of the photos of one message, command or press."""
    asks = [
        Ask(
            address.model_copy(update={"covered": photo.covered}),
            source=photo.url,
            example_source=example,
            press=f"{address.message}:{number}" if number else None,
        )
        for number, photo in enumerate(photos)
    ]
    return [asking(ask, wanted) for ask in asks]


def _buttons(accepted: Accepted, *others: Accepted) -> View | None:
    """What stands under the acknowledgement of a single drawing that has to wait."""
    if others or not accepted.place:
        return None
    address = accepted.address
    return stop_button(Target(accepted.id, address.person), address.locale)
