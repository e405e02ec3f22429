"""Talking to whoever sent an update, in their language."""

from collections.abc import Mapping
from contextvars import ContextVar

from telegram import Message, Update, User
from telegram.constants import ChatType

from bots.words import FALLBACK, say

#: The language that the person of this update chose by /settings; each update is a task of its own.
chosen_language: ContextVar[str | None] = ContextVar("chosen_language", default=None)


def locale_of(person: User | None) -> str:
    """The language of the update's person, chosen here or else in their client, as an IETF tag."""
    return chosen_language.get() or (person and person.language_code) or FALLBACK


async def answer(update: Update, key: str, values: Mapping[str, int | str] | None = None) -> None:
    """Says a sentence of the catalogue; in groups as a reply, so that it is clear to whom."""
    message = update.effective_message
    if message is not None:
        text = say(locale_of(update.effective_user), key, values)
        await message.reply_text(text, do_quote=not is_private(message))


def is_private(message: Message) -> bool:
    """Whether nobody else reads along."""
    return message.chat.type == ChatType.PRIVATE
