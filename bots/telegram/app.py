"""Builds the Telegram bot, runs it, and stops it without dropping what it has taken on."""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack
from typing import Any

import structlog
from telegram import Bot
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application

from bots.desk.courier import carry
from bots.desk.desk import Desk
from bots.desk.inbox import Inbox
from bots.desk.pauses import Pauses
from bots.desk.settings import TelegramSettings, token_of
from bots.desk.stats import owners
from bots.desk.stopping import stop_signal
from bots.desk.teaching_board import tell_of_courses
from bots.telegram.delivery import TelegramDelivery
from bots.telegram.gathering import Albums
from bots.telegram.handlers import App, add_handlers
from bots.telegram.intake import announce, taking_in
from bots.telegram.limiter import RateLimiter
from bots.telegram.menu import publish
from bots.telegram.packing import Packing
from bots.telegram.requests import Request
from bots.telegram.sent import Sent
from bots.telegram.shared import Shared
from bots.telegram.status import StatusMessages
from bots.telegram.sticker_packs import StickerPacks
from bots.telegram.teaching import TelegramTeaching
from bots.telegram.updates import Updates
from model.contract.errors import OperatorError
from worker.queue import logs
from worker.queue.broker import connect, connect_async
from worker.queue.ledger import Ledger
from worker.queue.outcomes import Outcomes
from worker.queue.settings import QueueSettings

log = structlog.get_logger()

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
    token, stop = token_of(telegram, HOW_TO_BEGIN, HOW_TO_MEND), stop_signal()
    sent = Sent()
    app = _build(telegram, token, sent)
    async with AsyncExitStack() as connections:
        ledger = Ledger(connections.enter_context(connect(queue.redis_url)), queue)
        redis = await connections.enter_async_context(await connect_async(queue.redis_url))
        # Each bot has an inbox of its own: Telegram numbers the updates of each bot separately.
        name = f"telegram:{token.partition(':')[0]}"
        inbox = Inbox(redis, name, ledger.pseudonyms, queue.lease_seconds)
        kept = queue.undelivered_hours * 3600
        statuses = StatusMessages(app.bot, redis, kept, ledger.pseudonyms, sent)
        desk = Desk(ledger, queue.deadline_seconds)
        shared = Shared(redis)
        packing = Packing(redis, desk, StickerPacks(app.bot), shared, kept)
        albums = Albums(redis, ledger.pseudonyms)
        teaching = TelegramTeaching(app.bot, desk.teaching)
        add_handlers(app, desk, statuses, inbox, queue, shared, packing, albums, teaching)
        outcomes = Outcomes(redis, "telegram", queue)
        deliver = TelegramDelivery(app.bot, desk, statuses, shared, packing).deliver
        updates = Updates(app, desk, inbox, owners(queue, "telegram"))
        try:
            if await _go_online(app, telegram, stop):
                async with taking_in(app.bot, telegram, updates.keep):
                    services = [
                        carry(outcomes, ledger, deliver),
                        updates.serve(),
                        tell_of_courses(desk.teaching.classroom, "telegram", teaching.show),
                    ]
                    await _serve(app.bot, services, stop)
        finally:
            await app.shutdown()


def _build(telegram: TelegramSettings, token: str, sent: Sent) -> App:
    """Without the client's own way to receive updates, which may lose them (`intake.py`)."""
    return (
        Application.builder()
        .token(token)
        .base_url(f"{telegram.api_url}/bot")
        .base_file_url(f"{telegram.api_url}/file/bot")
        .rate_limiter(RateLimiter(sent))
        .request(Request())
        .updater(None)
        .job_queue(None)
        .build()
    )


async def _go_online(app: App, telegram: TelegramSettings, stop: asyncio.Event) -> bool:
    """Reaches Telegram, however long it is away; False when told to stop meanwhile."""
    pauses = Pauses(stop)
    while not stop.is_set():
        try:
            await app.initialize()
            await announce(app.bot, telegram)
            return True
        except InvalidToken:
            # Its message quotes the token.
            raise OperatorError(HOW_TO_MEND) from None
        except (NetworkError, RetryAfter) as error:
            log.warning(UNREACHABLE, error=logs.whereabouts(error))
        await pauses.next()
    return False


async def _serve(
    bot: Bot, services: Sequence[Coroutine[Any, Any, None]], stop: asyncio.Event
) -> None:
    """Until told to stop, or one of them fails; what is in hand then is finished first."""
    menus = asyncio.create_task(publish(bot))
    running = [asyncio.create_task(one) for one in (*services, mind_token(bot))]
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait([*running, stopping], return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (menus, stopping, *running):
            task.cancel()
        await asyncio.wait(running)
    for task in running:
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
