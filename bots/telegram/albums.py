"""Albums arrive as one update for each message, in any order and without an end mark."""

import asyncio

from telegram import Message

#: Seconds without another message, after which an album is taken for complete.
QUIET = 0.5
#: Messages of an album at most.
LARGEST = 10


class Albums:
    """Gathers the messages of albums."""

    def __init__(self) -> None:
        self._open: dict[tuple[int, str], _Album] = {}

    async def gather(self, message: Message) -> list[Message]:
        """The whole album, in order, for the first of its messages; nothing for all the others."""
        key = (message.chat.id, message.media_group_id or "")
        if key in self._open:
            self._open[key].add(message)
            return []
        album = self._open[key] = _Album(message)
        try:
            await album.complete()
        finally:
            del self._open[key]
        return [album.messages[number] for number in sorted(album.messages)]


class _Album:
    def __init__(self, first: Message) -> None:
        self.messages = {first.message_id: first}
        self._news = asyncio.Event()

    def add(self, message: Message) -> None:
        self.messages[message.message_id] = message
        self._news.set()

    async def complete(self) -> None:
        """Returns when no more messages are to be expected."""
        while len(self.messages) < LARGEST:
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), QUIET)
            except TimeoutError:
                return
