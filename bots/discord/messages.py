"""Messages to the bot: a photo with words, or words in reply to a drawing, to draw it again."""

import re

from discord import Client, Message

from bots.desk import Desk
from bots.discord.attachments import check, first_picture
from bots.discord.buttons import Drawing, drawing_in
from bots.discord.originals import behind
from bots.discord.people import chosen, is_direct, locale_of
from bots.discord.photos import Photos
from bots.instructions import describe, understand
from bots.wishes import usual
from model.errors import PersonError


class Messages:
    """Takes what is written to the bot: directly, or in a server with a mention of it.

    Discord shows a bot nothing of what else is written in servers, and takes a reply for a mention.
    """

    def __init__(self, client: Client, desk: Desk, photos: Photos) -> None:
        self._client = client
        self._desk = desk
        self._photos = photos

    async def take(self, message: Message) -> None:
        """Draws the first photo of a message, or that of the drawing it replies to.

        Raises PersonError. In servers, where people may simply talk of the bot, it keeps silent
        about what it cannot draw.
        """
        photo, drawing, words = first_picture(message), self._replied(message), self._words(message)
        if photo is not None:
            check(photo)
            wanted = understand(words, usual(chosen()))
            await self._photos.take_message(message, photo.url, wanted)
        elif drawing is not None and words and drawing.owner == str(message.author.id):
            await self._draw_again(message, drawing, words)
        elif is_direct(message):
            raise PersonError("not-a-photo")

    async def _draw_again(self, message: Message, drawing: Drawing, words: str) -> None:
        photo, wish = await behind(self._desk, drawing)
        wanted = understand(words, wish)
        if wanted.understood:
            await self._photos.take_message(message, photo, wanted)
        else:
            await message.reply(describe(wanted, locale_of()))

    def _replied(self, message: Message) -> Drawing | None:
        """The drawing of ours that a message replies to."""
        replied = message.reference.resolved if message.reference else None
        if isinstance(replied, Message) and replied.author == self._client.user:
            return drawing_in(replied)
        return None

    def _words(self, message: Message) -> str:
        """What is written, but for the mention of us."""
        us = self._client.user
        return re.sub(rf"<@!?{us and us.id}>", " ", message.content).strip()
