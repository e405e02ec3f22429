"""How much one person and one chat may ask for, the same on every platform.

    artline:asks:person:{pseudonym}  ids of the jobs of the last hour, by the time of their ask
    artline:asks:chat:{pseudonym}    the same of a chat

Gone after an hour; `forget` leaves them, or else it would lift the limits.
"""

import math

from redis import Redis

from model.contract.errors import TurnedAway
from worker.queue import scripts
from worker.queue.jobs import Address, DrawRequest, Platform
from worker.queue.pseudonyms import Pseudonyms
from worker.queue.settings import QueueSettings


class Limits:
    """Blocking, like the ledger."""

    def __init__(self, redis: Redis, settings: QueueSettings, pseudonyms: Pseudonyms) -> None:
        self._redis = redis
        self._settings = settings
        self._pseudonyms = pseudonyms
        self._admit = redis.register_script(scripts.ADMIT)

    def admit(self, request: DrawRequest) -> None:
        """Count an ask, once, however often it comes. The owners' are neither counted nor limited.

        Raises TurnedAway, with the minutes until there is room where that can be told.
        """
        if is_owner(self._settings, request.address.platform, request.address.person):
            return
        settings = self._settings
        reason, seconds = self._admit(keys=self._keys(request.address), args=self._terms(request))
        minutes = math.ceil(seconds / 60)
        match reason:
            case b"open":
                values = {
                    "count": settings.jobs_in_flight,
                    "minutes": math.ceil(settings.answer_seconds / 60),
                }
                raise TurnedAway("too-many-at-once", values)
            case b"person":
                raise TurnedAway("enough-for-now", {"minutes": minutes})
            case b"chat":
                raise TurnedAway("enough-for-chat", {"minutes": minutes})

    def withdraw(self, request: DrawRequest) -> None:
        """Take back an ask that led to no job, so that it does not count."""
        with self._redis.pipeline() as pipeline:
            for key in self._keys(request.address):
                pipeline.zrem(key, request.id)
            pipeline.execute()

    def _keys(self, address: Address) -> list[str]:
        of, platform = self._pseudonyms.of, address.platform
        return [
            f"artline:asks:person:{of('person', platform, address.person)}",
            f"artline:asks:chat:{of('chat', platform, address.chat)}",
        ]

    def _terms(self, request: DrawRequest) -> list[str | float]:
        settings = self._settings
        return [
            request.id,
            request.accepted_at,
            settings.jobs_in_flight,
            settings.jobs_per_hour,
            settings.chat_jobs_per_hour,
        ]


def is_owner(settings: QueueSettings, platform: Platform, person: str) -> bool:
    """Whether somebody runs this bot, by the settings."""
    return f"{platform}:{person}" in settings.owners
