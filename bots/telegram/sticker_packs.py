"""A person's own set of stickers, which the bot makes and adds to.

Telegram's rules: the name is public, ends in `_by_` and the bot's name, and belongs to nobody else;
a set has at most 120 stickers; its owner must have started the bot.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, InputSticker
from telegram.constants import StickerFormat, StickerSetLimit
from telegram.error import BadRequest, Forbidden, TelegramError

from bots.words import say
from model.contract.errors import PersonError

#: Names that are tried for one person: somebody else's may be taken on purpose.
NAMES = 3
#: Stickers in a set.
LARGEST = int(StickerSetLimit.MAX_STATIC_STICKERS)

# Telegram has no codes for its refusals, only texts.
_NO_SUCH_SET = ("stickerset_invalid",)
_TAKEN = ("already occupied", "short_name_occupied")
_FULL = ("stickers_too_much",)
_NOT_STARTED = ("peer_id_invalid", "user_id_invalid", "user not found", "chat not found")


@dataclass(frozen=True, slots=True)
class Sticker:
    """A sticker that Telegram has, by the id of its file there, and the emoji it stands for."""

    file: str
    emoji: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A set as it is now."""

    url: str
    #: The ids of its stickers at Telegram, in their order.
    files: tuple[str, ...]


class StickerPacks:
    """Makes and extends sets; whatever a method cannot do is raised as PersonError."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def upload(self, person: str, sticker: bytes) -> str:
        """Gives Telegram a static sticker, PNG or WebP; returns its file's id, to be added."""
        try:
            file = await self._bot.upload_sticker_file(int(person), sticker, StickerFormat.STATIC)
        except (BadRequest, Forbidden) as error:
            raise _for_person(error) from None
        return file.file_id

    async def add(self, person: str, locale: str, stickers: Sequence[Sticker]) -> Pack:
        """Adds stickers to the person's set, which is made if there is none.

        What is in it already is not added again. Raises PersonError where the set is full, with how
        many did go in, where all its names are taken, and where the person has not started the bot.
        """
        for name in self._names(person):
            if await self._added(int(person), name, locale, stickers):
                found = await self._bot.get_sticker_set(name)
                files = tuple(sticker.file_id for sticker in found.stickers)
                return Pack(f"https://t.me/addstickers/{name}", files)
        raise PersonError("pack-name-taken")

    async def _added(
        self, person: int, name: str, locale: str, stickers: Sequence[Sticker]
    ) -> bool:
        """False for a set of this name that is not this person's."""
        try:
            return await self._extend(person, name, stickers) or await self._make(
                person, name, locale, stickers
            )
        except (BadRequest, Forbidden) as error:
            if not _says(error, _TAKEN):
                raise _for_person(error) from None
        # Another of the person's asks may have been faster and made it.
        return await self._extend(person, name, stickers)

    async def _extend(self, person: int, name: str, stickers: Sequence[Sticker]) -> bool:
        """False where there is no such set of this person's. Raises PersonError for a full one."""
        for count, sticker in enumerate(stickers):
            try:
                await self._bot.add_sticker_to_set(person, name, _given(sticker))
            except BadRequest as error:
                if _says(error, _FULL):
                    raise PersonError("pack-full", {"most": LARGEST, "added": count}) from None
                if _says(error, _NO_SUCH_SET):
                    return False
                raise
        return True

    async def _make(self, person: int, name: str, locale: str, stickers: Sequence[Sticker]) -> bool:
        title = say(locale, "pack-title", {"bot": f"@{self._bot.username}"})
        given = [_given(sticker) for sticker in stickers]
        return await self._bot.create_new_sticker_set(person, name, title, given)

    def _names(self, person: str) -> list[str]:
        """Names that tell nobody whose the set is, the same after every restart."""
        whole = hmac.new(self._bot.token.encode(), f"pack {person}".encode(), hashlib.sha256)
        first = f"drawings_{whole.hexdigest()[:12]}"
        numbered = [first, *(f"{first}_{number}" for number in range(2, NAMES + 1))]
        return [f"{name}_by_{self._bot.username}" for name in numbered]


def _given(sticker: Sticker) -> InputSticker:
    return InputSticker(sticker.file, sticker.emoji, StickerFormat.STATIC)


def _for_person(error: TelegramError) -> TelegramError | PersonError:
    """A sentence, if the person can do something about it."""
    if isinstance(error, Forbidden) or _says(error, _NOT_STARTED):
        return PersonError("pack-needs-start")
    return error


def _says(error: TelegramError, phrases: tuple[str, ...]) -> bool:
    return any(phrase in error.message.lower() for phrase in phrases)
