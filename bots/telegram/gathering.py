"""Albums arrive as one update for each message, in any order and without an end mark."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram.error import RetryAfter

from bots.telegram.incoming import Incoming

#: Seconds without another message, after which an album is taken for complete.
QUIET = 0.5
#: Messages of an album at most.
LARGEST = 10


class Albums:
    """Gathers the messages of albums."""

    def __init__(self) -> None:
        self._open: dict[tuple[int, str], _Album] = {}

    @asynccontextmanager
    async def gather(self, message: Incoming) -> AsyncIterator[list[Incoming]]:
        """The whole album, in order, for the first of its messages; nothing for all the others.

        These wait until the first is done: an update that is done is kept no longer, and would be
        missing from the album if the bot died now. They raise RetryAfter if the first does.
        """
        key = (message.sender.chat, message.album or "")
        if album := self._open.get(key):
            album.add(message)
            await album.done.wait()
            if album.delay:
                raise album.delay
            yield []
            return
        album = self._open[key] = _Album(message)
        try:
            try:
                await album.complete()
            finally:
                del self._open[key]
            yield [album.messages[number] for number in sorted(album.messages)]
        except RetryAfter as error:
            album.delay = error
            raise
        finally:
            album.done.set()


class _Album:
    def __init__(self, first: Incoming) -> None:
        self.messages = {first.sender.message: first}
        self.done = asyncio.Event()
        #: What Telegram has answered where it asks to wait.
        self.delay: RetryAfter | None = None
        self._news = asyncio.Event()

    def add(self, message: Incoming) -> None:
        self.messages[message.sender.message] = message
        self._news.set()

    async def complete(self) -> None:
        """Returns when no more messages are to be expected."""
        while len(self.messages) < LARGEST:
            self._news.clear()
            try:
                async with asyncio.timeout(QUIET):
                    await self._news.wait()
            except TimeoutError:
                return
