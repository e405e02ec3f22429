"""What somebody who sends many photos at once is told once, and not for each of them.

artline:told:{pseudonym}  a refusal that a person was told in a chat, for TOLD_FOR seconds: the
                          message that it answered
"""

from redis import Redis

from worker.queue.jobs import Address
from worker.queue.pseudonyms import Pseudonyms

#: Seconds. Photos that are sent at once come within a few; whoever tries again later is told again.
TOLD_FOR = 15


class Refusals:
    """Blocking, like the ledger."""

    def __init__(self, redis: Redis, pseudonyms: Pseudonyms) -> None:
        self._redis = redis
        self._pseudonyms = pseudonyms

    def is_news(self, address: Address, key: str) -> bool:
        """Whether a refusal is to be told: of several messages at once, to the first.

        To that one again, however often it comes: it may not have been told after all.
        """
        where = (address.platform, address.person, address.chat)
        message = self._pseudonyms.of("message", *where, address.message or "").encode()
        name = f"artline:told:{self._pseudonyms.of('told', *where, key)}"
        before = self._redis.set(name, message, nx=True, ex=TOLD_FOR, get=True)
        return before in (None, message)
