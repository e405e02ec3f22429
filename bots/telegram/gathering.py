"""Albums arrive as one update for each message, in any order and without an end mark.

    artline:album:{pseudonym}   of an album: `message N` as JSON, `by N` which message has taken it
                                on, and `open`, the message that waits for more
    artline:albums:{pseudonym}  the keys of one person's albums, for `forget`

They lie in the broker, since each copy of the bot may receive other messages of an album. From the
first message on, one copy waits until no more have come for a moment, and takes on those that are
there; what comes later is an album of its own, but in the words of the whole. Both keys expire
after ten minutes.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from redis.asyncio import Redis

from bots.telegram import gathering_scripts as scripts
from bots.telegram.incoming import Incoming
from worker.queue.pseudonyms import Pseudonyms

#: Seconds without another message, after which an album is taken for complete.
QUIET = 0.5
#: Messages of an album at most.
LARGEST = 10
#: Seconds for which late messages of an album still find it.
LIFE = 600


Pause = Callable[[], Awaitable[None]]


async def _pause() -> None:
    await asyncio.sleep(QUIET)


@dataclass(frozen=True, slots=True)
class Album:
    """What is there of an album, in its order."""

    #: Those that are to be drawn now.
    new: Sequence[Incoming]
    #: With those that were drawn before.
    whole: Sequence[Incoming]


class Albums:
    """Gathers the messages of albums, together with other copies of the bot.

    `pause` waits for more of them.
    """

    def __init__(self, redis: Redis, pseudonyms: Pseudonyms, pause: Pause = _pause) -> None:
        self._redis = redis
        self._pseudonyms = pseudonyms
        self._pause = pause
        self._put = redis.register_script(scripts.PUT)
        self._take = redis.register_script(scripts.TAKE)

    async def gather(self, message: Incoming) -> Album | None:
        """The album, for the first of its messages; None for the others, which are kept with it.

        The same again for the same message, should it be seen to twice. Raises RedisError.
        """
        key, id = self._key(message), str(message.sender.message)
        content = message.model_dump_json(exclude_defaults=True)
        keys = [key, self._person(message.sender.person)]
        if not await self._put(keys=keys, args=[id, content, LIFE]):
            return None
        seen = -1
        while isinstance(found := await self._take(keys=[key], args=[id, seen, LARGEST]), int):
            seen = found
            await self._pause()
        return _album(found)

    async def forget(self, person: str) -> None:
        """Removes what is kept of a person's albums. Raises RedisError."""
        key = self._person(person)
        albums: Any = await self._redis.smembers(key)
        await self._redis.delete(key, *albums)

    def _key(self, message: Incoming) -> str:
        name = self._pseudonyms.of("album", message.sender.chat, message.album or "")
        return f"artline:album:{name}"

    def _person(self, person: str) -> str:
        return f"artline:albums:{self._pseudonyms.of('person', 'telegram', person)}"


def _album(found: Sequence[tuple[bytes, int]]) -> Album:
    read = [(Incoming.model_validate_json(content), new) for content, new in found]
    read.sort(key=lambda one: one[0].sender.message)
    return Album([message for message, new in read if new], [message for message, _ in read])
