"""A sentence for the person and a line for the log, for whatever goes wrong in a handler."""

import structlog
from aiohttp import ClientError
from discord import Client, DiscordException, HTTPException, Interaction, Message

from bots.discord.people import locale_of
from bots.discord.responses import ALREADY_ANSWERED, tell
from bots.words import say
from model.contract.errors import PersonError
from worker.queue.logs import whereabouts

log = structlog.get_logger()

#: What a call to Discord raises when it fails, on their side or on the way.
CALL_FAILED = (DiscordException, ClientError, OSError)
#: What Discord says once it takes no answer any more, however often that is tried.
GONE = (401, 403, 404)


async def tell_error(interaction: Interaction[Client], error: Exception) -> bool:
    """Tells the person what our own errors say, and of all others that something went wrong.

    False when it could not be told, but may be the next time.
    """
    if isinstance(error, HTTPException) and error.code == ALREADY_ANSWERED:
        return True
    known = _for_a_person(error)
    try:
        await tell(interaction, say(locale_of(interaction), known.key, known.values))
        return True
    except CALL_FAILED as failure:
        log.warning("could not tell", key=known.key, error=whereabouts(failure))
        return isinstance(failure, HTTPException) and failure.status in GONE


async def reply_error(message: Message, error: Exception) -> bool:
    """The same in reply to a message."""
    known = _for_a_person(error)
    try:
        await message.reply(say(locale_of(), known.key, known.values))
        return True
    except CALL_FAILED as failure:
        log.warning("could not tell", key=known.key, error=whereabouts(failure))
        return isinstance(failure, HTTPException) and failure.status in GONE


def _for_a_person(error: Exception) -> PersonError:
    """What to tell of an error; those that are not for people are logged."""
    if isinstance(error, PersonError):
        return error
    log.error("handler failed", error=whereabouts(error))
    return PersonError("went-wrong")
