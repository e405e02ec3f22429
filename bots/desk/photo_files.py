"""Which files we take for photos, by what a platform says of them, before any download."""

from pathlib import PurePath

from model.contract.errors import PhotoError

#: In bytes: what the worker takes, and what Telegram lets a bot download.
LARGEST_PHOTO = 20_000_000

#: What people's phones and cameras write; the worker has the last word.
EXTENSIONS = {
    *(".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif"),
    # Of single photos, of cameras, and of sequences, whose first photo counts.
    *(".heic", ".heif", ".hif", ".heics", ".heifs", ".avif", ".avifs"),
}
_MIME_TYPES = {
    "image/jpeg",
    "image/jpg",
    "image/png",
    "image/webp",
    "image/heic",
    "image/heic-sequence",
    "image/heif",
    "image/heif-sequence",
    "image/avif",
    "image/avif-sequence",
    "image/bmp",
    "image/x-ms-bmp",
    "image/gif",
}
#: What clients say when they don't know; the name must tell then.
_UNTOLD_MIME_TYPES = {"", "application/octet-stream"}


def is_photo(mime_type: str | None, name: str | None) -> bool:
    """Whether a file is a photo, as far as its type and name tell.

    Types are told apart without regard to case or parameters (RFC 2045). Raises PhotoError when it
    is a picture of a kind that we do not read.
    """
    mime_type = (mime_type or "").partition(";")[0].strip().lower()
    if mime_type in _UNTOLD_MIME_TYPES:
        return PurePath(name or "").suffix.lower() in EXTENSIONS
    if mime_type in _MIME_TYPES:
        return True
    if mime_type.startswith("image/"):
        raise PhotoError("photo-format")
    return False


def check_size(size: int | None, key: str = "photo-too-large-bytes") -> None:
    """Raises PhotoError, with this key, for what is larger than we can take; size in bytes."""
    if (size or 0) > LARGEST_PHOTO:
        raise PhotoError(key, {"megabytes": LARGEST_PHOTO // 1_000_000})
