"""`@bot` in any chat offers whoever writes it their own last drawings, to send them there.

The owner of a bot turns this on by @BotFather: /setinline. *Share…* under a drawing leads there by
way of a choice of chats, with the beginning of the drawing's id, so that it is offered alone.
"""

from telegram import (
    InlineKeyboardButton,
    InlineQuery,
    InlineQueryResult,
    InlineQueryResultCachedPhoto,
    InlineQueryResultCachedSticker,
    InlineQueryResultsButton,
    SwitchInlineQueryChosenChat,
    Update,
)
from telegram.error import BadRequest

from bots.desk.desk import Desk
from bots.telegram.people import locale_of
from bots.telegram.shared import Shareable, Shared
from bots.words import say

#: Drawings that are offered at most; Telegram takes 50.
OFFERED = 30
#: Characters of a job's id that tell it from all others of one person.
MARK = 10
#: Telegram tells people nothing of a late answer, and neither do we.
_TOO_LATE = "query is too old"


def share_button(id: str, locale: str) -> InlineKeyboardButton:
    """Lets somebody choose a chat, and offers them this drawing there, if it is theirs."""
    chats = SwitchInlineQueryChosenChat(
        id[:MARK], allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True
    )
    return InlineKeyboardButton(say(locale, "share-to"), switch_inline_query_chosen_chat=chats)


class InlineQueries:
    """The handler of inline queries."""

    def __init__(self, desk: Desk, shared: Shared) -> None:
        self._desk = desk
        self._shared = shared

    async def offer(self, update: Update, context: object) -> None:
        """Offers the drawings of whoever asks, newest first; where there are none, a way to one."""
        query = update.inline_query
        if query is None:
            return
        jobs = await self._desk.jobs("telegram", str(query.from_user.id))
        found = await self._shared.of(jobs)
        asked = [one for one in found if query.query and one.job.startswith(query.query)]
        try:
            await _answer(query, [*map(_result, (asked or found)[:OFFERED])])
        except BadRequest as error:
            if _TOO_LATE not in error.message.lower():
                raise


async def _answer(query: InlineQuery, results: list[InlineQueryResult]) -> None:
    """Telegram keeps the answer for nobody: the next drawing, or /forget_me, may come at once."""
    locale = locale_of(query.from_user.language_code)
    begin = InlineQueryResultsButton(say(locale, "nothing-to-share"), start_parameter="share")
    button = None if results else begin
    await query.answer(results, cache_time=0, is_personal=True, button=button)


def _result(one: Shareable) -> InlineQueryResult:
    if one.kind == "sticker":
        return InlineQueryResultCachedSticker(one.job, one.file)
    return InlineQueryResultCachedPhoto(one.job, one.file)
