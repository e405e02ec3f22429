"""An answer in Telegram's terms: a photo, a document, or a sentence."""

from telegram import InputMediaDocument, InputMediaPhoto

from bots.words import say
from worker.jobs import Outcome

#: What Telegram shows as a photo: bytes; width plus height in pixels; longer side over shorter.
LARGEST_PHOTO = 10_000_000
LARGEST_SIDES = 10_000
LARGEST_RATIO = 20

FILENAME = "drawing.png"


def fits_photo(size: int, width: int, height: int) -> bool:
    """Whether Telegram takes a picture of `size` bytes as a photo, not only as a document."""
    shorter, longer = sorted((width, height))
    return (
        size <= LARGEST_PHOTO
        and width + height <= LARGEST_SIDES
        and longer <= LARGEST_RATIO * shorter
    )


def as_media(
    picture: bytes, caption: str, *, as_photo: bool
) -> InputMediaPhoto | InputMediaDocument:
    """The picture and the words under it. Photos lose their transparency."""
    kind = InputMediaPhoto if as_photo else InputMediaDocument
    return kind(picture, filename=FILENAME, caption=caption or None)


def sentence(outcome: Outcome) -> str:
    """Why there is no picture."""
    return say(outcome.address.locale, outcome.problem or "picture-gone", outcome.values)
