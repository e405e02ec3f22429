"""Builds the Telegram bot, runs it, and stops it without dropping what it has taken on."""

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from typing import Any

import structlog
from telegram import Bot, Update
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bots.desk.courier import carry
from bots.desk.desk import Desk
from bots.desk.settings import TelegramSettings
from bots.desk.stopping import stop_signal
from bots.telegram.acceptance import TelegramAcceptance
from bots.telegram.addressed import ADDRESSED, ANSWERS, DRAW, IN_ALBUM
from bots.telegram.asks import Asks
from bots.telegram.commands import Commands
from bots.telegram.delivery import TelegramDelivery
from bots.telegram.errors import on_error
from bots.telegram.intake import take_in
from bots.telegram.limiter import RateLimiter
from bots.telegram.menu import publish
from bots.telegram.messages import Messages
from bots.telegram.mine import Mine
from bots.telegram.presses import Presses
from bots.telegram.settings import Settings
from bots.telegram.settings_menu import BUTTON as SETTINGS_BUTTON
from bots.telegram.stats import Stats, only_owners
from bots.telegram.status import StatusMessages
from model.contract.errors import OperatorError
from worker.queue import logs
from worker.queue.broker import connect, connect_async
from worker.queue.ledger import Ledger
from worker.queue.outcomes import Outcomes
from worker.queue.settings import QueueSettings

log = structlog.get_logger()

App = Application[Any, Any, Any, Any, Any, Any]

#: Updates in hand at once.
AT_ONCE = 64
#: The longest pause, in seconds, between two tries to reach Telegram for the first time.
LONGEST_PAUSE = 30.0
#: Seconds between two looks whether Telegram still knows the token.
TOKEN_INTERVAL = 60.0

HOW_TO_BEGIN = (
    "No Telegram token: talk to @BotFather on Telegram, send /newbot, and put the token that you "
    "get into TELEGRAM_TOKEN."
)
HOW_TO_MEND = (
    "Telegram does not know the token in TELEGRAM_TOKEN: talk to @BotFather, send /mybots, choose "
    "the bot and take its API token anew."
)
UNREACHABLE = "Telegram does not answer; is there a way out to TELEGRAM_API_URL?"


def run(telegram: TelegramSettings, queue: QueueSettings) -> None:
    """Runs the bot until SIGTERM or SIGINT; what it has taken on by then is finished first.

    While Telegram is out of reach it keeps trying. Raises OperatorError for a missing or wrong
    token, and when there is no broker.
    """
    logs.configure()
    _keep_quiet()
    asyncio.run(_run(telegram, queue))


async def _run(telegram: TelegramSettings, queue: QueueSettings) -> None:
    app, stop = _build(telegram), stop_signal()
    async with AsyncExitStack() as connections:
        ledger = Ledger(connections.enter_context(connect(queue.redis_url)), queue)
        redis = await connections.enter_async_context(await connect_async(queue.redis_url))
        kept = queue.undelivered_hours * 3600
        statuses = StatusMessages(app.bot, redis, kept, ledger.pseudonyms)
        desk = Desk(ledger, queue.deadline_seconds)
        _add_handlers(app, desk, statuses, queue)
        outcomes = Outcomes(redis, "telegram", queue)
        delivery = TelegramDelivery(app.bot, desk, statuses)
        try:
            if await _go_online(app, telegram, stop):
                await _serve(app, carry(outcomes, ledger, delivery.deliver), stop)
        finally:
            await app.shutdown()


def _build(telegram: TelegramSettings) -> App:
    if telegram.token is None:
        raise OperatorError(HOW_TO_BEGIN)
    return (
        Application.builder()
        .token(telegram.token.get_secret_value())
        .base_url(f"{telegram.api_url}/bot")
        .base_file_url(f"{telegram.api_url}/file/bot")
        .rate_limiter(RateLimiter())
        .concurrent_updates(AT_ONCE)
        .read_timeout(20)
        .media_write_timeout(60)
        .job_queue(None)
        .build()
    )


def _add_handlers(app: App, desk: Desk, statuses: StatusMessages, queue: QueueSettings) -> None:
    """In this order: of each group, the first handler that fits an update takes it."""
    preferences = Settings(desk)
    drawings = TelegramAcceptance(app.bot, desk, statuses)
    app.add_handler(TypeHandler(Update, preferences.recall), group=-1)
    _add_commands(app, desk, preferences, queue)
    _add_photos(app, Messages(Asks(desk, statuses), drawings), Commands(desk, queue))
    app.add_handler(CallbackQueryHandler(preferences.press, SETTINGS_BUTTON))
    app.add_handler(CallbackQueryHandler(Presses(desk, statuses, drawings).press))
    app.add_error_handler(on_error)


def _add_commands(app: App, desk: Desk, preferences: Settings, queue: QueueSettings) -> None:
    commands, here = Commands(desk, queue), filters.UpdateType.MESSAGE
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


async def _go_online(app: App, telegram: TelegramSettings, stop: asyncio.Event) -> bool:
    """Begins to receive, however long Telegram is away; False when told to stop meanwhile."""
    assert app.updater is not None  # noqa: S101
    pause = 1.0
    while not stop.is_set():
        try:
            await app.initialize()
            await take_in(app.updater, telegram)
            return True
        except InvalidToken:
            # Its message quotes the token.
            raise OperatorError(HOW_TO_MEND) from None
        except NetworkError as error:
            log.warning(UNREACHABLE, error=logs.whereabouts(error))
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)
        pause = min(2 * pause, LONGEST_PAUSE)
    return False


async def _serve(app: App, courier: Coroutine[Any, Any, None], stop: asyncio.Event) -> None:
    """Until told to stop, or the courier fails; what is in hand then is finished first."""
    assert app.updater is not None  # noqa: S101
    await app.start()
    menus = asyncio.create_task(publish(app.bot))
    carrying, stopping = asyncio.create_task(courier), asyncio.create_task(stop.wait())
    minding = asyncio.create_task(mind_token(app.bot))
    try:
        await asyncio.wait([carrying, minding, stopping], return_when=asyncio.FIRST_COMPLETED)
    finally:
        menus.cancel()
        await app.updater.stop()
        await app.stop()
        for task in (carrying, minding):
            task.cancel()
        await asyncio.wait([carrying, minding])
    for task in (carrying, minding):
        if not task.cancelled():
            task.result()


async def mind_token(bot: Bot, interval: float = TOKEN_INTERVAL) -> None:
    """Raises OperatorError once Telegram refuses the token, seconds apart and twice.

    The client stops asking for updates then, and tells nobody.
    """
    refused = 0
    while refused < 2:
        await asyncio.sleep(interval)
        try:
            await bot.get_me()
            refused = 0
        except InvalidToken:
            refused += 1
        except TelegramError:
            continue
    # Without its cause, which quotes the token.
    raise OperatorError(HOW_TO_MEND)


def _keep_quiet() -> None:
    """httpx logs URLs, which hold the token; the Telegram client logs what people write."""
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)
