"""Talking to people in their language."""

from collections.abc import Mapping

from telegram import Bot, InlineKeyboardMarkup, ReplyParameters

from bots.desk.chosen import chosen
from bots.telegram.incoming import Sender
from bots.words import FALLBACK, say
from worker.queue.jobs import Address


def locale_of(language: str | None) -> str:
    """The language that the person chose here, or else that of their client; as an IETF tag."""
    return chosen().language or language or FALLBACK


async def answer(
    bot: Bot, sender: Sender, key: str, values: Mapping[str, int | str] | None = None
) -> None:
    """Says a sentence of the catalogue to whoever wrote."""
    await reply(bot, sender, say(locale_of(sender.language), key, values))


async def reply(
    bot: Bot, sender: Sender, text: str, markup: InlineKeyboardMarkup | None = None
) -> None:
    """Says something to whoever wrote; in groups as a reply, so that it is clear to whom."""
    await bot.send_message(
        sender.chat,
        text,
        reply_markup=markup,
        message_thread_id=sender.topic,
        reply_parameters=None if sender.direct else ReplyParameters(sender.message),
    )


def address_of(sender: Sender) -> Address:
    """Where the answer to a message goes."""
    return Address(
        platform="telegram",
        person=sender.person,
        chat=str(sender.chat),
        topic=None if sender.topic is None else str(sender.topic),
        message=str(sender.message),
        locale=locale_of(sender.language),
        private=bool(chosen().private) and not (sender.direct or sender.as_chat),
    )
