"""The commands that are answered with words alone."""

from telegram import Bot

from bots.desk.desk import Desk
from bots.desk.inbox import Inbox
from bots.desk.privacy import lives
from bots.telegram.gathering import Albums
from bots.telegram.incoming import Incoming
from bots.telegram.people import answer
from worker.queue.settings import QueueSettings


class Commands:
    """Handlers of /start, /help, /privacy and /forget_me, and of whatever is no photo."""

    def __init__(
        self, bot: Bot, desk: Desk, inbox: Inbox, queue: QueueSettings, albums: Albums
    ) -> None:
        self._bot = bot
        self._desk = desk
        self._inbox = inbox
        self._queue = queue
        self._albums = albums

    async def start(self, message: Incoming) -> None:
        """What this is, and how to begin."""
        await answer(self._bot, message.sender, "start")

    async def help(self, message: Incoming) -> None:
        """Everything that can be asked for."""
        await answer(self._bot, message.sender, "help")

    async def privacy(self, message: Incoming) -> None:
        """What is kept, and for how long."""
        await answer(self._bot, message.sender, "privacy", lives(self._queue))

    async def forget_me(self, message: Incoming) -> None:
        """Removes everything held of the person, now, and says what that was."""
        person = message.sender.person
        # First, so that none of the person's waiting updates is handled afterwards.
        await self._inbox.forget(person, but=str(message.update_id))
        await self._albums.forget(person)
        count = await self._desk.forget("telegram", person)
        await answer(self._bot, message.sender, "forgotten", {"count": count})

    async def not_a_photo(self, message: Incoming) -> None:
        """For texts, stickers, videos and all else in a private chat."""
        await answer(self._bot, message.sender, "not-a-photo")
