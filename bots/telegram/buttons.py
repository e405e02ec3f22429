"""Presses of the buttons under a drawing."""

import re
from dataclasses import replace

from telegram import CallbackQuery, ChatMember, Message, Update
from telegram.error import BadRequest

from bots.desk import Desk
from bots.drawing_files import OFFERED, file_name
from bots.status import Status
from bots.telegram.drawings import Drawings
from bots.telegram.keyboard import BUTTON
from bots.telegram.people import is_private, locale_of
from bots.telegram.presses import answer_press, is_others
from bots.telegram.status import StatusMessages
from bots.wishes import again, as_before
from model.errors import PersonError
from model.look import PRESETS
from worker.jobs import DrawRequest

_ADMINISTRATORS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


class Buttons:
    """Their errors become sentences in `errors.py`."""

    def __init__(self, desk: Desk, statuses: StatusMessages, drawings: Drawings) -> None:
        self._desk = desk
        self._statuses = statuses
        self._drawings = drawings

    async def press(self, update: Update, context: object) -> None:
        """Does what the button says, if the person may."""
        query = update.callback_query
        match = BUTTON.fullmatch((query and query.data) or "")
        if query is None:
            return
        if match is None:
            return await answer_press(query, "picture-gone")
        if match["action"] == "full":
            await self._send_full_size(query, match["id"])
        elif match["action"] == "delete":
            await self._delete(query, match["id"])
        else:
            await self._draw_again(query, match)
        # Until here the button shows that something is going on.
        await answer_press(query)

    async def _send_full_size(self, query: CallbackQuery, id: str) -> None:
        """As a document, which Telegram leaves alone."""
        picture = await self._desk.picture(id, "telegram", str(query.from_user.id))
        if picture is None:
            raise PersonError("not-your-buttons" if is_others(query) else "picture-gone")
        if isinstance(query.message, Message):
            sent = await query.message.reply_document(
                picture, filename=file_name(picture), do_quote=True
            )
            # Words in reply to it are words about the drawing.
            await self._statuses.note(id, Status(sent.chat.id, sent.message_id))

    async def _draw_again(self, query: CallbackQuery, match: re.Match[str]) -> None:
        """A new drawing of the same photo, in reply to the same message."""
        order, choice = await self._order(query, match["id"]), match["choice"]
        if order is None:
            raise PersonError("not-your-buttons" if is_others(query) else "order-gone")
        ask = again(order, as_before(order))
        if match["action"] == "again" and choice in PRESETS:
            ask = replace(ask, look=PRESETS[choice])
        elif match["action"] == "as" and choice in OFFERED:
            ask = replace(ask, output=choice)
        else:
            raise PersonError("order-gone")
        locale = locale_of(query.from_user)
        await self._drawings.take(replace(ask, press=query.id, locale=locale))

    async def _delete(self, query: CallbackQuery, id: str) -> None:
        message = query.message
        if not isinstance(message, Message):
            raise PersonError("too-old-to-delete")
        if not await self._may_delete(query, message, id):
            raise PersonError("not-your-buttons" if is_others(query) else "order-gone")
        try:
            await message.delete()
        except BadRequest as error:
            # Gone already is as good.
            if "message can't be deleted" in error.message.lower():
                raise PersonError("too-old-to-delete") from None

    async def _may_delete(self, query: CallbackQuery, message: Message, id: str) -> bool:
        if is_private(message) or await self._order(query, id):
            return True
        try:
            member = await message.chat.get_member(query.from_user.id)
        except BadRequest:
            # Telegram tells of others only those bots that are administrators themselves.
            return False
        return member.status in _ADMINISTRATORS

    async def _order(self, query: CallbackQuery, id: str) -> DrawRequest | None:
        return await self._desk.order(id, "telegram", str(query.from_user.id))
