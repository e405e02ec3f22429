"""How an answer gets into a Telegram chat: by editing the message that said "on it".

An edit can be repeated without harm, which is what makes delivery exactly-once: see
docs/decisions/0002-answers-are-edits.md, and 0008-albums-are-edits.md for albums.
"""

from contextlib import suppress

import structlog
from telegram import Bot, InlineKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bots.desk.answers import sentence, wish_behind, words_under
from bots.desk.desk import Desk
from bots.desk.status import Status
from bots.desk.titles import titled
from bots.telegram.buttons import keyboard
from bots.telegram.files import as_media, is_for_show, is_photo
from bots.telegram.limiter import patience, seconds_of
from bots.telegram.packing import Packing
from bots.telegram.reactions import is_group, show_done
from bots.telegram.shared import Shared
from bots.telegram.status import StatusMessages
from bots.words import say
from model.contract.errors import TryLater
from model.contract.wish import Wish
from worker.queue.jobs import Address, Outcome
from worker.queue.logs import whereabouts
from worker.queue.outcomes import Delivery, Undeliverable

log = structlog.get_logger()

#: Seconds to wait for the status message to be noted; then its bot has probably died before that.
PATIENCE = 10.0

# Telegram has no codes for its refusals, only texts.
_DONE_BEFORE = ("message is not modified", "there is no text in the message to edit")
_MESSAGE_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_CHAT_CLOSED = (
    "chat not found",
    "user is deactivated",
    "peer_id_invalid",
    "chat_write_forbidden",
    "not enough rights",
    "no rights to send",
)
_NO_PICTURES = tuple(
    f"not enough rights to send {kind}" for kind in ("photos", "documents", "media")
)
_NOT_AS_PHOTO = ("photo_invalid_dimensions", "image_process_failed", "photo_save_file_invalid")


