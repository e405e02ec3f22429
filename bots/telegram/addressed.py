"""Which messages in a group are meant for the bot; to all others it keeps silent.

A bot that is an administrator is shown everything, so this cannot be left to privacy mode.
"""

from telegram import Message, MessageEntity
from telegram.ext import filters

#: The commands that draw: under a photo they are no commands to Telegram.
DRAW = ("line", "draw")


class Addressed(filters.MessageFilter):
    """A mention, /line or /draw under a photo, or a photo in reply to the bot."""

    def filter(self, message: Message) -> bool:
        """Whether the message is meant for the bot that received it."""
        username = message.get_bot().username.lower()
        commands = {f"/{name}{suffix}" for name in DRAW for suffix in ("", f"@{username}")}
        return (
            _names(message, MessageEntity.MENTION, {f"@{username}"})
            or _names(message, MessageEntity.BOT_COMMAND, commands)
            or (bool(message.photo or message.document) and ANSWERS.filter(message))
        )


class Answers(filters.MessageFilter):
    """A reply to something that the bot wrote or drew."""

    def filter(self, message: Message) -> bool:
        """Whether the message replies to the bot that received it."""
        return message.reply_to_message is not None and is_ours(message.reply_to_message)


class InAlbum(filters.MessageFilter):
    """One of the messages that Telegram shows as an album."""

    def filter(self, message: Message) -> bool:
        """Whether the message belongs to an album."""
        return message.media_group_id is not None


ADDRESSED = Addressed()
ANSWERS = Answers()
IN_ALBUM = InAlbum()


def is_ours(message: Message) -> bool:
    """Whether the bot that received it wrote it."""
    return message.from_user is not None and message.from_user.id == message.get_bot().id


def _names(message: Message, kind: str, names: set[str]) -> bool:
    """Whether text or caption has an entity of this kind with one of these texts."""
    entities = message.parse_entities([kind]) | message.parse_caption_entities([kind])
    return any(text.lower() in names for text in entities.values())
