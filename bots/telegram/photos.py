"""A message with a photo becomes an accepted job, and is acknowledged."""

import asyncio
from dataclasses import replace

import structlog
from telegram import Bot, Message, Update, User
from telegram.constants import ChatAction
from telegram.error import BadRequest, NetworkError, TelegramError

from bots.desk import Accepted, Ask, Desk
from bots.photo_files import check_size
from bots.telegram.attachments import Attachment, find_attachment
from bots.telegram.people import answer, is_private, locale_of
from bots.telegram.status import StatusMessages
from bots.words import say
from worker.logs import whereabouts

log = structlog.get_logger()

#: Photos in memory at once; each has 20 MB at most.
DOWNLOADS_AT_ONCE = 8
#: Seconds between the tries of a download: Telegram repeats no update that we have fetched.
DOWNLOAD_PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)
#: Seconds without a sign of life from us; Telegram shows an activity for five.
ACTIVITY_INTERVAL = 2.0


class Photos:
    """The handler of everything that may ask for a drawing."""

    def __init__(self, desk: Desk, statuses: StatusMessages) -> None:
        self._desk = desk
        self._statuses = statuses
        self._downloads = asyncio.Semaphore(DOWNLOADS_AT_ONCE)

    async def line(self, update: Update, context: object) -> None:
        """Draws the photo of the message, or else of the message that it replies to.

        Raises PhotoError and TurnedAway, which `errors.py` turns into a sentence.
        """
        message, person = update.effective_message, update.effective_user
        if message is None or person is None:
            return
        photo = find_attachment(message) or find_attachment(message.reply_to_message)
        if photo is None:
            return await answer(update, "not-a-photo" if message.document else "how-to")
        activity = asyncio.create_task(_show_activity(message))
        try:
            await self._draw(message, person, photo)
        finally:
            activity.cancel()

    async def _draw(self, message: Message, person: User, photo: Attachment) -> None:
        ask = _ask(message, person)
        await self._desk.admit(ask)
        async with self._downloads:
            content = await _download(message.get_bot(), photo)
            accepted = await self._desk.take(replace(ask, photo=content))
        if await self._statuses.claim(accepted.id):
            await self._acknowledge(accepted)

    async def _acknowledge(self, accepted: Accepted) -> None:
        locale, ahead = accepted.address.locale, accepted.place or 0
        text = say(locale, "in-line", {"place": ahead + 1}) if ahead else say(locale, "on-it")
        try:
            await self._statuses.send(accepted.id, accepted.address, text)
        except TelegramError as error:
            # The job is accepted; the courier makes up for the message when it has the answer.
            log.warning("not acknowledged", job=accepted.id, error=whereabouts(error))


def _ask(message: Message, person: User) -> Ask:
    """What the message asks for; its photo is still to come."""
    topic = message.message_thread_id if message.is_topic_message else None
    return Ask(
        platform="telegram",
        person=str(person.id),
        chat=str(message.chat.id),
        topic=None if topic is None else str(topic),
        message=str(message.message_id),
        locale=locale_of(person),
        photo=b"",
    )


async def _download(bot: Bot, photo: Attachment) -> bytes:
    for pause in DOWNLOAD_PAUSES:
        try:
            return await _fetch(bot, photo)
        except BadRequest:
            raise
        except NetworkError as error:
            log.info("download tried again", error=whereabouts(error))
        await asyncio.sleep(pause)
    return await _fetch(bot, photo)


async def _fetch(bot: Bot, photo: Attachment) -> bytes:
    file = await bot.get_file(photo.file_id)
    # A Bot API server of one's own has no limit, and not every document tells its size.
    check_size(file.file_size)
    return bytes(await file.download_as_bytearray())


async def _show_activity(message: Message) -> None:
    """Shows "sending a photo…" until cancelled, when the acknowledgement is slow to come.

    Not at once, because that would cost a call of the 30 a second that Telegram allows, and never
    in groups, which are allowed 20 a minute.
    """
    while is_private(message):
        await asyncio.sleep(ACTIVITY_INTERVAL)
        try:
            await message.reply_chat_action(ChatAction.UPLOAD_PHOTO)
        except TelegramError as error:
            log.info("activity not shown", error=whereabouts(error))
