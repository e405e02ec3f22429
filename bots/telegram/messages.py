"""Messages that may ask for a drawing: a photo with words, or what is about a drawing."""

from dataclasses import replace

from telegram import Bot

from bots.desk.chosen import chosen, offered
from bots.desk.desk import Ask, Desk
from bots.desk.examples import coloured_like, is_example
from bots.desk.originals import Original
from bots.desk.wishes import asking, usual
from bots.instructions import Understood, describe, understand
from bots.instructions.talk import ANSWERED, STOP
from bots.telegram.acceptance import TelegramAcceptance
from bots.telegram.attachments import Attached
from bots.telegram.buttons import apology, keyboard
from bots.telegram.covers import show_covers
from bots.telegram.full_size import FullSize
from bots.telegram.gathering import Album, Albums
from bots.telegram.incoming import DRAWING_COMMANDS, OUTPUTS, STYLE_COMMANDS, Incoming, Sender
from bots.telegram.originals import Originals
from bots.telegram.people import address_of, answer, locale_of, reply
from bots.words import say
from model.contract.errors import PersonError, PhotoError
from model.contract.styles import COLOUR
from model.contract.wish import Output, Wish
from worker.queue.jobs import Address


class Messages:
    """Handlers; `errors.py` makes sentences of what they raise, PersonErrors or groups of them."""

    def __init__(
        self,
        bot: Bot,
        desk: Desk,
        originals: Originals,
        drawings: TelegramAcceptance,
        albums: Albums,
        full_size: FullSize,
    ) -> None:
        self._bot = bot
        self._desk = desk
        self._originals = originals
        self._drawings = drawings
        self._albums = albums
        self._full_size = full_size

    async def draw(self, message: Incoming) -> None:
        """Draws the photo of the message, or what it replies to, or else the last one by words."""
        if message.is_text and _understood(message).talk == STOP:
            return await self.stop(message)
        address = address_of(message.sender)
        original = await self._original(message, address)
        if original is None and message.is_text and _understood(message).understood:
            original = await self._last(message, address)
        if original is not None:
            await self._drawings.take(_ask(original, address, message.words, message.command))
        elif message.picture is not None:
            await answer(self._bot, message.sender, "not-a-photo")
        else:
            await self._tell_how(message.sender, message.command or "line")

    async def redraw(self, message: Incoming) -> None:
        """Draws what a text replies to, or else the last photo, if the text says how.

        Otherwise the bot keeps silent in groups, where people talk to each other.
        """
        understood, sender = _understood(message), message.sender
        if understood.talk == STOP:
            return await self.stop(message)
        address = address_of(sender)
        if not (understood.understood or sender.direct):
            # "less" may be said of the drawing that it replies to.
            found = message.replied and await self._originals.find(message.replied, address)
            if not (found and _understood(message, found.wish).understood):
                return
        if understood.talk == "help":
            return await answer(self._bot, sender, "help")
        if understood.talk in ANSWERED:
            return await answer(self._bot, sender, f"talk-{understood.talk}")
        original = await self._original(message, address) or await self._last(message, address)
        if original is not None:
            understood = _understood(message, original.wish)
        if understood.talk == "sorry" and original is not None:
            return await self._apologise(sender, original)
        if understood.asks_for_full_size and original is not None and original.job:
            picture = await self._desk.picture(original.job, "telegram", sender.person)
            if picture is not None:
                return await self._full_size.send(sender, original.job, picture)
        if original is None or not (understood.understood or understood.unknown):
            if message.replied:
                return await self._tell_how(sender, "line")
            return await answer(self._bot, sender, "not-a-photo")
        if understood.understood:
            ask = _ask(original, address, message.words, message.command)
            return await self._drawings.take(ask)
        await self._suggest(sender, understood, original)

    async def stop(self, message: Incoming) -> None:
        """Takes back what the person has asked for and not got yet.

        In groups somebody else may have been meant, if there is nothing to take back.
        """
        sender = message.sender
        count = await self._desk.withdraw("telegram", sender.person)
        if count or sender.direct or message.addressed:
            await answer(self._bot, sender, "taken-back", {"count": count})

    async def draw_album(self, message: Incoming) -> None:
        """Draws the photos of an album, all by the words under one of them.

        In a group Telegram may show us that one alone, and says nothing of the others.
        """
        album, sender = await self._albums.gather(message), message.sender
        if album is None or not album.new:
            return
        if not (sender.direct or any(one.addressed for one in album.whole)):
            return
        asks, errors = _asks(album)
        if asks:
            errors += await self._drawings.take_album(asks)
        if errors:
            raise ExceptionGroup("not all of an album is accepted", errors)
        if len(album.whole) == 1 and not sender.direct:
            name = f"@{self._bot.username}"
            await answer(self._bot, sender, "rest-of-album", {"bot": name})

    async def _original(self, message: Incoming, address: Address) -> Original | None:
        """The photo in a message, or behind the drawing that it replies to, or in that message.

        Where the message has a picture only for its colours, it is that behind the drawing.
        Raises PhotoError for one that we cannot take, and PersonError for a drawing that was made
        for somebody else, or too long ago.
        """
        own, replied = _new(message.picture), message.replied
        if replied is None:
            return own
        if own is None:
            behind = self._originals.behind
            return await behind(replied, address) if replied.ours else _new(replied.picture)
        found = await self._originals.find(replied, address) if replied.ours else None
        command = message.command
        style, output = _style(command), _output(command)
        if found and is_example(found.wish, message.words, style, output, offered()):
            return replace(found, example=own.photo, is_new_example=True)
        return own

    async def _last(self, message: Incoming, address: Address) -> Original | None:
        """The last photo; None in reply to what somebody else wrote: that is what it is about."""
        replied = message.replied
        if replied and not (replied.ours or replied.begins_topic):
            return None
        return await self._originals.last(address, direct=message.sender.direct)

    async def _tell_how(self, sender: Sender, command: str) -> None:
        """How to give a command a photo; for colours there is more to say, and styles to show."""
        style = _style(command)
        values = {"command": f"/{command}"}
        await answer(self._bot, sender, "how-to-colour" if style == COLOUR else "how-to", values)
        if _output(command) == "sheet":
            await show_covers(self._bot, sender, await self._desk.covers(offered()))

    async def _suggest(self, sender: Sender, understood: Understood, original: Original) -> None:
        """Says what was not understood, with words to try and buttons that need none."""
        id, locale = original.job, locale_of(sender.language)
        text = describe(understood, locale)
        await reply(self._bot, sender, text, keyboard(id, locale, original.wish) if id else None)

    async def _apologise(self, sender: Sender, original: Original) -> None:
        """Says sorry for a drawing, with what may please more."""
        id, locale = original.job, locale_of(sender.language)
        buttons = apology(id, locale, original.wish) if id else None
        await reply(self._bot, sender, say(locale, "talk-sorry"), buttons)


