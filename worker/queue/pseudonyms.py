"""What stands for people, chats and messages in keys and logs: hashes under a secret.

All ids of a platform can be tried within an hour; without the secret a hash says nothing of any.
Bots and workers need the same secret, or they do not find what the others have stored.

    artline:workers:marks  marks of the secrets in use, by when each was last seen
"""

import hashlib
import hmac
from pathlib import Path
from typing import Self, cast

from redis import Redis

from model.contract.errors import OperatorError
from worker.queue.settings import QueueSettings

#: The embedded broker's secret lies beside its socket, in a file of this name.
SECRET_FILE = "secret"  # noqa: S105

MARKS = "artline:workers:marks"
#: Seconds within which every process shows its mark a few times.
RECENT = 30

HOW_TO_BEGIN = (
    "ARTLINE_SECRET is not set: it hides who people are in the broker's keys and in logs. Make one "
    "(openssl rand -hex 32), and give all bots and workers of this broker the same."
)


class Pseudonyms:
    """Makes names that cannot be traced back: `pseudonyms.of("person", "telegram", "4711")`."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    @classmethod
    def by(cls, settings: QueueSettings) -> Self:
        """With the secret of the settings, or else with that of the embedded broker they name.

        Raises OperatorError when there is neither.
        """
        if settings.secret is not None:
            return cls(settings.secret.get_secret_value())
        socket = (settings.redis_url or "").removeprefix("unix://")
        beside = Path(socket).with_name(SECRET_FILE) if socket.startswith("/") else None
        if beside is None or not beside.is_file():
            raise OperatorError(HOW_TO_BEGIN)
        return cls(beside.read_text())

    def of(self, *what: object) -> str:
        """32 hexadecimal digits, always the same for the same words; the first says of what kind.

        That fits into a job's id, and two different inputs practically never share one.
        """
        words = "\0".join(map(str, what)).encode()
        return hmac.digest(self._secret, words, hashlib.sha256).hex()[:32]

    @property
    def mark(self) -> str:
        """A hash by which processes compare their secrets without showing them."""
        return self.of("mark")[:8]

    def show(self, redis: Redis, now: float) -> None:
        """Publish this process's mark, at a Unix time."""
        with redis.pipeline() as pipeline:
            pipeline.zadd(MARKS, {self.mark: now})
            pipeline.zremrangebyscore(MARKS, "-inf", now - RECENT)
            pipeline.expire(MARKS, RECENT)
            pipeline.execute()

    def alone(self, redis: Redis, now: float) -> bool:
        """Whether no process on a broker has published another mark lately."""
        seen = cast(list[bytes], redis.zrangebyscore(MARKS, now - RECENT, "+inf"))
        return not {mark.decode(errors="replace") for mark in seen} - {self.mark}
