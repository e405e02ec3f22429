"""Presses of the buttons under a drawing."""

from dataclasses import replace

from telegram import CallbackQuery, ChatMember, Message, Update
from telegram.error import BadRequest

from bots.desk.chosen import offered
from bots.desk.desk import Desk
from bots.desk.wishes import again, asking, pressed
from bots.telegram.acceptance import TelegramAcceptance
from bots.telegram.buttons import BUTTON, keyboard, sheet
from bots.telegram.callback_queries import answer_press, is_others, replied_to, show_buttons
from bots.telegram.full_size import FullSize
from bots.telegram.parsing import is_private, sender_of
from bots.telegram.people import locale_of
from bots.telegram.shared import Shared
from model.contract.errors import PersonError
from worker.queue.jobs import DrawRequest

#: Of buttons that draw, by action: what stands before the choice in the key of their label.
_DRAWS = {"again": "preset-", "as": "as-", "change": "", "style": "style-"}
_ADMINISTRATORS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


class Presses:
    """Handlers of presses; what they raise becomes a sentence in `errors.py`."""

    def __init__(
        self, desk: Desk, drawings: TelegramAcceptance, full_size: FullSize, shared: Shared
    ) -> None:
        self._desk = desk
        self._drawings = drawings
        self._full_size = full_size
        self._shared = shared

    async def press(self, update: Update, context: object) -> None:
        """Does what the button says, if the person may."""
        query = update.callback_query
        match = BUTTON.fullmatch((query and query.data) or "")
        if query is None:
            return
        if match is None:
            await answer_press(query, "button-gone")
            return
        match match["action"]:
            case "full":
                await self._send_full_size(query, match["id"])
            case "delete":
                await self._delete(query, match["id"])
            case "stop":
                return await self._stop(query, match["id"])
            case "sheet":
                await self._show_sheet(query, match["id"], match["choice"])
            case action:
                await self._draw_again(query, match["id"], action, match["choice"])
        # Until then Telegram shows the button as loading.
        await answer_press(query)

    async def _send_full_size(self, query: CallbackQuery, id: str) -> None:
        """In reply to the drawing."""
        picture = await self._desk.picture(id, "telegram", await whose(query))
        if picture is None:
            raise PersonError("not-your-buttons" if is_others(query) else "picture-gone")
        if isinstance(query.message, Message):
            sender = sender_of(query.message, query.from_user)
            await self._full_size.send(sender, id, picture)

    async def _draw_again(self, query: CallbackQuery, id: str, action: str, choice: str) -> None:
        """A new drawing of the same photo, in reply to the same message."""
        order = await self._own_order(query, id)
        wanted = pressed(f"{_DRAWS[action]}{choice}", order.wish)
        address = order.address.model_copy(
            update={"locale": locale_of(query.from_user.language_code)}
        )
        ask = replace(again(order), address=address, press=query.id)
        await self._drawings.take(asking(ask, wanted))

    async def _show_sheet(self, query: CallbackQuery, id: str, name: str) -> None:
        """Puts other buttons in place of those that are there."""
        order = await self._own_order(query, id)
        wish = order.wish
        locale, message = locale_of(query.from_user.language_code), query.message
        if not isinstance(message, Message):
            raise PersonError("order-gone")
        is_photo = message.document is None
        covered = order.address.covered
        share = is_photo and not covered and query.get_bot().supports_inline_queries
        first = keyboard(id, locale, wish, full_size=is_photo, share=share)
        behind = sheet(name, id, locale, wish, order.people, offered())
        await show_buttons(query, behind or first)

    async def _stop(self, query: CallbackQuery, id: str) -> None:
        """Takes a drawing back that waits for its turn."""
        await self._own_order(query, id)
        count = await self._desk.withdraw("telegram", await whose(query), id)
        await answer_press(query, "taken-back", {"count": count})

    async def _delete(self, query: CallbackQuery, id: str) -> None:
        message = query.message
        if not isinstance(message, Message):
            raise PersonError("too-old-to-delete")
        if not await self._may_delete(query, message, id):
            raise PersonError("not-your-buttons" if is_others(query) else "order-gone")
        await self._shared.drop(id)
        try:
            await message.delete()
        except BadRequest as error:
            # A message that is gone already need not be deleted.
            if "message can't be deleted" in error.message.lower():
                raise PersonError("too-old-to-delete") from None

    async def _may_delete(self, query: CallbackQuery, message: Message, id: str) -> bool:
        if is_private(message) or await self._order(query, id):
            return True
        return await _is_administrator(query, message)

    async def _order(self, query: CallbackQuery, id: str) -> DrawRequest | None:
        return await self._desk.order(id, "telegram", await whose(query))

    async def _own_order(self, query: CallbackQuery, id: str) -> DrawRequest:
        order = await self._order(query, id)
        if order is None:
            raise PersonError("not-your-buttons" if is_others(query) else "order-gone")
        return order


async def whose(query: CallbackQuery) -> str:
    """Who presses; a drawing for an anonymous administrator belongs to all administrators."""
    person, replied = str(query.from_user.id), replied_to(query)
    group = replied.sender_chat if replied else None
    message = query.message
    if not isinstance(message, Message) or group is None or group.id != message.chat.id:
        return person
    return str(group.id) if await _is_administrator(query, message) else person


async def _is_administrator(query: CallbackQuery, message: Message) -> bool:
    try:
        member = await message.chat.get_member(query.from_user.id)
    except BadRequest:
        # Telegram tells of others only those bots that are administrators themselves.
        return False
    return member.status in _ADMINISTRATORS
