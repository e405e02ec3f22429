"""What can be set about the queue and the worker, from the environment."""

from pydantic import AliasChoices, Field, PositiveInt
from pydantic_settings import BaseSettings, SettingsConfigDict


class QueueSettings(BaseSettings):
    """What bots and workers must agree on: `REDIS_URL`, and `ARTLINE_...` for the rest.

    A field may be set by its name too: `QueueSettings(deadline_seconds=5)`.
    """

    model_config = SettingsConfigDict(
        env_prefix="ARTLINE_", env_ignore_empty=True, populate_by_name=True
    )

    #: A Redis or Valkey server, 7 or newer. None: `artline up` starts an embedded one.
    redis_url: str | None = Field(None, validation_alias=AliasChoices("redis_url", "REDIS_URL"))
    #: From acceptance to answer; past it the person is told that it did not work out.
    deadline_seconds: PositiveInt = 60
    #: Accepted jobs without an answer yet; past it new asks are turned away.
    queue_limit: PositiveInt = 500
    #: How often a job is tried again after the worker that had it died.
    retries: PositiveInt = 3
    #: How long a picture stays after its delivery, for the "Full size" button.
    picture_minutes: PositiveInt = 60
    #: How long an answer waits for a bot that is down.
    undelivered_hours: PositiveInt = 24
    #: A worker or bot that has been silent this long is taken for dead, its work for free.
    lease_seconds: PositiveInt = 6


class WorkerSettings(QueueSettings):
    """What only a worker process needs."""

    #: Jobs in hand at once, each in a thread; they meet in the studio as one batch.
    lanes: PositiveInt = 2
