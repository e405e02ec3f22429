"""Asks become accepted jobs and are acknowledged: a photo by a text, an album by blank pictures."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial

import structlog
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError

from bots.desk.acceptance import Acceptance, Once
from bots.desk.answers import acknowledgement
from bots.desk.desk import Accepted, Ask, Desk
from bots.telegram.attachments import fetch
from bots.telegram.buttons import stop_button
from bots.telegram.files import is_for_show
from bots.telegram.packing import Packing
from bots.telegram.reactions import is_group, show_done, show_seen
from bots.telegram.status import StatusMessages
from model.contract.errors import PersonError
from worker.queue.jobs import Address
from worker.queue.logs import whereabouts

log = structlog.get_logger()

#: Seconds after which "sending a photo…" is shown, and shown again; Telegram shows it for five.
ACTIVITY_INTERVAL = 2.0


class TelegramAcceptance:
    """Accepts asks, and acknowledges them in their chats."""

    def __init__(self, bot: Bot, desk: Desk, statuses: StatusMessages, packing: Packing) -> None:
        self._bot = bot
        self._desk = desk
        self._statuses = statuses
        self._packing = packing
        self._acceptance = Acceptance(desk, partial(fetch, bot))

    async def take(self, ask: Ask) -> None:
        """Accepts an ask and acknowledges it. Raises PersonError when it cannot be taken."""
        for error in await self.take_album([ask]):
            raise error

    async def take_album(self, asks: Sequence[Ask]) -> list[Exception]:
        """Accepts what can be taken, acknowledges it, and returns what is to be told of the rest.

        What was accepted before, when the same messages came already, is not acknowledged again.
        """
        first = asks[0]
        address = first.address
        await self._check_way(address)
        async with self._signs_of_life(address):
            seen = asyncio.create_task(show_seen(self._bot, address.chat, address.message))
            # No job before the reaction is there: the answer may come at once, and takes it away.
            results = await self._acceptance.take(asks, after=seen)
            await seen
        accepted = [result for result in results if isinstance(result, Accepted)]
        new = [one for one in accepted if await self._statuses.claim(one.id)]
        if new:
            for_show = is_for_show(first.wish.output, transparent=first.wish.finish.paper is None)
            await self._acknowledge(new, documents=not for_show)
        if all(one.place is None for one in accepted):
            await show_done(self._bot, address.chat, address.message)
        errors = [result for result in results if isinstance(result, Exception)]
        return await self._desk.news(asks, errors)

    async def take_pack(self, asks: Sequence[Ask]) -> list[Exception]:
        """Accepts what can be taken of the stickers of one photo, which answer as one pack.

        One message acknowledges them. Returns what is wrong with the rest.
        """
        address = asks[0].address
        # Before any is accepted: its answer may come at once.
        await self._packing.together.begin([self._desk.id_of(ask) for ask in asks])
        async with self._signs_of_life(address):
            once = Acceptance(self._desk, Once(partial(fetch, self._bot)))
            results = await once.take(asks)
        accepted = [result for result in results if isinstance(result, Accepted)]
        if accepted and len(accepted) < len(asks):
            await self._packing.together.begin([one.id for one in accepted])
        if accepted and await self._statuses.claim(accepted[0].id):
            await self._acknowledge(accepted[:1], documents=False)
        return [result for result in results if isinstance(result, Exception)]

    async def _check_way(self, address: Address) -> None:
        """Raises PersonError when an answer for the person alone could not reach them."""
        if not address.private:
            return
        try:
            await self._bot.send_chat_action(int(address.person), ChatAction.UPLOAD_PHOTO)
        except (BadRequest, Forbidden):
            raise PersonError("private-needs-start") from None

    async def _acknowledge(self, accepted: Sequence[Accepted], *, documents: bool) -> None:
        address, text = accepted[0].address, acknowledgement(accepted[0])
        ids = [one.id for one in accepted]
        try:
            if len(ids) == 1:
                waits = stop_button(ids[0], address.locale) if accepted[0].place else None
                await self._statuses.send(ids[0], address, text, waits)
            else:
                await self._statuses.send_album(ids, address, text, documents=documents)
        except TelegramError as error:
            # The jobs are accepted; delivery sends the missing message when it has the answer.
            log.warning("not acknowledged", jobs=ids, error=whereabouts(error))
            await self._statuses.not_sent(ids, error)

    @asynccontextmanager
    async def _signs_of_life(self, address: Address) -> AsyncIterator[None]:
        """Shows "sending a photo…" when the acknowledgement is slow to come.

        Not at once, because that would cost a call of the 30 a second that Telegram allows, and
        never in groups, which are allowed 20 a minute.
        """
        activity = (
            None if is_group(address.chat) else asyncio.create_task(self._show_activity(address))
        )
        try:
            yield
        finally:
            if activity is not None:
                activity.cancel()

    async def _show_activity(self, address: Address) -> None:
        topic = None if address.topic is None else int(address.topic)
        while True:
            await asyncio.sleep(ACTIVITY_INTERVAL)
            try:
                await self._bot.send_chat_action(
                    int(address.chat), ChatAction.UPLOAD_PHOTO, message_thread_id=topic
                )
            except TelegramError as error:
                log.info("activity not shown", error=whereabouts(error))
