"""Who the bot is talking to: what they chose once for all, and their language."""

from contextvars import ContextVar

import structlog
from discord import Client, DMChannel, Interaction, Message
from redis.exceptions import RedisError

from bots.desk import Desk
from bots.preferences import Preferences
from bots.words import FALLBACK
from worker.logs import whereabouts

log = structlog.get_logger()

#: Of the person who acts; every command, press and message is a task of its own.
_chosen: ContextVar[Preferences | None] = ContextVar("chosen", default=None)


async def recall(desk: Desk, person: int) -> None:
    """Makes all that this person's act leads to heed what they chose; comes first."""
    try:
        remember(await desk.preferences("discord", str(person)))
    except RedisError as error:
        # What needs the broker will say so itself; words do not.
        log.warning("preferences not read", error=whereabouts(error))


def remember(preferences: Preferences) -> None:
    """From here on the person's act heeds this."""
    _chosen.set(preferences)


def chosen() -> Preferences:
    """What the person who acts wants every time."""
    return _chosen.get() or Preferences()


def locale_of(interaction: Interaction[Client] | None = None) -> str:
    """The language that the person chose here or else in their client, as an IETF tag.

    Messages, unlike interactions, do not tell what their client speaks.
    """
    return chosen().language or (interaction.locale.value if interaction else FALLBACK)


def is_direct(message: Message) -> bool:
    """Whether nobody else reads along."""
    return isinstance(message.channel, DMChannel)
