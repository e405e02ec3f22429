"""What Telegram's own menus and profile say of the bot, in every language of the catalogue."""

import asyncio

import structlog
from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bots.words import FALLBACK, LOCALES, say
from worker.queue.logs import whereabouts

log = structlog.get_logger()

#: Seconds for all of it: waits that Telegram asks for would hold up everything else we send.
PATIENCE = 60.0
#: In the order of the menu.
COMMANDS = (
    *("line", "cartoon", "colour", "styles", "draw"),
    *("mine", "settings", "help", "privacy", "forget_me"),
)


async def publish(bot: Bot) -> None:
    """Sets what differs from the catalogue; without it the bot works all the same."""
    try:
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*(_publish(bot, locale) for locale in LOCALES))
    except (TelegramError, TimeoutError) as error:
        log.warning("menus not published", error=whereabouts(error))


async def _publish(bot: Bot, locale: str) -> None:
    """Reads before it writes: Telegram answers repeated writes with waits of hours."""
    code = None if locale == FALLBACK else locale
    commands = tuple(_command(locale, name) for name in COMMANDS)
    if await bot.get_my_commands(language_code=code) != commands:
        await bot.set_my_commands(commands, language_code=code)
    description = say(locale, "description")
    if (await bot.get_my_description(code)).description != description:
        await bot.set_my_description(description, code)
    short = say(locale, "short-description")
    if (await bot.get_my_short_description(code)).short_description != short:
        await bot.set_my_short_description(short, code)


def _command(locale: str, name: str) -> BotCommand:
    return BotCommand(name, say(locale, f"command-{name.replace('_', '-')}"))
