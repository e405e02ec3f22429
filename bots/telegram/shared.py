"""Where Telegram keeps the drawings that somebody may send on to other chats.

    artline:shared:{job}  "photo ID" or "sticker ID", the kind of a drawing and its file's id there

The ledger removes it with all else when a person wants to be forgotten.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple, cast

from redis.asyncio import Redis
from telegram import Message

#: Seconds for which a drawing is offered: as long as it can be drawn again.
DAY = 24 * 3600


class Shareable(NamedTuple):
    """A drawing that can be sent on."""

    job: str
    kind: Literal["photo", "sticker"]
    #: The id of its file at Telegram, which only this bot can use.
    file: str


class Shared:
    """Notes and finds them, by job."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def note(self, job: str, message: Message | bool) -> None:
        """Notes what a message of ours shows of a job, if that is a photo that all may see.

        What is covered stays with whoever uncovers it: sent on, it would be covered no more.
        """
        if isinstance(message, Message) and message.photo and not message.has_media_spoiler:
            await self.keep(Shareable(job, "photo", message.photo[-1].file_id))

    async def keep(self, one: Shareable) -> None:
        """In place of what was kept of the same job."""
        await self._redis.set(_key(one.job), f"{one.kind} {one.file}", ex=DAY)

    async def of(self, jobs: Sequence[str]) -> list[Shareable]:
        """Those of these jobs of which a drawing can be sent on, in their order."""
        if not jobs:
            return []
        found = cast(list[bytes | None], await self._redis.mget([_key(job) for job in jobs]))
        return [_read(job, note) for job, note in zip(jobs, found, strict=True) if note]

    async def drop(self, job: str) -> None:
        """The drawing is not to be sent on any more."""
        await self._redis.delete(_key(job))


def _read(job: str, note: bytes) -> Shareable:
    kind, _, file = note.decode().partition(" ")
    return Shareable(job, "sticker" if kind == "sticker" else "photo", file)


def _key(job: str) -> str:
    return f"artline:shared:{job}"
