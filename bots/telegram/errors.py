"""A sentence for the person and a line for the log, for whatever goes wrong in a handler."""

import structlog
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import CallbackContext, ExtBot

from bots.telegram.full_size import answer_press
from bots.telegram.people import answer
from model.errors import PersonError
from worker.logs import whereabouts

log = structlog.get_logger()

Context = CallbackContext[ExtBot[None], object, object, object]


async def on_error(update: object, context: Context) -> None:
    """Tells the person what our own errors say, and of all others that something went wrong."""
    error = context.error
    if isinstance(error, PersonError):
        await _tell(update, error)
    elif error is not None:
        log.error("handler failed", error=whereabouts(error))
        await _tell(update, PersonError("went-wrong"))


async def _tell(update: object, error: PersonError) -> None:
    if not isinstance(update, Update):
        return
    try:
        if update.callback_query is not None:
            await answer_press(update.callback_query, error.key)
        else:
            await answer(update, error.key, error.values)
    except TelegramError as failure:
        log.warning("could not tell", key=error.key, error=whereabouts(failure))
