"""A photo becomes an accepted job, and is acknowledged."""

import asyncio
from functools import partial

import structlog
from discord import Attachment, Client, Interaction, Message

from bots.desk import Accepted, Ask, Desk
from bots.discord.attachments import check, download, first_picture
from bots.discord.errors import CALL_FAILED
from bots.discord.status import StatusMessages
from bots.status import Status
from bots.words import say
from model.errors import PersonError
from worker.logs import whereabouts
from worker.outcomes import Undeliverable

log = structlog.get_logger()

#: Photos in memory at once; each has 20 MB at most.
DOWNLOADS_AT_ONCE = 8
#: Seconds to tell the place in the line; the courier waits longer, so that it has the last word.
ACKNOWLEDGE_WITHIN = 8.0


class Photos:
    """Takes photos on, from commands and from direct messages."""

    def __init__(self, desk: Desk, statuses: StatusMessages) -> None:
        self._desk = desk
        self._statuses = statuses
        self._downloads = asyncio.Semaphore(DOWNLOADS_AT_ONCE)

    async def take_interaction(
        self,
        interaction: Interaction[Client],
        photo: Attachment,
        style: str = "line",
        private: bool = False,
    ) -> None:
        """Draws the photo of a command. Raises PhotoError and TurnedAway."""
        check(photo)
        # Discord waits three seconds; from here on it shows that we are thinking.
        response = await interaction.response.defer(ephemeral=private, thinking=True)
        # Before the job, so that its answer finds it even if we end in between.
        await self._statuses.keep_token(interaction)
        ask = partial(
            Ask,
            platform="discord",
            person=str(interaction.user.id),
            chat=str(interaction.channel_id),
            message=str(interaction.id),
            locale=interaction.locale.value,
            style=style,
            private=private,
        )
        accepted = await self._accept(photo, ask)
        if response and response.message_id and await self._statuses.claim(accepted.id):
            await self._tell_place(interaction, accepted)
            status = Status(int(accepted.address.chat), response.message_id)
            await self._statuses.note(accepted.id, status)

    async def take_message(self, message: Message) -> None:
        """Draws the first photo of a direct message. Raises PersonError."""
        photo = first_picture(message)
        if photo is None:
            raise PersonError("not-a-photo")
        check(photo)
        ask = partial(
            Ask,
            platform="discord",
            person=str(message.author.id),
            chat=str(message.channel.id),
            message=str(message.id),
        )
        accepted = await self._accept(photo, ask)
        if not await self._statuses.claim(accepted.id):
            return
        try:
            await self._statuses.send(accepted.id, accepted.address, _place(accepted))
        except (*CALL_FAILED, Undeliverable) as error:
            # The job is accepted; the courier makes up for the message when it has the answer.
            log.warning("not acknowledged", job=accepted.id, error=whereabouts(error))

    async def _accept(self, photo: Attachment, ask: "partial[Ask]") -> Accepted:
        await self._desk.admit(ask(photo=b""))
        async with self._downloads:
            return await self._desk.take(ask(photo=await download(photo)))

    async def _tell_place(self, interaction: Interaction[Client], accepted: Accepted) -> None:
        """Nothing to tell while nobody is ahead: Discord shows that we are thinking."""
        if not accepted.place:
            return
        try:
            async with asyncio.timeout(ACKNOWLEDGE_WITHIN):
                await interaction.edit_original_response(content=_place(accepted))
        except CALL_FAILED as error:
            log.warning("not acknowledged", job=accepted.id, error=whereabouts(error))


def _place(accepted: Accepted) -> str:
    locale, ahead = accepted.address.locale, accepted.place or 0
    return say(locale, "in-line", {"place": ahead + 1}) if ahead else say(locale, "on-it")