class TelegramDelivery:
    """Delivers answers; `deliver` is what the courier calls."""

    def __init__(
        self, bot: Bot, desk: Desk, statuses: StatusMessages, shared: Shared, packing: Packing
    ) -> None:
        self._bot = bot
        self._desk = desk
        self._statuses = statuses
        self._shared = shared
        self._packing = packing

    async def deliver(self, delivery: Delivery) -> None:
        """Puts the answer in place of its status message; doing it again changes nothing.

        What Telegram refuses for good is told, in the chat or else to the person alone. Raises
        Undeliverable when that cannot be told either, and TryLater while the chat must wait.
        """
        address = delivery.outcome.address
        # To wait for this chat here would keep answers for other chats waiting.
        patience.set(0)
        try:
            answer = await self._packing.gathered(delivery)
            if answer is None:
                return
            try:
                await self._replace_status(answer)
            except (BadRequest, Forbidden) as error:
                log.warning("refused", job=answer.outcome.id, error=whereabouts(error))
                await self._tell_of(error, answer)
        except RetryAfter as error:
            raise TryLater(seconds_of(error)) from error
        await show_done(self._bot, address.chat, address.message)

    async def _tell_of(self, refusal: TelegramError, delivery: Delivery) -> None:
        """Says that Telegram does not take the answer: there is no use in trying again."""
        if delivery.picture is not None and not _is_closed(refusal):
            with suppress(BadRequest, Forbidden):
                return await self._replace_status(_in_words(delivery, "not-taken-here"))
        outcome, address = delivery.outcome, delivery.outcome.address
        if address.private or is_group(address.person) or not is_group(address.chat):
            raise Undeliverable from refusal
        there = delivery.picture is not None
        text = say(address.locale, "not-taken-there") if there else sentence(outcome)
        try:
            await self._bot.send_message(int(address.person), text)
        except (BadRequest, Forbidden) as error:
            raise Undeliverable from error

    async def _replace_status(self, delivery: Delivery) -> None:
        id, address = delivery.outcome.id, delivery.outcome.address
        status = await self._statuses.wait(id, PATIENCE)
        try:
            status = status or await self._statuses.find(id, address, say(address.locale, "on-it"))
            await self._edit(status or await self._new_status(id, address), delivery)
        except ChatMigrated as error:
            await self._start_over(delivery, _moved(address, error.new_chat_id))
        except BadRequest as error:
            if _says(error, _DONE_BEFORE):
                return
            if delivery.picture is not None and _says(error, _NO_PICTURES):
                return await self._replace_status(_in_words(delivery, "no-pictures-here"))
            if status and status.album and not _says(error, _CHAT_CLOSED):
                await self._leave_album(status)
            elif not _says(error, _MESSAGE_GONE):
                raise
            await self._start_over(delivery, address)

    async def _leave_album(self, status: Status) -> None:
        """Deletes the album's blank sheet, which could not be edited into the answer."""
        with suppress(BadRequest):
            await self._bot.delete_message(status.chat, status.message)

    async def _start_over(self, delivery: Delivery, address: Address) -> None:
        """Deliver by a new status message, because the one that was noted cannot be edited."""
        await self._statuses.forget(delivery.outcome.id)
        await self._edit(await self._new_status(delivery.outcome.id, address), delivery)

    async def _new_status(self, id: str, address: Address) -> Status:
        """Sends a status message to edit: should it come twice, the picture still comes once."""
        return await self._statuses.send(id, address, say(address.locale, "on-it"))

    async def _edit(self, status: Status, delivery: Delivery) -> None:
        outcome, picture = delivery.outcome, delivery.picture
        if picture is None:
            await self._edit_into_words(status, outcome)
        elif status.album:
            as_photo = is_for_show(outcome.output, transparent=outcome.transparent)
            await self._edit_into(status, outcome, picture, as_photo=as_photo)
        else:
            await self._edit_into_picture(status, outcome, picture)

    async def _edit_into_words(self, status: Status, outcome: Outcome) -> None:
        chat, message, text = status.chat, status.message, sentence(outcome)
        if status.album:
            await self._bot.edit_message_caption(chat, message, caption=text)
        else:
            await self._bot.edit_message_text(text, chat, message)

    async def _edit_into_picture(self, status: Status, outcome: Outcome, picture: bytes) -> None:
        """Edits as a photo where Telegram can show the file as one, or else as a document."""
        as_photo = is_photo(outcome, len(picture))
        try:
            await self._edit_into(status, outcome, picture, as_photo=as_photo)
        except BadRequest as error:
            if not (as_photo and _says(error, _NOT_AS_PHOTO)):
                raise
            await self._edit_into(status, outcome, picture, as_photo=False)

    async def _edit_into(
        self, status: Status, outcome: Outcome, picture: bytes, *, as_photo: bool
    ) -> None:
        """Albums have no buttons."""
        file = titled(picture, outcome.shown, outcome.address.locale)
        buttons, words = None, outcome.caption
        if not status.album:
            wish = await wish_behind(self._desk, outcome)
            words = words_under(outcome, wish)
            buttons = self._buttons(outcome, wish, as_photo=as_photo)
        message = await self._bot.edit_message_media(
            as_media(
                file,
                words,
                as_photo=as_photo,
                covered=outcome.address.covered,
                in_album=status.album,
            ),
            chat_id=status.chat,
            message_id=status.message,
            reply_markup=buttons,
        )
        await self._shared.note(outcome.id, message)

    def _buttons(
        self, outcome: Outcome, wish: Wish | None, *, as_photo: bool
    ) -> InlineKeyboardMarkup:
        """A document is in full size already, and Telegram offers photos alone to other chats.

        There they have no cover, so none is offered that has one here.
        """
        id, locale, styles = outcome.id, outcome.address.locale, outcome.styles
        share = as_photo and not outcome.address.covered and self._bot.supports_inline_queries
        return keyboard(id, locale, wish, full_size=as_photo, share=share, styles=styles)


def _in_words(delivery: Delivery, key: str) -> Delivery:
    """Edits the status message into a sentence."""
    outcome = delivery.outcome.model_copy(update={"problem": key, "values": {}})
    return Delivery(outcome, None)


def _moved(address: Address, chat: int) -> Address:
    """Delivers to the supergroup that a group has become; old messages are not there."""
    return address.model_copy(update={"chat": str(chat), "topic": None, "message": None})


def _is_closed(error: TelegramError) -> bool:
    """Whether nothing can be said in the chat any more."""
    return not isinstance(error, BadRequest) or _says(error, _CHAT_CLOSED)


def _says(error: BadRequest, phrases: tuple[str, ...]) -> bool:
    return any(phrase in error.message.lower() for phrase in phrases)
