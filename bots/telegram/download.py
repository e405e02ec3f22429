"""The bytes of a photo that Telegram keeps."""

from telegram import Bot
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bots.desk.acceptance import NotNow
from bots.desk.photo_files import LARGEST_PHOTO, check_size
from bots.telegram.limiter import seconds_of
from model.contract.errors import PersonError


async def fetch(bot: Bot, file_id: str) -> bytes:
    """The file, by one try.

    Raises PhotoError for one that is too large, PersonError for one that is gone, and NotNow for
    trouble that passes.
    """
    try:
        file = await bot.get_file(file_id)
        # A Bot API server of one's own has no limit, and not every document tells its size.
        check_size(file.file_size)
        return bytes(await file.download_as_bytearray())
    except RetryAfter as error:
        raise NotNow(seconds_of(error)) from error
    except BadRequest as error:
        if "too big" in error.message:
            check_size(LARGEST_PHOTO + 1)
        raise PersonError("photo-gone") from None
    except Forbidden:
        raise PersonError("photo-gone") from None
    except TelegramError as error:
        raise NotNow from error
