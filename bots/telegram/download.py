"""The bytes of a photo that Telegram keeps."""

import asyncio

import structlog
from telegram import Bot
from telegram.error import BadRequest, NetworkError

from bots.desk.photo_files import check_size
from model.contract.errors import PersonError
from worker.queue.logs import whereabouts

log = structlog.get_logger()

#: Seconds between the tries: Telegram repeats no update that we have fetched.
PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)


async def download(bot: Bot, file_id: str) -> bytes:
    """The file, tried again when the network fails.

    Raises PhotoError for one that is too large, and PersonError for one that is gone.
    """
    for pause in PAUSES:
        try:
            return await _fetch(bot, file_id)
        except BadRequest:
            raise PersonError("photo-gone") from None
        except NetworkError as error:
            log.info("download tried again", error=whereabouts(error))
        await asyncio.sleep(pause)
    return await _fetch(bot, file_id)


async def _fetch(bot: Bot, file_id: str) -> bytes:
    file = await bot.get_file(file_id)
    # A Bot API server of one's own has no limit, and not every document tells its size.
    check_size(file.file_size)
    return bytes(await file.download_as_bytearray())
