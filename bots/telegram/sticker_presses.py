"""Presses that make a pack of stickers of a photo, or add a sticker to the person's pack."""

import re
from dataclasses import replace

from telegram import CallbackQuery, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden

from bots.desk.desk import Desk
from bots.desk.wishes import again
from bots.telegram.acceptance import TelegramAcceptance
from bots.telegram.buttons import keyboard
from bots.telegram.callback_queries import answer_press, is_others, show_buttons
from bots.telegram.packing import Packing
from bots.telegram.people import locale_of
from bots.telegram.presses import whose
from bots.telegram.reactions import is_group
from bots.telegram.sticker_kinds import emoji_of, pack_of
from model.contract.errors import PersonError
from worker.queue.jobs import DrawRequest

BUTTON = re.compile(r"v1:(?P<action>pack|keep):(?P<id>[A-Za-z0-9_-]{8,40})")


class StickerPresses:
    """Handlers; what they raise becomes a sentence in `errors.py`."""

    def __init__(self, desk: Desk, drawings: TelegramAcceptance, packing: Packing) -> None:
        self._desk = desk
        self._drawings = drawings
        self._packing = packing

    async def press(self, update: Update, context: object) -> None:
        """Does what the button says, for the person whose drawing it is."""
        query = update.callback_query
        match = BUTTON.fullmatch((query and query.data) or "")
        if query is None or match is None:
            return
        order = await self._own_order(query, match["id"])
        if is_group(order.address.person):
            raise PersonError("pack-of-nobody")
        await _check_started(query, order.address.person)
        if match["action"] == "pack":
            await self._make_pack(query, order)
        else:
            await self._keep(query, order)
        await answer_press(query)

    async def _make_pack(self, query: CallbackQuery, order: DrawRequest) -> None:
        """Draws the photo in several looks and inks at once, as stickers."""
        locale = locale_of(query.from_user.language_code)
        one = replace(again(order), address=order.address.model_copy(update={"locale": locale}))
        asks = [
            replace(one, wish=wish, press=f"{query.id}:{number}")
            for number, wish in enumerate(pack_of(order.wish))
        ]
        if errors := await self._drawings.take_pack(asks):
            raise ExceptionGroup("not all of a pack is accepted", errors)

    async def _keep(self, query: CallbackQuery, order: DrawRequest) -> None:
        """Adds the sticker under which the button is, which then leads to the pack."""
        person, locale = order.address.person, locale_of(query.from_user.language_code)
        picture = await self._desk.picture(order.id, "telegram", person)
        if picture is None:
            raise PersonError("picture-gone")
        emoji = emoji_of(order.wish)
        pack = await self._packing.add(order.id, person, locale, picture.content, emoji)
        await show_buttons(query, keyboard(order.id, locale, order.wish, pack=pack.url))

    async def _own_order(self, query: CallbackQuery, id: str) -> DrawRequest:
        order = await self._desk.order(id, "telegram", await whose(query))
        if order is None:
            raise PersonError("not-your-buttons" if is_others(query) else "order-gone")
        return order


async def _check_started(query: CallbackQuery, person: str) -> None:
    """Raises PersonError for somebody for whom Telegram lets us make no stickers."""
    try:
        await query.get_bot().send_chat_action(int(person), ChatAction.CHOOSE_STICKER)
    except (BadRequest, Forbidden):
        raise PersonError("pack-needs-start") from None
