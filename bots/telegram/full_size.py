"""A drawing in full size, as a document, which Telegram leaves alone."""

from telegram import Bot, ReplyParameters

from bots.desk.drawing_files import file_name
from bots.desk.status import Status
from bots.desk.titles import titled
from bots.telegram.incoming import Sender
from bots.telegram.people import locale_of
from bots.telegram.status import StatusMessages
from worker.queue.records import Picture


class FullSize:
    """Sends drawings in full size."""

    def __init__(self, bot: Bot, statuses: StatusMessages) -> None:
        self._bot = bot
        self._statuses = statuses

    async def send(self, sender: Sender, id: str, picture: Picture) -> None:
        """Sends the drawing of a job in reply to somebody's message."""
        file = titled(picture.content, picture.shown, locale_of(sender.language))
        sent = await self._bot.send_document(
            sender.chat,
            file,
            filename=file_name(file),
            message_thread_id=sender.topic,
            reply_parameters=ReplyParameters(sender.message, allow_sending_without_reply=True),
        )
        # Words in reply to it are words about the drawing.
        await self._statuses.note(id, Status(sent.chat.id, sent.message_id))
