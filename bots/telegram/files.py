"""A drawing in Telegram's terms: a photo, an animation or a document."""

from telegram import InputMediaAnimation, InputMediaDocument, InputMediaPhoto

from bots.desk.drawing_files import file_name, is_clip
from model.contract.wish import Output
from worker.queue.jobs import Outcome

#: What Telegram shows as a photo: bytes; width plus height in pixels; longer side over shorter.
LARGEST_PHOTO = 10_000_000
LARGEST_SIDES = 10_000
LARGEST_RATIO = 20


def is_for_show(output: Output, *, transparent: bool) -> bool:
    """Whether Telegram can show such a file as a photo: a picture without transparency.

    A sheet of all styles has paper, and a card, whatever was wished for.
    """
    return output in ("sheet", "card") or (output in ("png", "avatar") and not transparent)


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
    picture: bytes, caption: str, *, as_photo: bool, covered: bool, in_album: bool = False
) -> InputMediaPhoto | InputMediaAnimation | InputMediaDocument:
    """The picture and the words under it. Photos lose their transparency.

    `covered`: as a spoiler; Telegram has no covers for documents. Clips play by themselves, but for
    those in an album, which takes none.
    """
    name, words = file_name(picture), caption or None
    if as_photo:
        return InputMediaPhoto(picture, filename=name, caption=words, has_spoiler=covered or None)
    if is_clip(picture) and not in_album:
        return InputMediaAnimation(
            picture, filename=name, caption=words, has_spoiler=covered or None
        )
    return InputMediaDocument(picture, filename=name, caption=words)
