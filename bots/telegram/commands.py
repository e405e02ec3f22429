"""The commands that are answered with words alone."""

from telegram import Update

from bots.desk.desk import Desk
from bots.desk.inbox import Inbox
from bots.desk.privacy import lives
from bots.telegram.people import answer, whose
from worker.queue.settings import QueueSettings


class Commands:
    """Handlers of /start, /help, /privacy and /forget_me, and of whatever is no photo."""

    def __init__(self, desk: Desk, inbox: Inbox, queue: QueueSettings) -> None:
        self._desk = desk
        self._inbox = inbox
        self._queue = queue

    async def start(self, update: Update, context: object) -> None:
        """What this is, and how to begin."""
        await answer(update, "start")

    async def help(self, update: Update, context: object) -> None:
        """Everything that can be asked for."""
        await answer(update, "help")

    async def privacy(self, update: Update, context: object) -> None:
        """What is kept, and for how long."""
        await answer(update, "privacy", lives(self._queue))

    async def forget_me(self, update: Update, context: object) -> None:
        """Removes everything held of the person, now, and says what that was."""
        message, person = update.effective_message, update.effective_user
        if message is not None and person is not None:
            whom = whose(message, person)
            # First, so that none of the person's waiting updates is handled afterwards.
            await self._inbox.forget(whom, but=str(update.update_id))
            count = await self._desk.forget("telegram", whom)
            await answer(update, "forgotten", {"count": count})

    async def not_a_photo(self, update: Update, context: object) -> None:
        """For texts, stickers, videos and all else in a private chat."""
        await answer(update, "not-a-photo")
