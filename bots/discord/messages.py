"""Messages to the bot: a photo with words, or what is about a drawing, to draw it again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from discord import Client, Message
from discord.utils import DEFAULT_FILE_SIZE_LIMIT_BYTES

from bots.desk.chosen import chosen, offered
from bots.desk.desk import Desk
from bots.desk.examples import coloured_like, is_example
from bots.desk.originals import Original
from bots.desk.wishes import usual
from bots.discord.acceptance import DiscordAcceptance
from bots.discord.attachments import Photo, pictures
from bots.discord.buttons import Target, apology, choices, drawing_in
from bots.discord.errors import reply_error
from bots.discord.files import attach
from bots.discord.originals import behind, find, last
from bots.discord.people import is_direct, locale_of
from bots.instructions import Understood, describe, understand
from bots.instructions.talk import ANSWERED, STOP
from bots.words import say
from model.contract.errors import PersonError, PhotoError


class Messages:
    """Takes what is written to the bot: directly, or in a server with a mention of it.

    Discord shows a bot nothing of what else is written in servers, and takes a reply for a mention.
    """

    def __init__(self, client: Client, desk: Desk, photos: DiscordAcceptance) -> None:
        self._client = client
        self._desk = desk
        self._photos = photos

    async def take(self, message: Message) -> None:
        """Draws the photo of a message, or what its words are about.

        Raises PersonError. In servers, where people may simply talk to each other below a drawing,
        it keeps silent about what they say in reply without a word to the bot.
        """
        photos, words = self._pictures(message), self.words(message)
        if photos:
            await self._take_pictures(message, photos, words)
        elif understand(words, added=offered()).talk == STOP and not message.attachments:
            await self._stop(message)
        elif self._is_to_us(message) or understand(words, added=offered()).understood:
            await self._take_words(message, words)

    async def _take_pictures(self, message: Message, photos: Sequence[Photo], words: str) -> None:
        """Draws them, or what they reply to in the first one's colours."""
        original = await self._replied_drawing(message)
        added = offered()
        if original is not None and is_example(original.wish, words, added=added):
            photos[0].check()
            wanted, example = coloured_like(original.wish, words, added), photos[0].url
            drawn = Photo(original.photo, original.covered)
            refused = await self._photos.take_message(message, [drawn], wanted, example=example)
        else:
            wanted = understand(words, usual(chosen(), added), added=added)
            refused = await self._draw(message, photos, wanted)
        for error in _different(refused):
            await reply_error(message, error)

    async def _draw(
        self, message: Message, photos: Sequence[Photo], wanted: Understood
    ) -> list[Exception]:
        """What is wrong with those that are not drawn."""
        taken, refused = [], list[Exception]()
        for photo in photos:
            try:
                photo.check()
                taken.append(photo)
            except PhotoError as error:
                refused.append(error)
        if taken:
            refused += await self._photos.take_message(message, taken, wanted)
        return refused

    async def _take_words(self, message: Message, words: str) -> None:
        alone = is_direct(message) and not message.attachments
        # In servers whoever mentions the bot without a picture is told how to send one.
        added = offered()
        talk = understand(words, added=added).talk if alone else ""
        if talk == "help":
            raise PersonError("help-discord")
        if talk in ANSWERED:
            raise PersonError(f"talk-{talk}")
        original = None if message.attachments else await self._original(message)
        so_far = original.wish if original else usual(chosen(), added)
        wanted = understand(words, so_far, added=added)
        if original is not None and wanted.understood:
            drawn = Photo(original.photo, original.covered)
            for error in await self._photos.take_message(
                message, [drawn], wanted, original.private, original.example
            ):
                raise error
        elif original is not None and wanted.talk == "sorry" and self._is_to_us(message):
            await self._apologise(message, original)
        elif original is not None and wanted.asks_for_full_size:
            await self._send_full_size(message, original, wanted)
        elif original is not None and wanted.unknown:
            await self._suggest(message, original, wanted)
        elif self._is_to_us(message):
            raise PersonError("not-a-photo" if is_direct(message) else "mention-me")

    async def _stop(self, message: Message) -> None:
        """Takes back what the person has asked for and not got yet.

        In reply to a drawing somebody else may be meant, if there is nothing to take back.
        """
        count = await self._desk.withdraw("discord", str(message.author.id))
        if count or self._is_to_us(message):
            raise PersonError("taken-back", {"count": count})

    async def _suggest(self, message: Message, original: Original, wanted: Understood) -> None:
        """Says what was not understood, with the buttons of a drawing."""
        target = Target(original.job or "", str(message.author.id))
        view = choices(target, original.wish, locale_of(), added=offered())
        await message.reply(describe(wanted, locale_of()), view=view)

    async def _apologise(self, message: Message, original: Original) -> None:
        """Says sorry for a drawing, with what may please more."""
        target = Target(original.job or "", str(message.author.id))
        view = apology(target, original.wish, locale_of(), offered())
        await message.reply(say(locale_of(), "talk-sorry"), view=view)

    async def _send_full_size(
        self, message: Message, original: Original, wanted: Understood
    ) -> None:
        """Sends a drawing as a file: what Discord shows of a picture is a smaller copy.

        One that only its person has seen stays so, and what is no longer kept cannot be sent.
        """
        id, person = original.job or "", str(message.author.id)
        picture = await self._desk.picture(id, "discord", person)
        order = await self._desk.order(id, "discord", person)
        if picture is None or order is None or (original.private and not is_direct(message)):
            return await self._suggest(message, original, wanted)
        limit, covered = DEFAULT_FILE_SIZE_LIMIT_BYTES, order.address.covered
        files, word = await attach(picture, limit, locale_of(), covered=covered)
        await message.reply(word or None, files=files)

    def _is_to_us(self, message: Message) -> bool:
        """Whether it is said to the bot; a reply to its drawing may be said to somebody else."""
        us = self._client.user
        named = us is not None and re.search(rf"<@!?{us.id}>", message.content)
        return is_direct(message) or bool(named)

    def _pictures(self, message: Message) -> list[Photo]:
        """The pictures of a message, or of somebody's message that it replies to."""
        replied = _replied(message)
        if replied is not None and replied.author != self._client.user:
            return pictures(message) or pictures(replied)
        return pictures(message)

    async def _replied_drawing(self, message: Message) -> Original | None:
        """The photo behind the drawing that a message replies to, if that is its person's own."""
        replied = _replied(message)
        if replied is None or replied.author != self._client.user:
            return None
        drawing = drawing_in(replied)
        if drawing is None or drawing.person != str(message.author.id):
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
        if drawing.person != str(person.id):
            return None
        # What is public already may be drawn in public again, even if it was not at first.
        return replace(await behind(self._desk, drawing), private=False)

    def words(self, message: Message) -> str:
        """What is written, but for the mention of us."""
        us = self._client.user
        return re.sub(rf"<@!?{us and us.id}>", " ", message.content).strip()


def _different(errors: Sequence[Exception]) -> list[Exception]:
    """The errors, with one for each sentence that people are told of them."""
    return list({getattr(error, "key", None): error for error in errors}.values())


def _replied(message: Message) -> Message | None:
    """What a message replies to, as far as Discord shows it: in servers our own messages alone."""
    replied = message.reference.resolved if message.reference else None
    return replied if isinstance(replied, Message) else None
