"""Which messages in a group are meant for the bot; to all others it keeps silent.

A bot that is an administrator is shown everything, so this cannot be left to privacy mode.
"""

from telegram import Message, MessageEntity
from telegram.ext import filters

from model.contract.styles import STYLES, of_command

#: The commands that draw, which under a photo are no commands to Telegram, and their styles; None
#: leaves it to the words, or to what the person wants every time.
DRAW: dict[str, str | None] = {
    **{style.command: style.name for style in reversed(STYLES) if style.command},
    "color": of_command("colour")[0].name,
    "draw": None,
}


class Addressed(filters.MessageFilter):
    """A mention, a command that draws under a photo, or a photo in reply to the bot."""

    def filter(self, message: Message) -> bool:
        """Whether the message is meant for the bot that received it."""
        mention = f"@{message.get_bot().username}".lower()
        return (
            mention in _named(message, MessageEntity.MENTION)
            or command_in(message) is not None
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


def command_in(message: Message) -> str | None:
    """Which command to draw is given to the bot that received the message, in text or caption."""
    suffix = f"@{message.get_bot().username}".lower()
    given = _named(message, MessageEntity.BOT_COMMAND)
    names = (command.removeprefix("/").removesuffix(suffix) for command in given)
    return next((name for name in names if name in DRAW), None)


def _named(message: Message, kind: str) -> list[str]:
    """The texts of the entities of a kind, in lower case."""
    entities = message.parse_entities([kind]) | message.parse_caption_entities([kind])
    return [text.lower() for text in entities.values()]
