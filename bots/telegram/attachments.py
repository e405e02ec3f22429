"""The photo in a Telegram message, judged by what Telegram says of it, before any download."""

from telegram import Message

from bots.desk.photo_files import check_size, is_photo


def find_attachment(message: Message) -> str | None:
    """The id of the file that a message carries, if that is a photo or a document with one.

    Raises PhotoError when it is a picture that we cannot take.
    """
    if message.photo:
        largest = message.photo[-1]
        check_size(largest.file_size)
        return largest.file_id
    document = message.document
    # Telegram repeats an animation (GIF) as a document.
    if document is None or message.animation is not None:
        return None
    if not is_photo(document.mime_type, document.file_name):
        return None
    # Telegram makes photos smaller that are not sent as files.
    check_size(document.file_size, "photo-too-large-as-file")
    return document.file_id
