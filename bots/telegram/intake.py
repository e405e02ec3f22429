"""How updates come in: asked for by long polling, or sent by Telegram to a webhook."""

import hashlib
import hmac
from urllib.parse import urlsplit

import structlog
from telegram import Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import Updater

from bots.desk.settings import TelegramSettings
from model.contract.errors import OperatorError
from worker.queue.logs import whereabouts

log = structlog.get_logger()

ALLOWED = [Update.MESSAGE, Update.CALLBACK_QUERY]


async def take_in(updater: Updater, settings: TelegramSettings) -> None:
    """Begins to receive. Raises NetworkError when Telegram is out of reach, and may be tried again.

    By webhook several copies of the bot may run behind one address; by polling only one may.
    Raises OperatorError for a webhook that cannot be had.
    """
    if settings.webhook_url is None:
        await updater.start_polling(
            allowed_updates=ALLOWED, bootstrap_retries=0, error_callback=_polling_failed
        )
    else:
        await _open_webhook(updater, settings, settings.webhook_url)


async def _open_webhook(updater: Updater, settings: TelegramSettings, url: str) -> None:
    try:
        await updater.start_webhook(
            listen=settings.webhook_listen,
            port=settings.webhook_port,
            url_path=urlsplit(url).path,
            webhook_url=url,
            secret_token=_secret(settings),
            allowed_updates=ALLOWED,
            bootstrap_retries=0,
        )
    except BadRequest as error:
        raise OperatorError(f"Telegram refuses TELEGRAM_WEBHOOK_URL: {error.message}.") from None
    except OSError as error:
        raise OperatorError(
            f"TELEGRAM_WEBHOOK_LISTEN and _PORT cannot be listened on: {error.strerror}."
        ) from error


def _polling_failed(error: TelegramError) -> None:
    """The client goes on polling by itself; left alone, it would log a traceback each time."""
    log.warning("polling failed", error=whereabouts(error))


def _secret(settings: TelegramSettings) -> str:
    """What Telegram proves itself by; made of the token, so that all copies expect the same."""
    assert settings.token is not None  # noqa: S101
    token = settings.token.get_secret_value().encode()
    return hmac.new(token, b"webhook", hashlib.sha256).hexdigest()
