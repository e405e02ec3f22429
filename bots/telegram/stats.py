"""/stats: how the bot is doing, for its owners."""

from telegram import Update
from telegram.ext import filters

from bots.desk.desk import Desk
from bots.desk.stats import owners, summary
from bots.telegram.people import is_private, locale_of
from worker.queue.settings import QueueSettings


class Stats:
    """The handler of /stats."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def show(self, update: Update, context: object) -> None:
        """The day's jobs, times and failures, and the line as it is now."""
        message = update.effective_message
        if message is not None:
            text = summary(await self._desk.figures(), locale_of(update.effective_user))
            await message.reply_text(text, do_quote=not is_private(message))


def only_owners(settings: QueueSettings) -> filters.User:
    """Lets only the owners' messages pass; to all others the command does not exist."""
    return filters.User(owners(settings, "telegram"))