def _style(command: str | None) -> str | None:
    return (DRAWING_COMMANDS | STYLE_COMMANDS)[command] if command else None


def _output(command: str | None) -> Output | None:
    return OUTPUTS.get(command or "")


def _understood(message: Incoming, so_far: Wish = Wish()) -> Understood:
    """What the words say of a drawing, and a command that asks for a kind of file."""
    return understand(message.words, so_far, output=_output(message.command), added=offered())


def _new(picture: Attached | None) -> Original | None:
    """A photo that was not drawn before. Raises PhotoError for one that we cannot take."""
    if picture is None or (photo := picture.photo) is None:
        return None
    return Original(photo, usual(chosen(), offered()), covered=picture.covered)


def _ask(original: Original, address: Address, words: str, command: str | None) -> Ask:
    """The ask for a photo, by what is said and by a second picture; its bytes are still to come."""
    if original.is_new_example:
        understood = coloured_like(original.wish, words, offered())
    else:
        style, output = _style(command), _output(command)
        understood = understand(words, original.wish, style, output=output, added=offered())
    address = address.model_copy(update={"covered": original.covered})
    ask = Ask(address, source=original.photo, example_source=original.example)
    return asking(ask, understood)


def _asks(album: Album) -> tuple[list[Ask], list[Exception]]:
    """The asks of an album, of which one message has words as a rule, and what is wrong with it."""
    words = next((one.words for one in album.whole if one.words), "")
    given = (one.command for one in album.whole)
    command = next((one for one in given if _style(one) or _output(one)), None)
    asks: list[Ask] = []
    errors: list[Exception] = []
    for message in album.new:
        try:
            if original := _new(message.picture):
                asks.append(_ask(original, address_of(message.sender), words, command))
        except PhotoError as error:
            errors.append(error)
    if not asks and not errors:
        errors.append(PersonError("not-a-photo"))
    # Telegram shows a caption under an album when one of its pictures alone has one.
    return asks[:1] + [replace(ask, caption="") for ask in asks[1:]], errors
