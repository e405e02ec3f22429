"""Sends the message that says "on it" while a drawing is made."""

from collections.abc import Sequence
from uuid import uuid4

import structlog
from redis.asyncio import Redis
from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    ReplyParameters,
)
from telegram.error import BadRequest, NetworkError, TelegramError

from bots.desk.status import Status, StatusNotes
from bots.telegram.paper import paper
from bots.telegram.sent import Sent
from worker.queue.jobs import Address
from worker.queue.logs import whereabouts
from worker.queue.pseudonyms import Pseudonyms

log = structlog.get_logger()

#: By how much the acknowledgement's message id is higher than the photo's, at most: in private
#: chats Telegram counts the bot's messages to all people together.
LOOK_AHEAD = 5


class StatusMessages(StatusNotes):
    """Sends status messages, and knows them by job id; the notes expire after `seconds`."""

    def __init__(
        self, bot: Bot, redis: Redis, seconds: int, pseudonyms: Pseudonyms, sent: Sent
    ) -> None:
        super().__init__(redis, seconds, pseudonyms)
        self._bot = bot
        self._sent = sent
        #: Marks the notes of this process: no other knows which messages it has sent.
        self._run = uuid4().hex

    async def not_sent(self, ids: Sequence[str], error: TelegramError) -> None:
        """Notes that an acknowledgement failed, and whether it may have come all the same."""
        unanswered = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
        for id in ids:
            await self.note_unsent(id, self._run if unanswered and len(ids) == 1 else "")

    async def find(self, id: str, address: Address, text: str) -> Status | None:
        """The acknowledgement that came although its sending seemed to fail, if it did.

        It is one of the next messages of ours after the photo, and the only one of which we do not
        know. Telegram refuses to edit what others have written.
        """
        if address.message is None or address.private or await self.why_unsent(id) != self._run:
            return None
        chat, photo = _chat(address), int(address.message)
        for message in range(photo + 1, photo + 1 + LOOK_AHEAD):
            if (chat, message) not in self._sent and await self._is_ours(chat, message, text):
                return await self.note(id, Status(chat, message))
        return None

    async def _is_ours(self, chat: int, message: int, text: str) -> bool:
        """Whether it is a text of ours: if so, it is edited and says this from then on."""
        try:
            await self._bot.edit_message_text(text, chat, message)
        except BadRequest as error:
            return "message is not modified" in error.message.lower()
        return True

    async def send(
        self,
        id: str,
        address: Address,
        text: str,
        buttons: InlineKeyboardMarkup | None = None,
    ) -> Status:
        """Replies with a status message; returns the one that counts, which is the first sent."""
        message = await self._bot.send_message(
            _chat(address),
            text,
            reply_markup=buttons,
            message_thread_id=_topic(address),
            reply_parameters=_reply(address),
        )
        return await self._count(id, message, album=False)

    async def send_album(
        self, ids: Sequence[str], address: Address, text: str, *, documents: bool
    ) -> None:
        """Replies with an album of blank sheets, one for each job and of the kind of the answers.

        Albums stay what they are: a message of one can become another picture, but no text.
        """
        kind = InputMediaDocument if documents else InputMediaPhoto
        first, *others = ids
        messages = await self._bot.send_media_group(
            _chat(address),
            [kind(paper(), caption=text), *(kind(paper()) for _ in others)],
            message_thread_id=_topic(address),
            reply_parameters=_reply(address),
        )
        for id, message in zip((first, *others), messages, strict=True):
            await self._count(id, message, album=True)

    async def _count(self, id: str, message: Message, *, album: bool) -> Status:
        sent = Status(message.chat.id, message.message_id, album)
        first = await self.note(id, sent)
        if first != sent:
            await _remove(message)
        return first


async def _remove(message: Message) -> None:
    try:
        await message.delete()
    except TelegramError as error:
        log.info("second status message not deleted", error=whereabouts(error))


def _chat(address: Address) -> int:
    """What nobody else may see goes to the person alone, whose chat has their number."""
    return int(address.person if address.private else address.chat)


def _topic(address: Address) -> int | None:
    return int(address.topic) if address.topic and not address.private else None


def _reply(address: Address) -> ReplyParameters | None:
    if address.message is None or address.private:
        return None
    return ReplyParameters(int(address.message), allow_sending_without_reply=True)
