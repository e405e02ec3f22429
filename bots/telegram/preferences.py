"""/settings: the language, by buttons; and its use in whatever a person is told afterwards."""

import re

import structlog
from redis.exceptions import RedisError
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest

from bots.desk import Desk
from bots.preferences import Preferences
from bots.telegram.full_size import answer_press, is_others
from bots.telegram.people import chosen_language, is_private, locale_of
from bots.words import LOCALES, say
from worker.logs import whereabouts

log = structlog.get_logger()

#: What the buttons carry.
PATTERN = re.compile(r"v1:language:(?P<language>[a-z]*)")


class PreferenceHandlers:
    """Handlers of every update (`recall`), of /settings and of its buttons."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def recall(self, update: Update, context: object) -> None:
        """Makes all that this update leads to speak the person's language; comes first."""
        if update.effective_user is None:
            return
        try:
            found = await self._desk.preferences("telegram", str(update.effective_user.id))
        except RedisError as error:
            # What needs the broker will say so itself; words do not.
            log.warning("preferences not read", error=whereabouts(error))
        else:
            chosen_language.set(found.language)

    async def show(self, update: Update, context: object) -> None:
        """Sends the buttons."""
        message, person = update.effective_message, update.effective_user
        if message is not None and person is not None:
            text = say(locale_of(person), "settings")
            await message.reply_text(
                text, reply_markup=_buttons(locale_of(person)), do_quote=not is_private(message)
            )

    async def press(self, update: Update, context: object) -> None:
        """Keeps the choice, and says so in the language chosen."""
        query = update.callback_query
        match = PATTERN.fullmatch((query and query.data) or "")
        if query is None or match is None:
            return
        if is_others(query):
            return await answer_press(query, "not-your-settings")
        language = match["language"] if match["language"] in LOCALES else None
        choice = Preferences(language=language)
        await self._desk.prefer("telegram", str(query.from_user.id), choice)
        chosen_language.set(language)
        if isinstance(query.message, Message):
            await _renew(query.message, locale_of(query.from_user))
        await answer_press(query)


async def _renew(message: Message, locale: str) -> None:
    try:
        await message.edit_text(say(locale, "settings"), reply_markup=_buttons(locale))
    except BadRequest as error:
        if "message is not modified" not in error.message.lower():
            raise


def _buttons(locale: str) -> InlineKeyboardMarkup:
    """One for each language, in its own words, and one for that of the person's Telegram."""
    rows = [
        [InlineKeyboardButton(_label(language), callback_data=f"v1:language:{language}")]
        for language in LOCALES
    ]
    client = InlineKeyboardButton(say(locale, "language-of-client"), callback_data="v1:language:")
    return InlineKeyboardMarkup([*rows, [client]])


def _label(language: str) -> str:
    mark = "✓ " if language == chosen_language.get() else ""
    return mark + say(language, "language-name")
