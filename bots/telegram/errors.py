"""A sentence for the person and a line for the log, for whatever goes wrong in a handler."""

from collections.abc import Iterator

import structlog
from telegram import Bot, Message, Update
from telegram.error import RetryAfter, TelegramError
from telegram.ext import CallbackContext, ExtBot

from bots.telegram.callback_queries import answer_press
from bots.telegram.incoming import Incoming
from bots.telegram.limiter import seconds_of
from bots.telegram.parsing import sender_of
from bots.telegram.people import answer
from model.contract.errors import PersonError
from worker.queue.logs import whereabouts

log = structlog.get_logger()

Context = CallbackContext[ExtBot[None], object, object, object]


class Errors:
    """Tells people of errors, or notes that an update has to be handled again later."""

    def __init__(self) -> None:
        #: Seconds to wait, by the number of the update.
        self._later: dict[int, float] = {}

    def later(self, update_id: int) -> float | None:
        """How long Telegram wants us to wait with this update, if it does; asked once."""
        return self._later.pop(update_id, None)

    async def handle(self, update: object, context: Context) -> None:
        """Tells the person what our own errors say, and of all others that something went wrong.

        Of a group of errors, each sentence once.
        """
        errors = [] if context.error is None else [*_single(context.error)]
        if not isinstance(update, Incoming | Update):
            return
        waits = [seconds_of(error) for error in errors if isinstance(error, RetryAfter)]
        if waits:
            log.info("waits for its chat", seconds=max(waits))
            self._later[update.update_id] = max(waits)
            return
        known = map(_for_person, errors)
        sentences = {(error.key, str(error.values)): error for error in known}
        for error in sentences.values():
            try:
                await _tell(context.bot, update, error)
            except RetryAfter as failure:
                self._later[update.update_id] = seconds_of(failure)
            except TelegramError as failure:
                log.warning("could not tell", key=error.key, error=whereabouts(failure))


def _single(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _single(one)
    else:
        yield error


def _for_person(error: BaseException) -> PersonError:
    if isinstance(error, PersonError):
        return error
    log.error("handler failed", error=whereabouts(error))
    return PersonError("went-wrong")


async def _tell(bot: Bot, update: Incoming | Update, error: PersonError) -> None:
    if isinstance(update, Incoming):
        return await answer(bot, update.sender, error.key, error.values)
    press = update.callback_query
    if press is None or await answer_press(press, error.key, error.values):
        return
    if isinstance(press.message, Message):
        sender = sender_of(press.message, press.from_user)
        await answer(bot, sender, error.key, error.values)
