"""A reaction as acknowledgement in groups: eyes on the message while its drawing is made.

Nothing depends on it: chats may forbid reactions, and then there are none.
"""

import structlog
from telegram import Bot
from telegram.error import TelegramError

from worker.queue.logs import whereabouts

log = structlog.get_logger()

SEEN = "👀"


async def show_seen(bot: Bot, chat: str, message: str | None) -> None:
    """Reacts to a group's message with eyes."""
    await _react(bot, chat, message, SEEN)


async def show_done(bot: Bot, chat: str, message: str | None) -> None:
    """Takes that reaction away again."""
    await _react(bot, chat, message, None)


async def _react(bot: Bot, chat: str, message: str | None, emoji: str | None) -> None:
    if message is None or not is_group(chat):
        return
    try:
        await bot.set_message_reaction(int(chat), int(message), emoji)
    except TelegramError as error:
        log.info("no reaction", error=whereabouts(error))


def is_group(chat: str) -> bool:
    """Whether a chat is a group: the ids of groups are negative."""
    return chat.startswith("-")
