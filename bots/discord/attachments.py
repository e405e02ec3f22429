"""The photos in a Discord message, judged by what Discord says of them, and their download."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from itertools import islice

from aiohttp import ClientError
from discord import Attachment, Client, Embed, HTTPException, Message, MessageSnapshot, User

from bots.desk.photo_files import check_size, is_photo
from bots.desk.retry_after import seconds_to_wait
from bots.discord.albums import LARGEST
from model.contract.errors import PersonError, PhotoError, TryLater

#: In pixels: how large an avatar we ask for.
AVATAR_SIDE = 1024


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that somebody may have meant us to draw, by its address."""

    url: str
    #: It came as a spoiler.
    covered: bool = False
    #: Why we cannot take it, if that is known before the download.
    refusal: PhotoError | None = None

    def check(self) -> None:
        """Raises PhotoError for one that we cannot take."""
        if self.refusal is not None:
            raise self.refusal


def attached(attachment: Attachment) -> Photo:
    """What somebody attached, as a photo, whatever it is."""
    try:
        if not _is_photo(attachment):
            raise PhotoError("photo-not-a-picture")
        check_size(attachment.size)
    except PhotoError as error:
        return Photo(attachment.url, attachment.is_spoiler(), error)
    return Photo(attachment.url, attachment.is_spoiler())


def avatar_of(user: User) -> Photo:
    """Somebody's avatar; in a server the one that they have there. Raises PersonError for none."""
    if user.display_avatar == user.default_avatar:
        raise PersonError("no-avatar")
    return Photo(user.display_avatar.replace(size=AVATAR_SIDE, format="png").url)


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


def pictures(message: Message) -> list[Photo]:
    """The first ten pictures of a message, in what it forwards and of its links too.

    Whether we can take them or not; no other kinds of files.
    """
    parts: list[Message | MessageSnapshot] = [message, *message.message_snapshots]
    return list(islice((photo for part in parts for photo in _in(part)), LARGEST))


def _in(part: Message | MessageSnapshot) -> Iterator[Photo]:
    yield from (attached(one) for one in part.attachments if _is_picture(one))
    for embed in part.embeds:
        if address := _address(embed):
            yield Photo(address)


def _address(embed: Embed) -> str | None:
    """Where Discord has a copy of the picture that an embed shows, if it is about a picture.

    We never fetch from other servers. Previews of pages and videos are not what somebody shows.
    """
    shown = embed.thumbnail if embed.type == "image" else embed.image
    return shown.proxy_url


def _is_picture(attachment: Attachment) -> bool:
    try:
        return _is_photo(attachment)
    except PhotoError:
        return True


def _is_photo(attachment: Attachment) -> bool:
    """Raises PhotoError for a picture of a kind that we do not read."""
    return is_photo(attachment.content_type, attachment.filename)
