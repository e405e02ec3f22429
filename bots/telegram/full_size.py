"""The "Full size" button under a drawing: sends it as a document, which Telegram leaves alone."""

import re

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest

from bots.desk import Desk
from bots.telegram.people import locale_of
from bots.words import say

_DATA = re.compile(r"v1:full:(?P<id>[A-Za-z0-9_-]{8,64})")


class FullSize:
    """The handler of every button that is pressed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def press(self, update: Update, context: object) -> None:
        """Sends the PNG to the person who asked for the drawing, and tells others why not."""
        query = update.callback_query
        if query is None:
            return
        picture = await self._picture(query)
        if picture is None:
            return await answer_press(query, "not-yours" if is_others(query) else "picture-gone")
        if isinstance(query.message, Message):
            await query.message.reply_document(picture, filename="drawing.png", do_quote=True)
        # Until here the button shows that something is going on.
        await answer_press(query)

    async def _picture(self, query: CallbackQuery) -> bytes | None:
        match = _DATA.fullmatch(query.data or "")
        if match is None:
            return None
        return await self._desk.picture(match["id"], "telegram", str(query.from_user.id))


async def answer_press(query: CallbackQuery, key: str | None = None) -> None:
    """Ends the button's wait, with a sentence if there is one to say."""
    text = say(locale_of(query.from_user), key) if key else None
    try:
        await query.answer(text, show_alert=key is not None)
    except BadRequest as error:
        # After a long stop of ours nobody waits any more.
        if "query is too old" not in error.message.lower():
            raise


def is_others(query: CallbackQuery) -> bool:
    """Whether the message with the button replies to somebody else than who pressed.

    The ledger alone decides who gets a picture; this chooses the sentence for those who don't.
    """
    message = query.message
    replied = message.reply_to_message if isinstance(message, Message) else None
    author = replied.from_user if replied else None
    return author is not None and author.id != query.from_user.id
