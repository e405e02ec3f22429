"""What can be set about the queue, from the environment."""

from typing import Annotated

from pydantic import AliasChoices, Field, PositiveInt, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from model.contract.errors import OperatorError

#: In characters.
SHORTEST_SECRET = 16
#: Seconds that a photo outlives its job's deadline: time for the sweeper, no more.
PHOTO_MARGIN = 60


class QueueSettings(BaseSettings):
    """What bots and workers must agree on: `REDIS_URL`, and `ARTLINE_...` for the rest.

    A field may be set by its name too: `QueueSettings(deadline_seconds=5)`.
    """

    model_config = SettingsConfigDict(
        env_prefix="ARTLINE_", env_ignore_empty=True, populate_by_name=True
    )

    #: A Redis or Valkey server, 7 or newer. None: `artline up` starts an embedded one.
    redis_url: str | None = Field(None, validation_alias=AliasChoices("redis_url", "REDIS_URL"))
    #: Makes the pseudonyms of people and chats. None: that of the embedded broker, if there is one.
    secret: SecretStr | None = None
    #: From a job's turn to its answer; past it the person is told that it did not work out.
    deadline_seconds: PositiveInt = 60
    #: Until a job's turn, as it is expected; who would have to wait for longer is turned away.
    longest_wait_seconds: PositiveInt = 120
    #: Accepted jobs without an answer yet; past it new asks are turned away.
    queue_limit: PositiveInt = 500
    #: Photos that one person may have open at once: accepted, without an answer yet. An album has
    #: ten photos at most, but phones send more than one at once; they wait behind everybody else's.
    jobs_in_flight: PositiveInt = 30
    #: Asks of one person, and from one chat, within any hour.
    jobs_per_hour: PositiveInt = 60
    chat_jobs_per_hour: PositiveInt = 200
    #: Who may ask without limits and see the figures: "telegram:1234, discord:5678".
    owners: Annotated[frozenset[str], NoDecode] = frozenset()
    #: How often a job is tried again after the worker that had it died.
    retries: PositiveInt = 3
    #: How long a picture stays after its delivery, for the "Full size" button.
    picture_minutes: PositiveInt = 60
    #: How long an answer waits for a bot that is down.
    undelivered_hours: PositiveInt = 24
    #: A worker or bot that has been silent this long is taken for dead, its work for free.
    lease_seconds: PositiveInt = 6

    @property
    def answer_seconds(self) -> int:
        """From acceptance to answer at most."""
        return self.longest_wait_seconds + self.deadline_seconds

    @property
    def photo_seconds(self) -> int:
        """The life of a photo's key in Redis, at most: with the answer the photo goes at once."""
        return self.answer_seconds + PHOTO_MARGIN

    @field_validator("secret")
    @classmethod
    def _check_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and len(secret) < SHORTEST_SECRET:
            raise OperatorError(
                f"ARTLINE_SECRET can be guessed: it must have {SHORTEST_SECRET} characters or more "
                "(openssl rand -hex 32)"
            )
        return secret

    @field_validator("owners", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [*filter(None, value.replace(",", " ").split())] if isinstance(value, str) else value

    @field_validator("owners")
    @classmethod
    def _check_owners(cls, owners: frozenset[str]) -> frozenset[str]:
        for owner in owners:
            platform, _, id = owner.partition(":")
            if platform not in ("telegram", "discord") or not id.isdecimal():
                raise OperatorError(
                    f"ARTLINE_OWNERS takes telegram:ID and discord:ID, with commas between: {owner}"
                )
        return owners
