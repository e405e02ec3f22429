"""The photo in a Telegram message, judged by what Telegram says of it, before any download."""

from dataclasses import dataclass
from pathlib import PurePath

from telegram import Document, Message

from model.errors import PhotoError

#: What Telegram lets a bot download, in bytes.
LARGEST_DOWNLOAD = 20_000_000

#: What people's phones and cameras write; the worker has the last word.
_EXTENSIONS = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif"}
_MIME_TYPES = {
    "image/jpeg",
    "image/jpg",
    "image/png",
    "image/webp",
    "image/heic",
    "image/heif",
}
#: What clients say when they don't know; the name must tell then.
_UNTOLD_MIME_TYPES = {None, "", "application/octet-stream"}


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
        return _take(largest.file_id, largest.file_size)
    # Telegram repeats an animation (GIF) as a document.
    if message.document is None or message.animation is not None:
        return None
    return _find_document(message.document)


def check_size(size: int | None) -> None:
    """Raises PhotoError for what is larger than a bot can download; size in bytes."""
    if (size or 0) > LARGEST_DOWNLOAD:
        raise PhotoError("photo-too-large-bytes", {"megabytes": LARGEST_DOWNLOAD // 1_000_000})


def _find_document(document: Document) -> Attachment | None:
    if _is_photo(document):
        return _take(document.file_id, document.file_size)
    if (document.mime_type or "").startswith("image/"):
        raise PhotoError("photo-format")
    return None


def _is_photo(document: Document) -> bool:
    if document.mime_type in _UNTOLD_MIME_TYPES:
        return PurePath(document.file_name or "").suffix.lower() in _EXTENSIONS
    return document.mime_type in _MIME_TYPES


def _take(file_id: str, size: int | None) -> Attachment:
    check_size(size)
    return Attachment(file_id)
