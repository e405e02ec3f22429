"""Messages to the bot: a photo with words, or what is about a drawing, to draw it again."""

import re

from discord import Attachment, Client, Message

from bots.desk.chosen import chosen
from bots.desk.desk import Desk
from bots.desk.examples import coloured_like, is_example
from bots.desk.wishes import usual
from bots.discord.acceptance import Photos
from bots.discord.attachments import check, first_picture
from bots.discord.buttons import choices, drawing_in
from bots.discord.originals import Original, behind, find, last
from bots.discord.people import is_direct, locale_of
from bots.instructions import describe, understand
from model.contract.errors import PersonError


class Messages:
    """Takes what is written to the bot: directly, or in a server with a mention of it.

    Discord shows a bot nothing of what else is written in servers, and takes a reply for a mention.
    """

    def __init__(self, client: Client, desk: Desk, photos: Photos) -> None:
        self._client = client
        self._desk = desk
        self._photos = photos

    async def take(self, message: Message) -> None:
        """Draws the photo of a message, or what its words are about.

        Raises PersonError. In servers, where people may simply talk of the bot, it keeps silent
        about what it cannot draw.
        """
        photo, words = self._photo(message), self._words(message)
        if photo is not None:
            check(photo)
            await self._take_picture(message, photo, words)
        elif is_direct(message) or understand(words).understood:
            await self._take_words(message, words)

    async def _take_picture(self, message: Message, picture: Attachment, words: str) -> None:
        """Draws it, or what it replies to in its colours."""
        original = await self._replied_drawing(message)
        if original is not None and is_example(original.wish, words):
            wanted = coloured_like(original.wish, words)
            await self._photos.take_message(message, original.photo, wanted, example=picture.url)
        else:
            wanted = understand(words, usual(chosen()))
            await self._photos.take_message(message, picture.url, wanted)

    async def _take_words(self, message: Message, words: str) -> None:
        original = None if message.attachments else await self._original(message)
        wanted = understand(words, original.wish if original else usual(chosen()))
        if original is not None and wanted.understood:
            await self._photos.take_message(
                message, original.photo, wanted, original.private, original.example
            )
        elif original is not None and wanted.unknown:
            view = choices(original.drawing, original.wish, locale_of())
            await message.reply(describe(wanted, locale_of()), view=view)
        elif is_direct(message):
            raise PersonError("not-a-photo")

    def _photo(self, message: Message) -> Attachment | None:
        """The first picture of a message, or of somebody's message that it replies to."""
        replied = _replied(message)
        if replied is not None and replied.author != self._client.user:
            return first_picture(message) or first_picture(replied)
        return first_picture(message)

    async def _replied_drawing(self, message: Message) -> Original | None:
        """The photo behind the drawing that a message replies to, if that is its person's own."""
        replied = _replied(message)
        if replied is None or replied.author != self._client.user:
            return None
        drawing = drawing_in(replied)
        if drawing is None or drawing.owner != str(message.author.id):
            return None
        return await find(self._desk, drawing)

    async def _original(self, message: Message) -> Original | None:
        """The photo that words are about: of the drawing they reply to, or else the last one.

        None in reply to what somebody else wrote, or asked for: that is what the words are about.
        """
        person, replied = message.author, _replied(message)
        if replied is not None and replied.author != self._client.user:
            return None
        drawing = drawing_in(replied) if replied else None
        if drawing is None:
            return await last(self._desk, person.id, message.channel.id)
        if drawing.owner != str(person.id):
            return None
        # What is public already may be drawn in public again, even if it was not at first.
        return (await behind(self._desk, drawing))._replace(private=False)

    def _words(self, message: Message) -> str:
        """What is written, but for the mention of us."""
        us = self._client.user
        return re.sub(rf"<@!?{us and us.id}>", " ", message.content).strip()


def _replied(message: Message) -> Message | None:
    """What a message replies to, as far as Discord shows it: in servers our own messages alone."""
    replied = message.reference.resolved if message.reference else None
    return replied if isinstance(replied, Message) else None
