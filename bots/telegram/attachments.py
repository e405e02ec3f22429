"""The photo in a Telegram message, judged by what Telegram says of it, before any download."""

from dataclasses import dataclass

from telegram import Message

from bots.desk.photo_files import check_size, is_photo


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo that can be downloaded."""

    file_id: str


def find_attachment(message: Message | None) -> Attachment | None:
    """The photo that a message carries, if any, as a photo or as a document.

    Raises PhotoError when it is a picture that we cannot take.
    """
    if message is None:
        return None
    if message.photo:
        largest = message.photo[-1]
        check_size(largest.file_size)
        return Attachment(largest.file_id)
    document = message.document
    # Telegram repeats an animation (GIF) as a document.
    if document is None or message.animation is not None:
        return None
    if not is_photo(document.mime_type, document.file_name):
        return None
    # Telegram makes photos smaller that are not sent as files.
    check_size(document.file_size, "photo-too-large-as-file")
    return Attachment(document.file_id)
