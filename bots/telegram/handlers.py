"""Which handler takes which update."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram.ext import Application, CallbackQueryHandler, TypeHandler

from bots.desk.desk import Desk
from bots.desk.inbox import Inbox
from bots.telegram.acceptance import TelegramAcceptance
from bots.telegram.commands import Commands
from bots.telegram.incoming import Incoming, Purpose
from bots.telegram.messages import Messages
from bots.telegram.mine import Mine
from bots.telegram.originals import Originals
from bots.telegram.presses import Presses
from bots.telegram.settings import Settings
from bots.telegram.settings_menu import BUTTON as SETTINGS_BUTTON
from bots.telegram.stats import Stats
from bots.telegram.status import StatusMessages
from worker.queue.settings import QueueSettings

App = Application[Any, Any, Any, Any, Any, Any]
Handle = Callable[[Incoming], Awaitable[None]]


def add_handlers(
    app: App, desk: Desk, statuses: StatusMessages, inbox: Inbox, queue: QueueSettings
) -> None:
    """Adds the handlers of messages, by purpose, and of presses; the first that fits takes each."""
    bot, settings = app.bot, Settings(app.bot, desk)
    drawings = TelegramAcceptance(bot, desk, statuses)
    messages = Messages(bot, desk, Originals(desk, statuses), drawings)
    commands = Commands(bot, desk, inbox, queue)
    handlers = {
        Purpose.DRAW: messages.draw,
        Purpose.REDRAW: messages.redraw,
        Purpose.ALBUM: messages.draw_album,
        Purpose.UNKNOWN: commands.not_a_photo,
        Purpose.START: commands.start,
        Purpose.HELP: commands.help,
        Purpose.PRIVACY: commands.privacy,
        Purpose.FORGET_ME: commands.forget_me,
        Purpose.STOP: messages.stop,
        Purpose.MINE: Mine(bot, desk).show,
        Purpose.SETTINGS: settings.show,
        Purpose.STATS: Stats(bot, desk).show,
    }
    app.add_handler(TypeHandler(Incoming, _by_purpose(handlers)))
    app.add_handler(CallbackQueryHandler(settings.press, SETTINGS_BUTTON))
    app.add_handler(CallbackQueryHandler(Presses(desk, statuses, drawings).press))


def _by_purpose(handlers: Mapping[Purpose, Handle]) -> Callable[[Incoming, Any], Any]:
    async def handle(message: Incoming, context: object) -> None:
        await handlers[message.purpose](message)

    return handle
