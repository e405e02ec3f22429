"""How an answer gets into a Telegram chat: by editing the message that said "on it".

An edit can be repeated without harm, which is what makes delivery exactly-once: see
docs/decisions/0002-answers-are-edits.md.
"""

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bots.status import Status
from bots.telegram.status import StatusMessages
from bots.words import say
from worker.jobs import Address, Outcome
from worker.outcomes import Delivery, Undeliverable

#: Seconds to wait for the status message to be noted; past it, its bot probably died before.
PATIENCE = 10.0

#: What Telegram shows as a photo: bytes; width plus height in pixels; longer side over shorter.
LARGEST_PHOTO = 10_000_000
LARGEST_SIDES = 10_000
LARGEST_RATIO = 20

# Telegram tells its refusals apart in words only.
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
_NOT_AS_PHOTO = ("photo_invalid_dimensions", "image_process_failed", "photo_save_file_invalid")


class TelegramDelivery:
    """Delivers answers; `deliver` is what the courier calls."""

    def __init__(self, bot: Bot, statuses: StatusMessages) -> None:
        self._bot = bot
        self._statuses = statuses

    async def deliver(self, delivery: Delivery) -> None:
        """Puts the answer in place of its status message; doing it again changes nothing.

        Raises Undeliverable when the bot is blocked or muted, or the chat is gone.
        """
        try:
            await self._replace_status(delivery)
        except Forbidden as error:
            raise Undeliverable from error
        except BadRequest as error:
            if _says(error, _CHAT_CLOSED):
                raise Undeliverable from error
            raise

    async def _replace_status(self, delivery: Delivery) -> None:
        id, address = delivery.outcome.id, delivery.outcome.address
        status = await self._statuses.wait(id, PATIENCE)
        try:
            await self._edit(status or await self._new_status(id, address), delivery)
        except ChatMigrated as error:
            await self._start_over(delivery, _moved(address, error.new_chat_id))
        except BadRequest as error:
            if _says(error, _DONE_BEFORE):
                return
            if not _says(error, _MESSAGE_GONE):
                raise
            await self._start_over(delivery, address)

    async def _start_over(self, delivery: Delivery, address: Address) -> None:
        """Deliver by a new status message, because the one that was noted cannot be edited."""
        await self._statuses.forget(delivery.outcome.id)
        await self._edit(await self._new_status(delivery.outcome.id, address), delivery)

    async def _new_status(self, id: str, address: Address) -> Status:
        """A message to edit where there is none: a text may come twice, a picture never."""
        return await self._statuses.send(id, address, say(address.locale, "on-it"))

    async def _edit(self, status: Status, delivery: Delivery) -> None:
        outcome, picture = delivery.outcome, delivery.picture
        if picture is None:
            await self._edit_into_words(status, outcome)
        elif fits_photo(len(picture), outcome.width, outcome.height):
            await self._edit_into_photo(status, outcome, picture)
        else:
            await self._edit_into_document(status, picture)

    async def _edit_into_words(self, status: Status, outcome: Outcome) -> None:
        text = say(outcome.address.locale, outcome.problem or "picture-gone", outcome.values)
        await self._bot.edit_message_text(text, chat_id=status.chat, message_id=status.message)

    async def _edit_into_photo(self, status: Status, outcome: Outcome, picture: bytes) -> None:
        try:
            await self._bot.edit_message_media(
                InputMediaPhoto(picture, filename="drawing.png"),
                chat_id=status.chat,
                message_id=status.message,
                reply_markup=_full_size_button(outcome),
            )
        except BadRequest as error:
            if not _says(error, _NOT_AS_PHOTO):
                raise
            await self._edit_into_document(status, picture)

    async def _edit_into_document(self, status: Status, picture: bytes) -> None:
        """A document is the full size already, so it needs no button."""
        await self._bot.edit_message_media(
            InputMediaDocument(picture, filename="drawing.png"),
            chat_id=status.chat,
            message_id=status.message,
        )


def _moved(address: Address, chat: int) -> Address:
    """The same in the supergroup that a group has become, where its messages have no numbers."""
    return address.model_copy(update={"chat": str(chat), "topic": None, "message": None})


def fits_photo(size: int, width: int, height: int) -> bool:
    """Whether Telegram takes a picture of `size` bytes as a photo, not only as a document."""
    shorter, longer = sorted((width, height))
    return (
        size <= LARGEST_PHOTO
        and width + height <= LARGEST_SIDES
        and longer <= LARGEST_RATIO * shorter
    )


def _full_size_button(outcome: Outcome) -> InlineKeyboardMarkup:
    text = say(outcome.address.locale, "full-size")
    button = InlineKeyboardButton(text, callback_data=f"v1:full:{outcome.id}")
    return InlineKeyboardMarkup.from_button(button)


def _says(error: BadRequest, phrases: tuple[str, ...]) -> bool:
    return any(phrase in error.message.lower() for phrase in phrases)
