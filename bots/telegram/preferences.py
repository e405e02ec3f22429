"""What the person of an update chose, and /settings, where they choose it by buttons."""

import structlog
from redis.exceptions import RedisError
from telegram import CallbackQuery, InlineKeyboardMarkup, Update
from telegram.error import BadRequest

from bots.desk import Desk
from bots.telegram.people import chosen, locale_of, reply
from bots.telegram.presses import answer_press, is_others
from bots.telegram.settings_menu import BUTTON, CHOICES, choices, choose, menu
from bots.words import say
from worker.logs import whereabouts

log = structlog.get_logger()


class PreferenceHandlers:
    """Handlers of every update (`recall`), of /settings and of its buttons."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def recall(self, update: Update, context: object) -> None:
        """Makes all that this update leads to heed what its person chose; comes first."""
        if update.effective_user is None:
            return
        try:
            found = await self._desk.preferences("telegram", str(update.effective_user.id))
        except RedisError as error:
            # What needs the broker will say so itself; words do not.
            log.warning("preferences not read", error=whereabouts(error))
        else:
            chosen.set(found)

    async def show(self, update: Update, context: object) -> None:
        """Sends the menu."""
        message, locale = update.effective_message, locale_of(update.effective_user)
        if message is not None:
            await reply(message, say(locale, "settings"), menu(chosen.get(), locale))

    async def press(self, update: Update, context: object) -> None:
        """Opens a setting, or keeps a choice and goes back to the menu, in the language chosen."""
        query = update.callback_query
        match = BUTTON.fullmatch((query and query.data) or "")
        if query is None or match is None:
            return
        if is_others(query):
            return await answer_press(query, "not-your-settings")
        setting, choice = match["setting"], match["choice"]
        if choice is not None:
            await self._choose(query, setting, choice)
        locale = locale_of(query.from_user)
        if choice is None and setting in CHOICES:
            await _show(query, choices(chosen.get(), setting, locale))
        else:
            await _show(query, menu(chosen.get(), locale))
        await answer_press(query)

    async def _choose(self, query: CallbackQuery, setting: str, choice: str) -> None:
        if choice in CHOICES.get(setting, ()):
            chosen.set(choose(chosen.get(), setting, choice))
            await self._desk.prefer("telegram", str(query.from_user.id), chosen.get())


async def _show(query: CallbackQuery, buttons: InlineKeyboardMarkup) -> None:
    try:
        await query.edit_message_text(
            say(locale_of(query.from_user), "settings"), reply_markup=buttons
        )
    except BadRequest as error:
        if "message is not modified" not in error.message.lower():
            raise
