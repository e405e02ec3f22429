"""The photo in a Telegram message, judged by what Telegram says of it, and its download."""

from pydantic import Field
from telegram import Bot, Message
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bots.desk.photo_files import LARGEST_PHOTO, check_size, is_photo
from bots.telegram.limiter import seconds_of
from model.contract.errors import PersonError, PhotoError, TryLater
from worker.queue.jobs import Contract


class Attached(Contract):
    """A photo, a document or a sticker that does not move, judged before any download."""

    #: The file's id; None for a document that is no photo, and for a photo that we cannot take.
    file: str | None = None
    #: Why we cannot take it: a sentence, and what fills its placeholders.
    refusal: str | None = None
    values: dict[str, int | str] = Field(default_factory=dict)
    #: It is a spoiler.
    covered: bool = False

    @property
    def photo(self) -> str | None:
        """The id of the photo's file, if it is one. Raises PhotoError if we cannot take it."""
        if self.refusal is not None:
            raise PhotoError(self.refusal, self.values)
        return self.file


def attached(message: Message) -> Attached | None:
    """What a message carries, if that is a photo, a document or a sticker to draw."""
    if not message.photo and message.document is None and not is_still_sticker(message):
        return None
    try:
        covered = bool(message.has_media_spoiler)
        return Attached(file=_photo(message), covered=covered)
    except PhotoError as error:
        return Attached(refusal=error.key, values=error.values)


def is_still_sticker(message: Message) -> bool:
    """Whether it is a sticker to draw: Telegram makes stickers of small WebP files.

    Those that move are none, nor are drawings of ours that somebody has in their pack.
    """
    sticker = message.sticker
    if sticker is None or sticker.is_animated or sticker.is_video:
        return False
    ours = f"_by_{message.get_bot().username}".lower()
    return not (sticker.set_name or "").lower().endswith(ours)


async def fetch(bot: Bot, file_id: str) -> bytes:
    """The bytes of a file, by one try.

    Raises PhotoError for one that is too large, PersonError for one that is gone, and TryLater for
    trouble that passes.
    """
    try:
        file = await bot.get_file(file_id)
        # A Bot API server of one's own has no limit, and not every document tells its size.
        check_size(file.file_size)
        return bytes(await file.download_as_bytearray())
    except RetryAfter as error:
        raise TryLater(seconds_of(error)) from error
    except BadRequest as error:
        if "too big" in error.message:
            check_size(LARGEST_PHOTO + 1)
        raise PersonError("photo-gone") from None
    except Forbidden:
        raise PersonError("photo-gone") from None
    except TelegramError as error:
        raise TryLater from error


def _photo(message: Message) -> str | None:
    """Raises PhotoError."""
    if message.photo:
        largest = message.photo[-1]
        check_size(largest.file_size)
        return largest.file_id
    if message.sticker:
        check_size(message.sticker.file_size)
        return message.sticker.file_id
    document = message.document
    if document is None or not is_photo(document.mime_type, document.file_name):
        return None
    # Telegram makes photos smaller that are not sent as files.
    check_size(document.file_size, "photo-too-large-as-file")
    return document.file_id
