"""The covers of added styles, for whoever asks for all styles without a photo."""

from collections.abc import Mapping

from telegram import Bot, InputMediaPhoto, ReplyParameters

from bots.telegram.incoming import Sender
from bots.telegram.people import locale_of
from bots.words import say
from bots.words.styles import style_name


async def show_covers(bot: Bot, sender: Sender, covers: Mapping[str, bytes]) -> None:
    """Sends the covers, with the names of their styles; nothing where there are none."""
    if not covers:
        return
    locale = locale_of(sender.language)
    names = ", ".join(style_name(style, locale) for style in covers)
    words = say(locale, "also-here", {"styles": names})
    where, topic = sender.chat, sender.topic
    reply = None if sender.direct else ReplyParameters(sender.message)
    first, *others = covers.values()
    if others:
        media = [InputMediaPhoto(first, caption=words), *map(InputMediaPhoto, others)]
        await bot.send_media_group(where, media, message_thread_id=topic, reply_parameters=reply)
    else:
        # No album has a single picture.
        await bot.send_photo(
            where, first, caption=words, message_thread_id=topic, reply_parameters=reply
        )
