"""/mine: sends a person's last drawings again, in full size, while they are kept."""

from telegram import Bot, InputMediaDocument

from bots.desk.desk import Desk
from bots.desk.drawing_files import file_name
from bots.desk.titles import titled
from bots.telegram.incoming import Incoming
from bots.telegram.people import answer, locale_of


class Mine:
    """The handler of /mine."""

    def __init__(self, bot: Bot, desk: Desk) -> None:
        self._bot = bot
        self._desk = desk

    async def show(self, message: Incoming) -> None:
        """Sends the drawings as documents; in private only, where most of them were asked for."""
        bot, sender = self._bot, message.sender
        if not sender.direct:
            return await answer(bot, sender, "mine-in-private")
        pictures = await self._desk.drawings("telegram", sender.person)
        locale = locale_of(sender.language)
        files = [titled(picture.content, picture.shown, locale) for picture in pictures]
        match files:
            case []:
                await answer(bot, sender, "nothing-of-yours")
            case [file]:
                name, topic = file_name(file), sender.topic
                await bot.send_document(sender.chat, file, filename=name, message_thread_id=topic)
            case _:
                # Telegram takes two to ten at once.
                documents = [InputMediaDocument(file, filename=file_name(file)) for file in files]
                await bot.send_media_group(sender.chat, documents, message_thread_id=sender.topic)
