"""Who sees to which update."""

from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bots.desk.desk import Desk
from bots.desk.inbox import Inbox
from bots.telegram.acceptance import TelegramAcceptance
from bots.telegram.addressed import ADDRESSED, ANSWERS, DRAW, IN_ALBUM
from bots.telegram.asks import Asks
from bots.telegram.commands import Commands
from bots.telegram.messages import Messages
from bots.telegram.mine import Mine
from bots.telegram.presses import Presses
from bots.telegram.settings import Settings
from bots.telegram.settings_menu import BUTTON as SETTINGS_BUTTON
from bots.telegram.stats import Stats, only_owners
from bots.telegram.status import StatusMessages
from worker.queue.settings import QueueSettings

App = Application[Any, Any, Any, Any, Any, Any]


def add_handlers(
    app: App, desk: Desk, statuses: StatusMessages, inbox: Inbox, queue: QueueSettings
) -> None:
    """In this order: of each group, the first handler that fits an update takes it."""
    preferences = Settings(desk)
    drawings = TelegramAcceptance(app.bot, desk, statuses)
    app.add_handler(TypeHandler(Update, preferences.recall), group=-1)
    commands = Commands(desk, inbox, queue)
    _add_commands(app, commands, desk, preferences, queue)
    _add_photos(app, Messages(Asks(desk, statuses), drawings), commands)
    app.add_handler(CallbackQueryHandler(preferences.press, SETTINGS_BUTTON))
    app.add_handler(CallbackQueryHandler(Presses(desk, statuses, drawings).press))


def _add_commands(
    app: App, commands: Commands, desk: Desk, preferences: Settings, queue: QueueSettings
) -> None:
    here = filters.UpdateType.MESSAGE
    app.add_handler(CommandHandler("start", commands.start, here))
    app.add_handler(CommandHandler("help", commands.help, here))
    app.add_handler(CommandHandler("privacy", commands.privacy, here))
    app.add_handler(CommandHandler("forget_me", commands.forget_me, here))
    app.add_handler(CommandHandler("mine", Mine(desk).show, here))
    app.add_handler(CommandHandler("stats", Stats(desk).show, here & only_owners(queue)))
    app.add_handler(CommandHandler("settings", preferences.show, here))


def _add_photos(app: App, photos: Messages, commands: Commands) -> None:
    here = filters.UpdateType.MESSAGE
    private = here & filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
    group = here & filters.ChatType.GROUPS
    photo, words = filters.PHOTO | filters.Document.ALL, filters.TEXT & ~filters.COMMAND
    app.add_handler(CommandHandler(list(DRAW), photos.draw, here))
    app.add_handler(MessageHandler((private | group) & IN_ALBUM, photos.draw_album))
    app.add_handler(MessageHandler(group & ADDRESSED, photos.draw))
    app.add_handler(MessageHandler(group & words & ANSWERS, photos.redraw))
    app.add_handler(MessageHandler(private & photo, photos.draw))
    app.add_handler(MessageHandler(private & words, photos.redraw))
    app.add_handler(MessageHandler(private, commands.not_a_photo))


def has_handler(app: App, update: Update) -> bool:
    """Whether anybody sees to an update."""
    return any(handler.check_update(update) for handler in app.handlers[0])
