"""/mine: sends a person's last drawings again, in full size, while they are kept."""

from telegram import InputMediaDocument, Update

from bots.desk.desk import Desk
from bots.desk.drawing_files import file_name
from bots.telegram.people import answer, is_private


class Mine:
    """The handler of /mine."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def show(self, update: Update, context: object) -> None:
        """Sends the drawings as documents; in private only, where most of them were asked for."""
        message, person = update.effective_message, update.effective_user
        if message is None or person is None:
            return
        if not is_private(message):
            return await answer(update, "mine-in-private")
        pictures = await self._desk.drawings("telegram", str(person.id))
        match pictures:
            case []:
                await answer(update, "nothing-of-yours")
            case [picture]:
                await message.reply_document(picture, filename=file_name(picture))
            case _:
                # Telegram takes two to ten at once.
                documents = [
                    InputMediaDocument(picture, filename=file_name(picture)) for picture in pictures
                ]
                await message.reply_media_group(documents)
