"""Answering whoever pressed a button, in words or with other buttons."""

from collections.abc import Mapping

from telegram import CallbackQuery, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bots.telegram.people import locale_of
from bots.words import say


async def answer_press(
    query: CallbackQuery, key: str | None = None, values: Mapping[str, int | str] | None = None
) -> bool:
    """Ends the button's wait, with a sentence if there is one to say; False if nobody waits."""
    text = say(locale_of(query.from_user.language_code), key, values) if key else None
    try:
        await query.answer(text, show_alert=key is not None)
    except BadRequest as error:
        # Too late: the bot was down, or had to wait for Telegram's limits.
        if "query is too old" not in error.message.lower():
            raise
        return False
    return True


async def show_buttons(
    query: CallbackQuery, buttons: InlineKeyboardMarkup, text: str | None = None
) -> None:
    """Puts these in place of the buttons of which one was pressed, and the text, if one is given.

    Repeated, it changes nothing.
    """
    try:
        if text is None:
            await query.edit_message_reply_markup(buttons)
        else:
            await query.edit_message_text(text, reply_markup=buttons)
    except BadRequest as error:
        if "message is not modified" not in error.message.lower():
            raise


def is_others(query: CallbackQuery) -> bool:
    """Whether the message with the button replies to somebody else than who pressed.

    The ledger alone decides what is whose; this chooses the sentence for the others.
    """
    replied = replied_to(query)
    author = replied.from_user if replied else None
    return author is not None and author.id != query.from_user.id


def replied_to(query: CallbackQuery) -> Message | None:
    """The message to which the one with the button replies, where Telegram still tells."""
    message = query.message
    return message.reply_to_message if isinstance(message, Message) else None
