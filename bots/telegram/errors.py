"""A sentence for the person and a line for the log, for whatever goes wrong in a handler."""

from collections.abc import Iterator

import structlog
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import CallbackContext, ExtBot

from bots.telegram.callback_queries import answer_press
from bots.telegram.people import answer
from model.contract.errors import PersonError
from worker.queue.logs import whereabouts

log = structlog.get_logger()

Context = CallbackContext[ExtBot[None], object, object, object]


async def on_error(update: object, context: Context) -> None:
    """Tells the person what our own errors say, and of all others that something went wrong.

    Of a group of errors, each sentence once.
    """
    if context.error is None:
        return
    sentences = {(error.key, str(error.values)): error for error in _for_people(context.error)}
    for error in sentences.values():
        await _tell(update, error)


def _for_people(error: BaseException) -> Iterator[PersonError]:
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _for_people(one)
    elif isinstance(error, PersonError):
        yield error
    else:
        log.error("handler failed", error=whereabouts(error))
        yield PersonError("went-wrong")


async def _tell(update: object, error: PersonError) -> None:
    if not isinstance(update, Update):
        return
    try:
        press = update.callback_query
        if press is None or not await answer_press(press, error.key, error.values):
            await answer(update, error.key, error.values)
    except TelegramError as failure:
        log.warning("could not tell", key=error.key, error=whereabouts(failure))
