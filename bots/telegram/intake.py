"""How updates come in: asked for by long polling, or sent by Telegram to a webhook.

Either way we confirm updates to Telegram, which then forgets them, only once they are stored.
"""

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode, urlsplit

import structlog
from redis.exceptions import RedisError
from telegram import Bot, Update
from telegram.error import BadRequest, RetryAfter, TelegramError
from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler

from bots.desk.pauses import Pauses
from bots.desk.settings import TelegramSettings
from bots.telegram.limiter import seconds_of
from bots.telegram.requests import Request
from model.contract.errors import OperatorError
from worker.queue.broker import cancelled
from worker.queue.logs import whereabouts

log = structlog.get_logger()

ALLOWED = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY]
#: Seconds that Telegram waits for news before it answers.
LONG_POLL = 10

#: Stores updates in the inbox. Raises RedisError when it cannot.
Keep = Callable[[Sequence[Any]], Awaitable[None]]


async def announce(bot: Bot, settings: TelegramSettings) -> None:
    """Tells Telegram how updates are to come; again changes nothing.

    Raises TelegramError, and OperatorError for a webhook that Telegram refuses.
    """
    if settings.webhook_url is None:
        await bot.delete_webhook()
        return
    try:
        secret = _secret(settings)
        await bot.set_webhook(settings.webhook_url, secret_token=secret, allowed_updates=ALLOWED)
    except BadRequest as error:
        raise OperatorError(f"Telegram refuses TELEGRAM_WEBHOOK_URL: {error.message}.") from None


@asynccontextmanager
async def taking_in(bot: Bot, settings: TelegramSettings, keep: Keep) -> AsyncIterator[None]:
    """Receives updates as long as the context lasts; `announce` comes before.

    By webhook several copies of the bot may run behind one address; by polling only one may. Raises
    OperatorError when there is nothing to listen on.
    """
    if settings.webhook_url is not None:
        async with _listening(settings, settings.webhook_url, keep):
            yield
    else:
        polling = asyncio.create_task(_poll(bot, keep))
        try:
            yield
        finally:
            polling.cancel()
            await asyncio.wait([polling])


async def _poll(bot: Bot, keep: Keep) -> None:
    """Asks for updates until cancelled. To ask for the next ones confirms those before."""
    offset, pauses = 0, Pauses()
    async with Request() as request:
        while not cancelled():
            try:
                updates = await _next(bot, request, offset)
                await keep(updates)
                offset = max([offset, *(update["update_id"] + 1 for update in updates)])
                pauses.begin_anew()
            except RetryAfter as error:
                await asyncio.sleep(seconds_of(error))
            except (TelegramError, RedisError, ValueError, TypeError, KeyError) as error:
                log.warning("polling failed", error=whereabouts(error))
                await pauses.next()


async def _next(bot: Bot, request: Request, offset: int) -> list[Any]:
    """The next updates as raw JSON: the client's own method gives none if it cannot parse one."""
    asked = urlencode(
        {"offset": offset, "timeout": LONG_POLL, "allowed_updates": json.dumps(ALLOWED)}
    )
    url = f"{bot.base_url}/getUpdates?{asked}"
    found: Any = await request.post(url, read_timeout=LONG_POLL + 5)
    return list(found)


@asynccontextmanager
async def _listening(settings: TelegramSettings, url: str, keep: Keep) -> AsyncIterator[None]:
    path, about = urlsplit(url).path or "/", {"secret": _secret(settings), "keep": keep}
    server = HTTPServer(Application([(path, _Receiver, about)]))
    try:
        server.listen(settings.webhook_port, settings.webhook_listen)
    except OSError as error:
        raise OperatorError(
            f"TELEGRAM_WEBHOOK_LISTEN and _PORT cannot be listened on: {error.strerror}."
        ) from error
    try:
        yield
    finally:
        server.stop()
        await server.close_all_connections()


class _Receiver(RequestHandler):
    """Takes what Telegram sends, if it proves that it is Telegram."""

    def initialize(self, secret: str, keep: Keep) -> None:
        """Called for each request, with what the application was made with."""
        self._secret = secret
        self._keep = keep

    async def post(self) -> None:
        """Answers once the update is stored; otherwise Telegram sends it again."""
        given = self.request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            raise HTTPError(403)
        try:
            await self._keep([json.loads(self.request.body)])
        except ValueError:
            raise HTTPError(400) from None
        except RedisError as error:
            log.warning("an update is refused for now", error=whereabouts(error))
            raise HTTPError(503) from None

    def log_exception(self, *about: object) -> None:
        """Logs nothing: tornado would quote what was sent."""


def _secret(settings: TelegramSettings) -> str:
    """What Telegram proves itself by; made of the token, so that all copies expect the same."""
    assert settings.token is not None  # noqa: S101
    token = settings.token.get_secret_value().encode()
    return hmac.new(token, b"webhook", hashlib.sha256).hexdigest()
