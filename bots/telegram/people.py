"""Talking to whoever sent an update, in their language."""

from collections.abc import Mapping

from telegram import InlineKeyboardMarkup, Message, Update, User
from telegram.constants import ChatType

from bots.desk.chosen import chosen
from bots.words import FALLBACK, say
from worker.queue.jobs import Address


def locale_of(person: User | None) -> str:
    """The language of the update's person, chosen here or else in their client, as an IETF tag."""
    return chosen().language or (person and person.language_code) or FALLBACK


async def answer(update: Update, key: str, values: Mapping[str, int | str] | None = None) -> None:
    """Says a sentence of the catalogue; in groups as a reply, so that it is clear to whom."""
    message = update.effective_message
    if message is not None:
        await reply(message, say(locale_of(update.effective_user), key, values))


async def reply(message: Message, text: str, markup: InlineKeyboardMarkup | None = None) -> None:
    """Says something to whoever wrote a message."""
    await message.reply_text(text, reply_markup=markup, do_quote=not is_private(message))


def address_of(message: Message, person: User) -> Address:
    """Where the answer to a message goes."""
    topic = message.message_thread_id if message.is_topic_message else None
    return Address(
        platform="telegram",
        person=whose(message, person),
        chat=str(message.chat.id),
        topic=None if topic is None else str(topic),
        message=str(message.message_id),
        locale=locale_of(person),
        # Whoever speaks as their group cannot be written to in private.
        private=bool(chosen().private) and not (is_private(message) or message.sender_chat),
    )


def whose(message: Message, person: User) -> str:
    """The number under which we know whoever wrote a message.

    That of the group or channel, if they speak as one: all anonymous administrators of all groups
    are the same user.
    """
    speaker = message.sender_chat
    return str(person.id if speaker is None else speaker.id)


def is_private(message: Message) -> bool:
    """Whether nobody else reads along."""
    return message.chat.type == ChatType.PRIVATE
