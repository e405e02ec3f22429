"""A drawing in Telegram's terms: a photo or a document."""

from telegram import InputMediaDocument, InputMediaPhoto

from bots.desk.drawing_files import file_name
from model.contract.wish import Output
from worker.queue.jobs import Outcome

#: What Telegram shows as a photo: bytes; width plus height in pixels; longer side over shorter.
LARGEST_PHOTO = 10_000_000
LARGEST_SIDES = 10_000
LARGEST_RATIO = 20


def is_for_show(output: Output, *, transparent: bool) -> bool:
    """Whether Telegram can show such a file as a photo: a picture without transparency.

    A sheet of all styles is white, whatever the paper of its drawings.
    """
    return output == "sheet" or (output in ("png", "avatar") and not transparent)


def is_photo(outcome: Outcome, size: int) -> bool:
    """Whether a picture of `size` bytes can be sent as a photo, not only as a document."""
    shorter, longer = sorted((outcome.width, outcome.height))
    return (
        is_for_show(outcome.output, transparent=outcome.transparent)
        and size <= LARGEST_PHOTO
        and outcome.width + outcome.height <= LARGEST_SIDES
        and longer <= LARGEST_RATIO * shorter
    )


def as_media(
    picture: bytes, caption: str, *, as_photo: bool, covered: bool
) -> InputMediaPhoto | InputMediaDocument:
    """The picture and the words under it. Photos lose their transparency.

    `covered`: as a spoiler; Telegram has no covers for documents.
    """
    name, words = file_name(picture), caption or None
    if as_photo:
        return InputMediaPhoto(picture, filename=name, caption=words, has_spoiler=covered or None)
    return InputMediaDocument(picture, filename=name, caption=words)
