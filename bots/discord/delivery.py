"""How an answer gets onto Discord: by editing the message that said "on it".

An edit can be repeated without harm, which is what makes delivery exactly-once: see
docs/decisions/0007-answers-on-discord.md.
"""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import NamedTuple

from discord import File, Forbidden, HTTPException, NotFound, Webhook
from discord.ui import View
from discord.utils import DEFAULT_FILE_SIZE_LIMIT_BYTES

from bots.desk.answers import sentence, wish_behind, words_under
from bots.desk.status import Status
from bots.discord.albums import Settled, reasons_why_not
from bots.discord.buttons import buttons
from bots.discord.client import ArtLine
from bots.discord.errors import GONE
from bots.discord.files import attach
from bots.discord.status import Grant
from bots.words import say
from worker.queue.jobs import Address
from worker.queue.outcomes import Delivery, Undeliverable
from worker.queue.records import Picture

#: Seconds to wait for the status message to be noted; then its bot has probably died before that.
PATIENCE = 10.0
#: In bytes, what Discord takes in one request, as a cautious guess: it is written down nowhere.
LARGEST_REQUEST = 25 * 2**20
#: How often a drawing is made half as large where Discord takes less than it says.
TRIES = 4


class Content(NamedTuple):
    """What an answer consists of: either a sentence alone or a picture with its buttons."""

    text: str | None
    files: list[File]
    view: View | None


#: Puts it into a message.
Edit = Callable[[Content], Awaitable[None]]


class DiscordDelivery:
    """Delivers answers; `deliver` is what the courier calls."""

    def __init__(self, client: ArtLine) -> None:
        self._client = client
        self._statuses = client.statuses

    async def deliver(self, delivery: Delivery) -> None:
        """Puts the answer in place of its status message; doing it again changes nothing.

        The response to an interaction is edited with its token, which is good for 15 minutes and
        works everywhere; after that as a message of ours; where that is not possible, a new message
        comes in the channel, or to the person directly. Raises Undeliverable when that fails too.
        """
        id, address = delivery.outcome.id, delivery.outcome.address
        status = await self._statuses.wait(id, PATIENCE)
        album = await self._client.albums.of(id)
        settled = await self._client.albums.answered(album, delivery.outcome) if album else {}
        if len(settled) < len(album):
            return  # The message with all drawings is sent with the last answer.
        grant = await self._statuses.grant(address)
        if grant and await self._edit_response(grant, delivery, settled):
            return
        if status and await self._edit_message(status, delivery, settled):
            return
        await self._statuses.forget(id)
        status = await self._statuses.send(id, address, say(address.locale, "on-it"))
        if not await self._edit_message(status, delivery, settled):
            raise Undeliverable

    async def _edit_response(self, grant: Grant, delivery: Delivery, settled: Settled) -> bool:
        application = self._client.application_id
        assert application is not None  # noqa: S101
        webhook = Webhook.partial(application, grant.token, client=self._client)
        # Discord's name for our response; discord.py declares numbers only, but passes it on.
        original: int = "@original"  # type: ignore[assignment]

        async def edit(content: Content) -> None:
            text, files, view = content
            await webhook.edit_message(original, content=text, attachments=files, view=view)

        shareable = delivery.outcome.address.private
        try:
            await self._fit(delivery, settled, shareable, grant.filesize_limit, edit)
        except HTTPException as error:
            if error.status not in GONE:
                raise
            return False
        return True

    async def _edit_message(self, status: Status, delivery: Delivery, settled: Settled) -> bool:
        """Edits as the bot, without a token; files may then have the usual size only."""
        channel = self._client.get_partial_messageable(status.chat)
        message = channel.get_partial_message(status.message)

        async def edit(content: Content) -> None:
            text, files, view = content
            await message.edit(content=text, attachments=files, view=view)

        try:
            await self._fit(delivery, settled, False, DEFAULT_FILE_SIZE_LIMIT_BYTES, edit)
        except (Forbidden, NotFound):
            return False
        return True

    async def _fit(
        self, delivery: Delivery, settled: Settled, shareable: bool, limit: int, edit: Edit
    ) -> None:
        """Edits with files of at most `limit` bytes; smaller at once, where Discord takes less.

        Servers may take less than Discord says that they do. Past some tries words come alone.
        """
        for _ in range(TRIES):
            if settled:
                content = await self._album(delivery.outcome.address, settled, limit)
            else:
                content = await self._content(delivery, shareable, limit)
            try:
                return await edit(content)
            except HTTPException as error:
                if error.status != HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
                    raise
            limit //= 2
        words = say(delivery.outcome.address.locale, "never-fits")
        await edit(Content(words, [], None))

    async def _album(self, address: Address, settled: Settled, limit: int) -> Content:
        """Its drawings, and what was said of them and of photos without one; no buttons."""
        desk, person, first = self._client.desk, address.person, next(iter(settled))
        order = await desk.order(first, "discord", person)
        limit = min(limit, LARGEST_REQUEST // len(settled))
        attached = []
        for id in settled:
            if (one := await desk.picture(id, "discord", person)) is not None:
                asked = await desk.order(id, "discord", person)
                covered = asked is not None and asked.address.covered
                attached.append(await attach(one, limit, address.locale, covered=covered))
        files = [file for files, _ in attached for file in files]
        for number, file in enumerate(files, 1):
            file.filename = file.filename.replace("drawing", f"drawing-{number}", 1)
        words = dict.fromkeys(word for _, word in attached)
        caption = order.caption if order else ""
        said = [caption, *words, *reasons_why_not(settled, address.locale)]
        return Content("\n".join(filter(None, said)) or None, files, None)

    async def _content(self, delivery: Delivery, shareable: bool, limit: int) -> Content:
        outcome, picture = delivery.outcome, delivery.picture
        if picture is None:
            return Content(sentence(outcome), [], None)
        desk = self._client.desk
        wish = await wish_behind(desk, outcome)
        added = await desk.added("discord", outcome.address.chat)
        shown = Picture(picture, outcome.shown)
        address = outcome.address
        files, word = await attach(shown, limit, address.locale, covered=address.covered)
        text = "\n".join(filter(None, [words_under(outcome, wish), word]))
        view = buttons(outcome, wish, shareable and bool(files), added)
        return Content(text or None, files, view)
