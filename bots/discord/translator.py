"""Names and descriptions of the commands, in every language of the catalogue."""

from discord import Locale
from discord.app_commands import TranslationContextTypes, Translator, locale_str

from bots.words import FALLBACK, LOCALES, say


def localised(key: str) -> locale_str:
    """The sentence `key`, which Discord gets in every language."""
    return locale_str(say(FALLBACK, key), key=key)


class Words(Translator):
    """Finds the sentences of `localised` in the catalogues."""

    async def translate(
        self, string: locale_str, locale: Locale, context: TranslationContextTypes
    ) -> str | None:
        """The sentence in this language; None leaves it in the language of last resort."""
        language = locale.value.partition("-")[0]
        if language == FALLBACK or language not in LOCALES:
            return None
        key: str = string.extras["key"]
        return say(language, key)
