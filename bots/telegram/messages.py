"""The handlers of all messages that may ask for a drawing."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import Message, Update, User

from bots.desk.desk import Ask
from bots.desk.originals import Original
from bots.instructions import Understood, describe, understand
from bots.telegram.acceptance import TelegramAcceptance
from bots.telegram.addressed import ADDRESSED, DRAW, command_in
from bots.telegram.albums import Albums
from bots.telegram.asks import Asks, ask_for, photo_in, said_in
from bots.telegram.buttons import keyboard
from bots.telegram.people import address_of, answer, is_private, locale_of, reply
from model.contract.errors import PersonError, PhotoError
from model.contract.styles import style_of


class Messages:
    """What they raise, PersonError and groups of errors, becomes sentences in `errors.py`."""

    def __init__(self, asks: Asks, drawings: TelegramAcceptance) -> None:
        self._asks = asks
        self._drawings = drawings
        self._albums = Albums()

    async def draw(self, update: Update, context: object) -> None:
        """Draws the photo of the message, or what it replies to, or else the last one by words."""
        message, person = update.effective_message, update.effective_user
        if message is None or person is None:
            return
        ask = await self._asks.ask(message, person)
        if ask is not None:
            await self._drawings.take(ask)
        elif message.document:
            await answer(update, "not-a-photo")
        else:
            await _tell_how(update, command_in(message) or "line")

    async def redraw(self, update: Update, context: object) -> None:
        """Draws what a text replies to, or else the last photo, if the text says how.

        Otherwise the bot keeps silent in groups, where people talk to each other.
        """
        message, person = update.effective_message, update.effective_user
        if message is None or person is None:
            return
        said = said_in(message)
        understood = understand(said.words)
        if not (understood.understood or is_private(message)):
            return
        address = address_of(message, person)
        original = await self._asks.original(message, address, said)
        original = original or await self._asks.last(message, address)
        if original is None or not (understood.understood or understood.unknown):
            if message.reply_to_message:
                return await _tell_how(update, "line")
            return await answer(update, "not-a-photo")
        if understood.understood:
            return await self._drawings.take(ask_for(original, address, said))
        await _suggest(message, locale_of(person), understood, original)

    async def draw_album(self, update: Update, context: object) -> None:
        """Draws the photos of an album, all by the words under one of them."""
        message, person = update.effective_message, update.effective_user
        if message is None or person is None:
            return
        async with self._albums.gather(message) as messages:
            if messages and (is_private(message) or any(map(ADDRESSED.filter, messages))):
                asks, errors = _read(messages, person)
                if asks:
                    errors += await self._drawings.take_album(asks)
                if errors:
                    raise ExceptionGroup("not all of an album is accepted", errors)


async def _tell_how(update: Update, command: str) -> None:
    """How to give a command a photo; for colours there is more to say."""
    style = DRAW[command]
    colours = style is not None and style_of(style).of_parts
    values = {"command": f"/{command}"}
    await answer(update, "how-to-colour" if colours else "how-to", values)


async def _suggest(
    message: Message, locale: str, understood: Understood, original: Original
) -> None:
    """Says what was not understood, with words to try and buttons that need none."""
    id = original.job
    buttons = keyboard(id, locale, original.wish) if id else None
    await reply(message, describe(understood, locale), buttons)


def _read(messages: Sequence[Message], person: User) -> tuple[list[Ask], list[Exception]]:
    """The asks of an album, and what is wrong with its other photos."""
    said = said_in(*messages)
    asks: list[Ask] = []
    errors: list[Exception] = []
    for message in messages:
        try:
            if original := photo_in(message):
                asks.append(ask_for(original, address_of(message, person), said))
        except PhotoError as error:
            errors.append(error)
    if not asks and not errors:
        errors.append(PersonError("not-a-photo"))
    # Telegram shows a caption under an album when one of its pictures alone has one.
    return asks[:1] + [replace(ask, caption="") for ask in asks[1:]], errors
