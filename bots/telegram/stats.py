"""/stats: how the bot is doing, for its owners."""

from telegram import Bot

from bots.desk.desk import Desk
from bots.desk.stats import summary
from bots.telegram.incoming import Incoming
from bots.telegram.people import locale_of, reply


class Stats:
    """The handler of /stats."""

    def __init__(self, bot: Bot, desk: Desk) -> None:
        self._bot = bot
        self._desk = desk

    async def show(self, message: Incoming) -> None:
        """The day's jobs, times and failures, and the line as it is now."""
        sender = message.sender
        text = summary(await self._desk.figures(), locale_of(sender.language))
        await reply(self._bot, sender, text)
