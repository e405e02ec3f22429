"""What messages ask for: which photo, in what words, for whom."""

from dataclasses import dataclass, replace

from telegram import Message, MessageEntity, User

from bots.desk.chosen import chosen
from bots.desk.desk import Ask, Desk
from bots.desk.examples import coloured_like, is_example
from bots.desk.originals import Original, original_of
from bots.desk.wishes import asking, usual
from bots.instructions import Understood, understand
from bots.telegram.addressed import DRAW, command_in, is_ours
from bots.telegram.attachments import find_attachment
from bots.telegram.people import is_private, locale_of, whose
from bots.telegram.status import StatusMessages
from model.contract.errors import PersonError
from worker.queue.jobs import Address


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody writes under a photo, or about one."""

    words: str
    #: Of the command before the words, if it has one.
    style: str | None = None


class Asks:
    """Finds the photos that messages are about."""

    def __init__(self, desk: Desk, statuses: StatusMessages) -> None:
        self._desk = desk
        self._statuses = statuses

    async def original(self, message: Message, person: User) -> Original | None:
        """The photo in a message, or behind the drawing that it replies to, or in that message.

        Behind the drawing it is too for a message with a picture that is there for its colours.
        Raises PhotoError for one that we cannot take, and PersonError for a drawing that was made
        for somebody else, or too long ago.
        """
        own, replied = photo_in(message), message.reply_to_message
        if own is not None:
            return await self._coloured_by(own, message, person) or own
        if replied is None:
            return None
        if is_ours(replied):
            return await self._behind(replied, whose(message, person))
        return photo_in(replied)

    async def last(self, message: Message, person: User) -> Original | None:
        """The photo that was drawn last for somebody in a chat, for words that name none.

        None for a reply to what somebody else wrote: that is what it is about.
        """
        replied = message.reply_to_message
        # In topics, what replies to nothing replies to the topic's beginning.
        if replied and not (is_ours(replied) or replied.forum_topic_created):
            return None
        # A private chat is also where drawings for somebody alone arrive from groups.
        chat, private = str(message.chat.id), is_private(message)
        return original_of(
            await self._desk.last_order("telegram", whose(message, person), chat, private=private)
        )

    async def _coloured_by(
        self, picture: Original, message: Message, person: User
    ) -> Original | None:
        """The photo behind a drawing, if this picture in reply to it is there for its colours."""
        replied = message.reply_to_message
        asker = whose(message, person)
        found = await self._found(replied, asker) if replied and is_ours(replied) else None
        said = said_in(message)
        if found and is_example(found.wish, said.words, said.style):
            return replace(found, example=picture.photo, is_new_example=True)
        return None

    async def _behind(self, drawing: Message, person: str) -> Original | None:
        found = await self._found(drawing, person)
        if found is None and (drawing.photo or drawing.document or await self._drawn(drawing)):
            raise PersonError("order-gone")
        return found

    async def _found(self, drawing: Message, person: str) -> Original | None:
        """What a drawing was made of, for this person; None for others', and once it is gone."""
        id = await self._drawn(drawing)
        return original_of(await self._desk.order(id, "telegram", person) if id else None)

    async def _drawn(self, message: Message) -> str | None:
        return await self._statuses.drawn(message.chat.id, message.message_id)


def photo_in(message: Message) -> Original | None:
    """The photo that a message carries, if any. Raises PhotoError for one that we cannot take."""
    photo = find_attachment(message)
    return None if photo is None else Original(photo.file_id, usual(chosen()))


def ask_for(original: Original, message: Message, person: User, said: Said) -> Ask:
    """The ask for a photo that somebody makes by a message; its bytes are still to come."""
    topic = message.message_thread_id if message.is_topic_message else None
    address = Address(
        platform="telegram",
        person=whose(message, person),
        chat=str(message.chat.id),
        topic=None if topic is None else str(topic),
        message=str(message.message_id),
        locale=locale_of(person),
        # Who speaks as their group has no chat of their own with us.
        private=bool(chosen().private) and not (is_private(message) or message.sender_chat),
    )
    ask = Ask(address, source=original.photo, example_source=original.example)
    return asking(ask, _understood(original, said))


def _understood(original: Original, said: Said) -> Understood:
    """What is wished for of a photo, by what is said and by a second picture."""
    if original.is_new_example:
        return coloured_like(original.wish, said.words)
    return understand(said.words, original.wish, said.style)


def said_in(*messages: Message) -> Said:
    """What a message says, or an album, of which one message has words as a rule."""
    words = next(filter(None, map(_words, messages)), "")
    commands = filter(None, map(command_in, messages))
    return Said(words, next(filter(None, map(DRAW.get, commands)), None))


def _words(message: Message) -> str:
    """Text or caption, without the command and the mention of the bot."""
    words = message.text or message.caption or ""
    kinds: list[str | None] = [MessageEntity.BOT_COMMAND, MessageEntity.MENTION]
    named = message.parse_entities(kinds) | message.parse_caption_entities(kinds)
    mention = f"@{message.get_bot().username}".lower()
    for name in named.values():
        if name.startswith("/") or name.lower() == mention:
            words = words.replace(name, " ", 1)
    return words.strip()
