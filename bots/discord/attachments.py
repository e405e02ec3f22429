"""The photo in a Discord message, judged by what Discord says of it, and its download."""

from http import HTTPStatus

from aiohttp import ClientError
from discord import Attachment, Client, HTTPException, Message

from bots.desk.photo_files import check_size, is_photo
from bots.desk.retry_after import seconds_to_wait
from model.contract.errors import PhotoError, TryLater


def check(attachment: Attachment) -> None:
    """Raises PhotoError for what is no photo, or one that we cannot take."""
    if not _is_photo(attachment):
        raise PhotoError("photo-not-a-picture")
    check_size(attachment.size)


async def fetch(client: Client, photo: str) -> bytes:
    """The bytes of the photo at an address, by one try.

    Discord's addresses of attachments are good for about a day. Raises PhotoError when the photo is
    no longer there, and TryLater for trouble that passes.
    """
    try:
        return await client.http.get_from_cdn(photo)
    except HTTPException as error:
        if error.status >= 500 or error.status == HTTPStatus.TOO_MANY_REQUESTS:
            wait = seconds_to_wait(error.response.headers.get("Retry-After"))
            raise TryLater(wait) from error
        raise PhotoError("photo-gone") from error
    except (ClientError, OSError) as error:
        raise TryLater from error


def pictures(message: Message) -> list[Attachment]:
    """The pictures of a message, whether we can take them or not; no other kinds of files."""
    return [attachment for attachment in message.attachments if _is_picture(attachment)]


def _is_picture(attachment: Attachment) -> bool:
    try:
        return _is_photo(attachment)
    except PhotoError:
        return True


def _is_photo(attachment: Attachment) -> bool:
    """Raises PhotoError for a picture of a kind that we do not read."""
    return is_photo(attachment.content_type, attachment.filename)
