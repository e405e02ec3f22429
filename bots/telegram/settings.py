"""What the person of an update chose, and /settings, where they choose it by buttons."""

from telegram import CallbackQuery, Update

from bots.desk.chosen import chosen, recall, remember
from bots.desk.desk import Desk
from bots.telegram.callback_queries import answer_press, is_others, show_buttons
from bots.telegram.people import locale_of, reply, whose
from bots.telegram.settings_menu import BUTTON, CHOICES, choices, choose, menu
from bots.words import say


class Settings:
    """Handlers of every update (`recall`), of /settings and of its buttons."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def recall(self, update: Update, context: object) -> None:
        """Loads what the update's person chose, for all that handles it; runs before the rest."""
        person, message = update.effective_user, update.message
        if person is not None:
            number = person.id if message is None else int(whose(message, person))
            await recall(self._desk, "telegram", number)

    async def show(self, update: Update, context: object) -> None:
        """Sends the menu."""
        message, locale = update.effective_message, locale_of(update.effective_user)
        if message is not None:
            await reply(message, say(locale, "settings"), menu(chosen(), locale))

    async def press(self, update: Update, context: object) -> None:
        """Opens a setting, or keeps a choice and goes back to the menu, in the language chosen."""
        query = update.callback_query
        match = BUTTON.fullmatch((query and query.data) or "")
        if query is None or match is None:
            return
        if is_others(query):
            await answer_press(query, "not-your-settings")
            return
        setting, choice = match["setting"], match["choice"]
        if choice is not None:
            await self._choose(query, setting, choice)
        locale = locale_of(query.from_user)
        opens = choice is None and setting in CHOICES
        buttons = choices(chosen(), setting, locale) if opens else menu(chosen(), locale)
        await show_buttons(query, buttons, say(locale, "settings"))
        await answer_press(query)

    async def _choose(self, query: CallbackQuery, setting: str, choice: str) -> None:
        if choice in CHOICES.get(setting, ()):
            remember(choose(chosen(), setting, choice))
            await self._desk.prefer("telegram", str(query.from_user.id), chosen())
