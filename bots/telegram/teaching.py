"""/teach on Telegram: what owners send and press, and what their chats show of it.

Buttons carry `v1:teach:{course}:{action}`.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, Forbidden, RetryAfter

from bots.desk.teaching import Teaching
from bots.desk.teaching_cards import card_of
from bots.telegram.attachments import fetch
from bots.telegram.callback_queries import answer_press
from bots.telegram.incoming import Incoming, Purpose
from bots.telegram.limiter import patience, seconds_of
from bots.telegram.people import address_of, answer
from model.contract.errors import TryLater
from worker.queue.courses import Course, Shown
from worker.queue.outcomes import Undeliverable

BUTTON = re.compile(r"v1:teach:(?P<id>[A-Za-z0-9_-]{8,40}):(?P<action>[a-z-]{1,12})")
#: What may be meant for a course.
_MEANT = (Purpose.DRAW, Purpose.ALBUM, Purpose.REDRAW)


class TelegramTeaching:
    """Handlers; what they raise becomes a sentence in `errors.py`."""

    def __init__(self, bot: Bot, teaching: Teaching) -> None:
        self._bot = bot
        self._teaching = teaching

    async def begin(self, message: Incoming) -> None:
        """/teach NAME; the board says what comes of it."""
        await self._teaching.begin(address_of(message.sender), message.words)

    async def done(self, message: Incoming) -> None:
        """/done, which in groups may be another bot's."""
        heard = await self._teaching.hear(address_of(message.sender), Purpose.DONE)
        if not heard and message.sender.direct:
            await answer(self._bot, message.sender, "teach-gone")

    async def takes(self, message: Incoming) -> bool:
        """Whether a message was meant for a course that its sender has open, and is seen to."""
        sender = message.sender
        meant = message.purpose in _MEANT and (sender.direct or message.addressed)
        if message.is_text and message.purpose == Purpose.REDRAW:
            return await self._teaching.hear(address_of(sender), message.words)
        if not meant or message.picture is None or message.command is not None:
            return False
        course = await self._teaching.collects(address_of(sender))
        photo = message.picture.photo if course else None
        if course is None or photo is None:
            return False
        await self._teaching.take(course, str(sender.message), 0, partial(fetch, self._bot, photo))
        return True

    async def press(self, update: Update, context: object) -> None:
        """A button under what is shown of a course."""
        query = update.callback_query
        match = BUTTON.fullmatch((query and query.data) or "")
        if query is None or match is None:
            return
        person, action = str(query.from_user.id), f"teach-{match['action']}"
        await self._teaching.press("telegram", person, match["id"], action)
        await answer_press(query)

    async def show(self, course: Course, shown: Shown, sheets: Sequence[bytes]) -> Shown:
        """As `bots.desk.teaching_board.Show`."""
        # Other chats must not wait for this one.
        patience.set(0)
        try:
            if shown.message == course.message and shown.id is not None:
                return await self._edit(course, shown)
            await self._retire(shown)
            return await self._send(course, sheets)
        except RetryAfter as error:
            raise TryLater(seconds_of(error)) from error
        except (BadRequest, Forbidden) as error:
            raise Undeliverable from error

    async def _edit(self, course: Course, shown: Shown) -> Shown:
        text, buttons = _content(course)
        try:
            await self._bot.edit_message_text(text, shown.chat, shown.id, reply_markup=buttons)
        except BadRequest as error:
            if "message is not modified" not in error.message.lower():
                # It was deleted.
                return await self._send(course, [])
        return shown.model_copy(update={"revision": course.revision})

    async def _send(self, course: Course, sheets: Sequence[bytes]) -> Shown:
        address = course.address
        chat, topic = int(address.chat), None if address.topic is None else int(address.topic)
        for sheet in sheets:
            await self._bot.send_photo(chat, sheet, message_thread_id=topic)
        text, buttons = _content(course)
        sent = await self._bot.send_message(
            chat, text, reply_markup=buttons, message_thread_id=topic
        )
        return Shown(
            message=course.message, revision=course.revision, chat=chat, id=sent.message_id
        )

    async def _retire(self, shown: Shown) -> None:
        """Takes the buttons of the step before away."""
        if shown.id is not None:
            with suppress(BadRequest, Forbidden):
                await self._bot.edit_message_reply_markup(shown.chat, shown.id, reply_markup=None)


def _content(course: Course) -> tuple[str, InlineKeyboardMarkup | None]:
    """Text and buttons, each in a row of its own."""
    card = card_of(course)
    rows = [
        [InlineKeyboardButton(label, callback_data=f"v1:teach:{course.id}:{action[6:]}")]
        for action, label in card.buttons.items()
    ]
    return card.text, InlineKeyboardMarkup(rows) if rows else None
