"""The added styles that can be offered, as the workers tell of theirs.

    artline:workers:styles:{worker}  as JSON: of each of its added styles the cover and the chats
    artline:workers:cover:{digest}   a cover, WebP

Each worker says so whenever it says that it is ready, for as long. A style is offered once every
worker that is ready has it, so that whichever takes the job can draw it; one of a version that
knows nothing of added styles has none. Chats are pseudonyms, those of `limits.py`.
"""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import cast

from pydantic import TypeAdapter, ValidationError
from redis import Redis
from redis.exceptions import OutOfMemoryError

from model.contract.added import AddedStyle
from worker.queue.jobs import Address, Contract, Platform
from worker.queue.pseudonyms import Pseudonyms
from worker.queue.scripts import TELL
from worker.queue.workers import Workers

#: Seconds that a cover outlives the last word of a worker that has it.
COVER_LIFE = 3600


class Offer(Contract):
    """What a worker tells of one style."""

    #: The digest of its cover.
    cover: str
    #: The pseudonyms of the chats that may have it; None for all.
    chats: tuple[str, ...] | None = None


class Possession:
    """One style of a worker, as it was read from its folder: offers made of it, and its cover."""

    def __init__(self, style: AddedStyle) -> None:
        self.name = style.name
        self.cover = style.cover()
        self.digest = hashlib.sha256(self.cover).hexdigest()[:32]
        self.chats = style.chats()

    def may_be_had(self, address: Address) -> bool:
        """Whether the chat of an address may have it."""
        return self.chats is None or f"{address.platform}:{address.chat}" in self.chats


Offers = Mapping[str, Offer]
_OFFERS = TypeAdapter[Offers](Offers)


class Offered:
    """Blocking, like the ledger."""

    def __init__(self, redis: Redis, pseudonyms: Pseudonyms) -> None:
        self._redis = redis
        self._pseudonyms = pseudonyms
        self._workers = Workers(redis)
        self._tell = redis.register_script(TELL)

    def announce(self, worker: str, styles: Iterable[Possession], lease: float) -> None:
        """A worker has these, and will for as many seconds."""
        styles = list(styles)
        offers = {one.name: self._offer(one) for one in styles}
        self._tell(keys=[_key(worker)], args=[_OFFERS.dump_json(offers), round(1000 * lease)])
        with suppress(OutOfMemoryError):  # where memory is full, there are no covers
            for one in styles:
                if not self._redis.expire(_cover_key(one.digest), COVER_LIFE):
                    self._redis.set(_cover_key(one.digest), one.cover, ex=COVER_LIFE)

    def leave(self, worker: str) -> None:
        """A worker takes no more jobs."""
        self._redis.delete(_key(worker))

    def in_chat(self, platform: Platform, chat: str) -> tuple[str, ...]:
        """The names of those that a chat may have, in alphabetical order."""
        us = self._chat(platform, chat)
        having = [
            {name for name, offer in offers.items() if offer.chats is None or us in offer.chats}
            for offers in self._of_each_worker()
        ]
        return tuple(sorted(set.intersection(*having))) if having else ()

    def cover(self, name: str) -> bytes | None:
        """The cover of a style, as any of the workers has it; None where none does."""
        digests = (offers[name].cover for offers in self._of_each_worker() if name in offers)
        covers = (self._redis.get(_cover_key(digest)) for digest in digests)
        return cast(bytes | None, next(filter(None, covers), None))

    def _of_each_worker(self) -> list[Offers]:
        """What each worker that is ready tells."""
        keys = [_key(name) for name in self._workers.ready()]
        found = cast(list[bytes | None], self._redis.mget(keys)) if keys else []
        return [_read(one) for one in found]

    def _offer(self, style: Possession) -> Offer:
        chats = None if style.chats is None else sorted(style.chats)
        return Offer(
            cover=style.digest,
            chats=None if chats is None else tuple(self._chat(*_parted(one)) for one in chats),
        )

    def _chat(self, platform: str, chat: str) -> str:
        return self._pseudonyms.of("chat", platform, chat)


def _parted(chat: str) -> tuple[str, str]:
    platform, _, id = chat.partition(":")
    return platform, id


def _read(found: bytes | None) -> Offers:
    """Nothing of what another version of this program has written so that we cannot read it."""
    try:
        return _OFFERS.validate_json(found or b"{}")
    except ValidationError:
        return {}


def _key(worker: str) -> str:
    return f"artline:workers:styles:{worker}"


def _cover_key(digest: str) -> str:
    return f"artline:workers:cover:{digest}"
