"""Which handler takes which update."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram.ext import Application, CallbackQueryHandler, InlineQueryHandler, TypeHandler

from bots.desk.desk import Desk
from bots.desk.inbox import Inbox
from bots.telegram.acceptance import TelegramAcceptance
from bots.telegram.commands import Commands
from bots.telegram.full_size import FullSize
from bots.telegram.gathering import Albums
from bots.telegram.incoming import Incoming, Purpose
from bots.telegram.inline_queries import InlineQueries
from bots.telegram.messages import Messages
from bots.telegram.mine import Mine
from bots.telegram.originals import Originals
from bots.telegram.packing import Packing
from bots.telegram.presses import Presses
from bots.telegram.settings import Settings
from bots.telegram.settings_menu import BUTTON as SETTINGS_BUTTON
from bots.telegram.shared import Shared
from bots.telegram.stats import Stats
from bots.telegram.status import StatusMessages
from bots.telegram.sticker_presses import BUTTON as STICKER_BUTTON
from bots.telegram.sticker_presses import StickerPresses
from bots.telegram.teaching import BUTTON as TEACHING_BUTTON
from bots.telegram.teaching import TelegramTeaching
from worker.queue.settings import QueueSettings

App = Application[Any, Any, Any, Any, Any, Any]
Handle = Callable[[Incoming], Awaitable[None]]


def add_handlers(
    app: App,
    desk: Desk,
    statuses: StatusMessages,
    inbox: Inbox,
    queue: QueueSettings,
    shared: Shared,
    packing: Packing,
    albums: Albums,
    teaching: TelegramTeaching,
) -> None:
    """Adds the handlers of messages, by purpose, of presses and of inline queries.

    The first that fits takes each.
    """
    bot, settings = app.bot, Settings(app.bot, desk)
    drawings = TelegramAcceptance(bot, desk, statuses, packing)
    full_size = FullSize(bot, statuses)
    messages = Messages(bot, desk, Originals(desk, statuses), drawings, albums, full_size)
    commands = Commands(bot, desk, inbox, queue, albums)
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
        Purpose.TEACH: teaching.begin,
        Purpose.DONE: teaching.done,
    }
    app.add_handler(TypeHandler(Incoming, _by_purpose(handlers, teaching)))
    app.add_handler(CallbackQueryHandler(settings.press, SETTINGS_BUTTON))
    stickers = StickerPresses(desk, drawings, packing)
    app.add_handler(CallbackQueryHandler(stickers.press, STICKER_BUTTON))
    app.add_handler(CallbackQueryHandler(teaching.press, TEACHING_BUTTON))
    app.add_handler(CallbackQueryHandler(Presses(desk, drawings, full_size, shared).press))
    app.add_handler(InlineQueryHandler(InlineQueries(desk, shared).offer))


def _by_purpose(
    handlers: Mapping[Purpose, Handle], teaching: TelegramTeaching
) -> Callable[[Incoming, Any], Any]:
    async def handle(message: Incoming, context: object) -> None:
        if not await teaching.takes(message):
            await handlers[message.purpose](message)

    return handle
