"""Reads, once, what a message says; in a group also whether it is meant for us."""

from collections.abc import Collection, Mapping

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType

from bots.telegram.attachments import attached, is_still_sticker
from bots.telegram.incoming import (
    DRAWING_COMMANDS,
    STYLE_COMMANDS,
    Incoming,
    Purpose,
    Replied,
    Sender,
)

_NAMES: list[str | None] = [
    MessageEntity.BOT_COMMAND,
    MessageEntity.MENTION,
    MessageEntity.TEXT_MENTION,
]
_CODE: list[str | None] = [MessageEntity.CODE, MessageEntity.PRE]
#: The commands that do not draw.
_COMMANDS = {
    *(Purpose.START, Purpose.HELP, Purpose.PRIVACY, Purpose.FORGET_ME),
    *(Purpose.MINE, Purpose.SETTINGS, Purpose.STATS, Purpose.STOP),
    *(Purpose.TEACH, Purpose.DONE),
}
#: What people try as a command for another one.
_ALIASES = {"cancel": Purpose.STOP.value}


def parse(update_id: int, message: Message, owners: Collection[int]) -> Incoming | None:
    """What a message says; None if it is not for us.

    In groups we keep silent unless we are addressed. A bot that is an administrator is shown
    everything there, so this cannot be left to Telegram's privacy mode. /stats is for `owners`.
    """
    person = message.from_user
    if person is None:
        return None
    if message.via_bot is not None and message.via_bot.id == message.get_bot().id:
        # A drawing of ours that somebody has sent on.
        return None
    mention = f"@{message.get_bot().username}".lower()
    # Somebody else wrote what is forwarded, to others: it orders nothing.
    own = message.forward_origin is None
    named = _entities(message, _NAMES) if own else {}
    names = [name.lower() for name in named.values()]
    private = is_private(message)
    given = (_drawing(name[1:], mention, private) for name in names if name.startswith("/"))
    command = next(filter(None, given), None)
    replied = message.reply_to_message
    to_us = replied is not None and _is_ours(replied)
    has_file = bool(message.photo or message.document)
    addressed = mention in names or command is not None or (has_file and to_us)
    purpose = _ordered(message, mention, person.id in owners) if own else None
    if purpose is None and message.media_group_id is not None:
        purpose = Purpose.ALBUM
    if purpose is None:
        purpose = _supposed(message, addressed=addressed, to_us=to_us)
    if purpose is None:
        return None
    return Incoming(
        update_id=update_id,
        purpose=purpose,
        sender=sender_of(message, person),
        words=_words(message, named, mention) if own else "",
        is_text=bool(message.text),
        command=command,
        addressed=addressed,
        album=message.media_group_id,
        picture=attached(message),
        replied=None if replied is None else _reply(replied),
    )


def sender_of(message: Message, person: User) -> Sender:
    """The place of a message, and whoever has written it or pressed a button under it."""
    speaker = message.sender_chat
    return Sender(
        person=str(person.id if speaker is None else speaker.id),
        as_chat=speaker is not None,
        language=person.language_code,
        chat=message.chat.id,
        topic=message.message_thread_id if message.is_topic_message else None,
        message=message.message_id,
        direct=is_private(message),
    )


def is_private(message: Message) -> bool:
    """Whether nobody else reads along."""
    return message.chat.type == ChatType.PRIVATE


def _ordered(message: Message, mention: str, by_owner: bool) -> Purpose | None:
    """The purpose of a text that begins with a command of ours."""
    first = _first_word(message)
    name, at, bot = first.partition("@")
    if at and at + bot != mention:
        return None
    if _drawing(first, mention, is_private(message)):
        return Purpose.DRAW
    name = _ALIASES.get(name, name)
    if name in _COMMANDS and (name != Purpose.STATS or by_owner):
        return Purpose(name)
    return None


def _drawing(given: str, mention: str, private: bool) -> str | None:
    """The command that draws, if it is one; "/pop" in a group may be another bot's."""
    name = given.removesuffix(mention)
    ours = private or given != name
    return name if name in DRAWING_COMMANDS or (ours and name in STYLE_COMMANDS) else None


def _first_word(message: Message) -> str:
    """The command that a text begins with, in lower case; "" if with none."""
    first = message.entities[0] if message.entities else None
    if first is None or first.type != MessageEntity.BOT_COMMAND or first.offset:
        return ""
    return (message.text or "")[1 : first.length].lower()


def _supposed(message: Message, *, addressed: bool, to_us: bool) -> Purpose | None:
    """The purpose of a message that gives no command, or none that we know."""
    text = bool(message.text) and not _first_word(message)
    if not is_private(message):
        if addressed:
            return Purpose.DRAW
        return Purpose.REDRAW if text and to_us else None
    if message.photo or message.document or is_still_sticker(message):
        return Purpose.DRAW
    return Purpose.REDRAW if text else Purpose.UNKNOWN


def _entities(message: Message, types: list[str | None]) -> dict[MessageEntity, str]:
    """What of a text or a caption is marked as one of these, as it is written."""
    return message.parse_entities(types) | message.parse_caption_entities(types)


def _words(message: Message, named: Mapping[MessageEntity, str], mention: str) -> str:
    """What is written, without commands, mentions of us, people's own names and code."""
    text = message.text or message.caption or ""
    for entity, name in named.items():
        if entity.type != MessageEntity.MENTION or name.lower() == mention:
            text = text.replace(name, " ", 1)
    for code in _entities(message, _CODE).values():
        text = text.replace(code, " ", 1)
    return text.strip()


def _reply(message: Message) -> Replied:
    return Replied(
        message=message.message_id,
        ours=_is_ours(message),
        picture=attached(message),
        begins_topic=message.forum_topic_created is not None,
    )


def _is_ours(message: Message) -> bool:
    return message.from_user is not None and message.from_user.id == message.get_bot().id
