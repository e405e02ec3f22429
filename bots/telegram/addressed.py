"""Which messages in a group are meant for the bot; to all others it keeps silent."""

from telegram import Message, MessageEntity
from telegram.ext import filters

_COMMAND = "/line"


class Addressed(filters.MessageFilter):
    """A mention, /line under a photo, or a photo in reply to the bot. (/line as text is a command.)

    A bot that is an administrator is shown everything, so this cannot be left to privacy mode.
    """

    def filter(self, message: Message) -> bool:
        """Whether the message is meant for the bot that received it."""
        username = message.get_bot().username.lower()
        return (
            _names(message, MessageEntity.MENTION, {f"@{username}"})
            or _names(message, MessageEntity.BOT_COMMAND, {_COMMAND, f"{_COMMAND}@{username}"})
            or _photo_for(message, message.get_bot().id)
        )


def _names(message: Message, kind: str, names: set[str]) -> bool:
    """Whether text or caption has an entity of this kind with one of these texts."""
    entities = message.parse_entities([kind]) | message.parse_caption_entities([kind])
    return any(text.lower() in names for text in entities.values())


def _photo_for(message: Message, bot_id: int) -> bool:
    replied = message.reply_to_message
    author = replied.from_user if replied else None
    has_photo = bool(message.photo or message.document)
    return has_photo and author is not None and author.id == bot_id
