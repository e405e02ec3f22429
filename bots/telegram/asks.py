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
from bots.telegram.people import address_of, is_private
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

    async def ask(self, message: Message, person: User) -> Ask | None:
        """What a message asks for; None where it is about no photo. Raises as `original` does.

        Words alone are about the photo that was drawn last, if they say how to draw it.
        """
        address, said = address_of(message, person), said_in(message)
        original = await self.original(message, address, said)
        if original is None and message.text and understand(said.words).understood:
            original = await self.last(message, address)
        return None if original is None else ask_for(original, address, said)

    async def original(self, message: Message, address: Address, said: Said) -> Original | None:
        """The photo in a message, or behind the drawing that it replies to, or in that message.

        Behind the drawing it is too for a message with a picture that is there for its colours.
        Raises PhotoError for one that we cannot take, and PersonError for a drawing that was made
        for somebody else, or too long ago.
        """
        own, replied = photo_in(message), message.reply_to_message
        if own is not None:
            found = await self._found(replied, address) if replied and is_ours(replied) else None
            if found and is_example(found.wish, said.words, said.style):
                return replace(found, example=own.photo, is_new_example=True)
            return own
        if replied is None:
            return None
        return await self._behind(replied, address) if is_ours(replied) else photo_in(replied)

    async def last(self, message: Message, address: Address) -> Original | None:
        """The photo that was drawn last for somebody in a chat, for words that name none.

        None for a reply to what somebody else wrote: that is what it is about.
        """
        replied = message.reply_to_message
        # In topics, what replies to nothing replies to the topic's beginning.
        if replied and not (is_ours(replied) or replied.forum_topic_created):
            return None
        person, chat = address.person, address.chat
        # A private chat is also where drawings for somebody alone arrive from groups.
        private = is_private(message)
        return original_of(await self._desk.last_order("telegram", person, chat, private=private))

    async def _behind(self, drawing: Message, address: Address) -> Original | None:
        found = await self._found(drawing, address)
        if found is None and (drawing.photo or drawing.document or await self._drawn(drawing)):
            raise PersonError("order-gone")
        return found

    async def _found(self, drawing: Message, address: Address) -> Original | None:
        """What a drawing was made of, for this person; None for others', and once it is gone."""
        id = await self._drawn(drawing)
        return original_of(await self._desk.order(id, "telegram", address.person) if id else None)

    async def _drawn(self, message: Message) -> str | None:
        return await self._statuses.drawn(message.chat.id, message.message_id)


def photo_in(message: Message) -> Original | None:
    """The photo that a message carries, if any. Raises PhotoError for one that we cannot take."""
    file_id = find_attachment(message)
    return None if file_id is None else Original(file_id, usual(chosen()))


def ask_for(original: Original, address: Address, said: Said) -> Ask:
    """The ask for a photo; its bytes are still to come."""
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
