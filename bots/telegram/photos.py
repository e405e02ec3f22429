"""The handlers of all messages that may ask for a drawing."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import Message, Update, User

from bots.desk import Ask
from bots.instructions import describe, understand
from bots.telegram.addressed import ADDRESSED
from bots.telegram.albums import Albums
from bots.telegram.asks import Asks, ask_for, photo_in, words_of
from bots.telegram.drawings import Drawings
from bots.telegram.people import answer, is_private, locale_of, reply
from bots.words import say
from model.errors import PersonError, PhotoError


class Photos:
    """What they raise, PersonError and groups of errors, becomes sentences in `errors.py`."""

    def __init__(self, asks: Asks, drawings: Drawings) -> None:
        self._asks = asks
        self._drawings = drawings
        self._albums = Albums()

    async def draw(self, update: Update, context: object) -> None:
        """Draws the photo of the message, or else what the message replies to."""
        message, person = update.effective_message, update.effective_user
        if message is None or person is None:
            return
        original = await self._asks.original(message, person)
        if original is None:
            return await answer(update, "not-a-photo" if message.document else "how-to")
        await self._drawings.take(ask_for(original, message, person, words_of(message)))

    async def redraw(self, update: Update, context: object) -> None:
        """Draws what a text replies to, if the text has something to say about drawings.

        Otherwise the bot keeps silent in groups, where people talk to each other.
        """
        message, person = update.effective_message, update.effective_user
        if message is None or person is None:
            return
        understood = understand(words_of(message))
        if understood.understood:
            await self.draw(update, context)
        elif is_private(message):
            locale = locale_of(person)
            await reply(message, describe(understood, locale) or say(locale, "how-to"))

    async def draw_album(self, update: Update, context: object) -> None:
        """Draws the photos of an album, all by the words under one of them."""
        message, person = update.effective_message, update.effective_user
        if message is None or person is None:
            return
        messages = await self._albums.gather(message)
        if messages and (is_private(message) or any(map(ADDRESSED.filter, messages))):
            asks, errors = _read(messages, person)
            if asks:
                errors += await self._drawings.take_album(asks)
            if errors:
                raise ExceptionGroup("not all of an album is accepted", errors)


def _read(messages: Sequence[Message], person: User) -> tuple[list[Ask], list[Exception]]:
    """The asks of an album, and what is wrong with its other photos."""
    words = next(filter(None, map(words_of, messages)), "")
    asks: list[Ask] = []
    errors: list[Exception] = []
    for message in messages:
        try:
            if original := photo_in(message):
                asks.append(ask_for(original, message, person, words))
        except PhotoError as error:
            errors.append(error)
    if not asks and not errors:
        errors.append(PersonError("not-a-photo"))
    # Telegram shows a caption under an album when one of its pictures alone has one.
    return asks[:1] + [replace(ask, caption="") for ask in asks[1:]], errors
