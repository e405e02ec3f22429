"""The photo in a Discord message, judged by what Discord says of it, before any download."""

from discord import Attachment, Message

from bots.photo_files import check_size, is_photo
from model.errors import PhotoError


def check(attachment: Attachment) -> None:
    """Raises PhotoError for what is no photo, or one that we cannot take."""
    mime_type = (attachment.content_type or "").partition(";")[0]
    if not is_photo(mime_type, attachment.filename):
        raise PhotoError("photo-not-a-picture")
    check_size(attachment.size)


def first_picture(message: Message) -> Attachment | None:
    """The first picture of a message, whether we can take it or not; no other kind of file."""
    for attachment in message.attachments:
        try:
            if is_photo(attachment.content_type, attachment.filename):
                return attachment
        except PhotoError:
            return attachment
    return None
