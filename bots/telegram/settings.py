"""/settings, where people choose by buttons what they want every time."""

from telegram import Bot, CallbackQuery, Update

from bots.desk.chosen import chosen, offered, remember
from bots.desk.desk import Desk
from bots.telegram.callback_queries import answer_press, is_others, show_buttons
from bots.telegram.incoming import Incoming
from bots.telegram.people import locale_of, reply
from bots.telegram.settings_menu import BUTTON, CHOICES, choices, choose, menu, offers
from bots.words import say
from model.contract.errors import PersonError


class Settings:
    """Handlers of /settings and of its buttons."""

    def __init__(self, bot: Bot, desk: Desk) -> None:
        self._bot = bot
        self._desk = desk

    async def show(self, message: Incoming) -> None:
        """Sends the menu."""
        sender, locale = message.sender, locale_of(message.sender.language)
        await reply(self._bot, sender, say(locale, "settings"), menu(chosen(), locale, offered()))

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
        locale = locale_of(query.from_user.language_code)
        opens = choice is None and setting in CHOICES
        buttons = (
            choices(chosen(), setting, locale, offered())
            if opens
            else menu(chosen(), locale, offered())
        )
        await show_buttons(query, buttons, say(locale, "settings"))
        await answer_press(query)

    async def _choose(self, query: CallbackQuery, setting: str, choice: str) -> None:
        if choice in offers(setting, offered()):
            remember(choose(chosen(), setting, choice))
            await self._desk.prefer("telegram", str(query.from_user.id), chosen())
        elif setting == "style":
            raise PersonError("style-gone", {"style": choice})
