"""What people want every time, kept until they have not been here for a year.

artline:preferences:{pseudonym}  as JSON
"""

from pydantic import BaseModel, ConfigDict
from redis import Redis

from worker.queue.jobs import Platform
from worker.queue.pseudonyms import Pseudonyms

#: Seconds without any use, after which a person's preferences are dropped.
YEAR = 365 * 24 * 3600


class Preferences(BaseModel):
    """What one person chose; None leaves it to the platform. Later versions' fields are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    #: An IETF tag, one of `bots.words.LOCALES`.
    language: str | None = None
    #: One of `model.contract.styles.STYLES`, or one that was added, by name.
    style: str | None = None
    #: One of `model.contract.look.PRESETS`.
    preset: str | None = None
    #: Nobody else is to see the drawings, where the platform can hide them.
    private: bool | None = None


class PreferenceStore:
    """Blocking, like the ledger."""

    def __init__(self, redis: Redis, pseudonyms: Pseudonyms) -> None:
        self._redis = redis
        self._pseudonyms = pseudonyms

    def load(self, platform: Platform, person: str) -> Preferences:
        """What a person chose; reading it counts as use."""
        found = self._redis.getex(self._key(platform, person), ex=YEAR)
        return Preferences.model_validate_json(found) if found else Preferences()

    def save(self, platform: Platform, person: str, preferences: Preferences) -> None:
        """In place of what was chosen before."""
        self._redis.set(self._key(platform, person), preferences.model_dump_json(), ex=YEAR)

    def forget(self, platform: Platform, person: str) -> None:
        """As if nothing had ever been chosen."""
        self._redis.delete(self._key(platform, person))

    def _key(self, platform: Platform, person: str) -> str:
        return f"artline:preferences:{self._pseudonyms.of('person', platform, person)}"
