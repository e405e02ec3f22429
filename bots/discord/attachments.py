"""The photo in a Discord message, judged by what Discord says of it, and its download."""

import asyncio

import structlog
from aiohttp import ClientError
from discord import Attachment, Client, HTTPException, Message

from bots.desk.photo_files import check_size, is_photo
from model.contract.errors import PhotoError
from worker.queue.logs import whereabouts

log = structlog.get_logger()

#: Seconds between the tries of a download.
DOWNLOAD_PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)


def check(attachment: Attachment) -> None:
    """Raises PhotoError for what is no photo, or one that we cannot take."""
    if not _is_photo(attachment):
        raise PhotoError("photo-not-a-picture")
    check_size(attachment.size)


async def download(client: Client, photo: str) -> bytes:
    """The bytes of the photo at an address; tried again when the network fails.

    Discord asks us only once. Its addresses of attachments are good for about a day. Raises
    PhotoError when the photo is no longer there.
    """
    for pause in DOWNLOAD_PAUSES:
        try:
            return await _fetch(client, photo)
        except (HTTPException, ClientError, OSError) as error:
            log.info("download tried again", error=whereabouts(error))
        await asyncio.sleep(pause)
    return await _fetch(client, photo)


async def _fetch(client: Client, photo: str) -> bytes:
    try:
        return await client.http.get_from_cdn(photo)
    except HTTPException as error:
        if error.status >= 500:
            raise
        raise PhotoError("photo-gone") from error


def first_picture(message: Message) -> Attachment | None:
    """The first picture of a message, whether we can take it or not; no other kind of file."""
    for attachment in message.attachments:
        try:
            if _is_photo(attachment):
                return attachment
        except PhotoError:
            return attachment
    return None


def _is_photo(attachment: Attachment) -> bool:
    """Raises PhotoError for a picture of a kind that we do not read."""
    return is_photo(attachment.content_type, attachment.filename)
