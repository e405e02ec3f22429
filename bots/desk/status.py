"""The message that says "on it" while a drawing is made; the answer takes its place.

    artline:claim:{id}           somebody is about to acknowledge this job
    artline:status:{id}          a list whose first element is that message, or "none ..."
    artline:drawing:{pseudonym}  the job whose answer a message is, or will be

This lies in Redis because the answer may come before the message has a number, and another bot
process, or this one after a restart, may be the one to deliver it. The ledger removes it with all
else when a person wants to be forgotten.
"""

from dataclasses import dataclass
from typing import Self, cast

from redis.asyncio import Redis

from worker.queue.pseudonyms import Pseudonyms

#: Begins the note that no message could be sent, in place of a message.
_UNSENT = "none "


@dataclass(frozen=True, slots=True)
class Status:
    """A message of ours that an answer can take the place of."""

    #: Not always the chat of the request: on Telegram, groups move when they become supergroups.
    chat: int
    message: int
    #: One of an album's pictures, which only another picture can take the place of.
    album: bool = False

    @classmethod
    def parse(cls, note: bytes) -> Self:
        """What `str` wrote; what comes after it, from a space on, does not matter."""
        chat, message, *album = note.partition(b" ")[0].split(b":")
        return cls(int(chat), int(message), bool(album))

    def __str__(self) -> str:
        return f"{self.chat}:{self.message}" + (":album" if self.album else "")


class StatusNotes:
    """Knows status messages by job id; the notes expire after `seconds`."""

    def __init__(self, redis: Redis, seconds: int, pseudonyms: Pseudonyms) -> None:
        self._redis = redis
        self._seconds = seconds
        self._pseudonyms = pseudonyms

    async def claim(self, id: str) -> bool:
        """True for the first caller alone, so that a repeated update is acknowledged once."""
        return bool(await self._redis.set(f"artline:claim:{id}", b"", nx=True, ex=self._seconds))

    async def wait(self, id: str, timeout: float) -> Status | None:
        """The message that counts; None when none has been noted within `timeout` seconds."""
        # Moving the head of a list onto itself reads it without taking it away, and blocks.
        first = await self._redis.blmove(_key(id), _key(id), timeout, "LEFT", "LEFT")  # type: ignore[arg-type]
        return None if first is None or _is_unsent(first) else Status.parse(cast(bytes, first))

    async def note_unsent(self, id: str, why: str = "") -> None:
        """Notes that no message could be sent, so that nobody waits for one any longer."""
        async with self._redis.pipeline(transaction=True) as pipeline:
            pipeline.rpush(_key(id), f"{_UNSENT}{why}")
            pipeline.expire(_key(id), self._seconds)
            await pipeline.execute()

    async def why_unsent(self, id: str) -> str | None:
        """Why no message could be sent, as long as nothing else is noted."""
        first = cast(bytes | None, await self._redis.lindex(_key(id), 0))
        return first.decode().removeprefix(_UNSENT) if first and _is_unsent(first) else None

    async def forget(self, id: str) -> None:
        """The message is gone; the next one sent counts."""
        notes = cast(list[bytes], await self._redis.lrange(_key(id), 0, -1))
        sent = [Status.parse(note) for note in notes if not _is_unsent(note)]
        drawings = [self._drawing_key(status) for status in sent]
        await self._redis.delete(_key(id), *drawings)

    async def note(self, id: str, sent: Status) -> Status:
        """Remember a message; returns the one that counts, which is the first noted."""
        why = await self.why_unsent(id)
        async with self._redis.pipeline(transaction=True) as pipeline:
            if why is not None:
                pipeline.lrem(_key(id), 0, f"{_UNSENT}{why}")
            # `forget` of the ledger cannot make the pseudonym, so it stands in the note.
            pipeline.rpush(_key(id), f"{sent} {self._pseudonym(sent)}")
            pipeline.expire(_key(id), self._seconds)
            pipeline.set(self._drawing_key(sent), id, ex=self._seconds)
            pipeline.lindex(_key(id), 0)
            *_, first = await pipeline.execute()
        return Status.parse(first)

    async def drawn(self, chat: int, message: int) -> str | None:
        """The job whose drawing a message shows; None for all other messages, and after a while."""
        id = await self._redis.get(self._drawing_key(Status(chat, message)))
        return None if id is None else cast(bytes, id).decode()

    def _drawing_key(self, status: Status) -> str:
        return f"artline:drawing:{self._pseudonym(status)}"

    def _pseudonym(self, status: Status) -> str:
        return self._pseudonyms.of("message", status.chat, status.message)


def _is_unsent(note: object) -> bool:
    return isinstance(note, bytes) and note.startswith(_UNSENT.encode())


def _key(id: str) -> str:
    return f"artline:status:{id}"
