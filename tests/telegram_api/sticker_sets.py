"""Sets of stickers on the stand-in, by Telegram's published rules."""

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PIL import Image

from tests.telegram_api.faults import Refusal

if TYPE_CHECKING:
    from tests.telegram_api.server import TelegramApi

Json = dict[str, Any]
#: Stickers in a set, in a set that is made, and bytes of one.
MOST, MOST_AT_FIRST, LARGEST = 120, 50, 512_000
SIDE = 512
_NAME = re.compile(r"[a-z](?!.*__)[a-z0-9_]*", re.IGNORECASE)


@dataclass
class StickerSet:
    """A set and whose it is."""

    owner: int
    name: str
    title: str
    stickers: list[Json] = field(default_factory=list)
    #: The files that they were made of.
    made_of: list[str] = field(default_factory=list)

    def json(self) -> Json:
        """The set as a `StickerSet`."""
        about = {"name": self.name, "title": self.title, "sticker_type": "regular"}
        return about | {"stickers": self.stickers}


def check_file(content: bytes) -> None:
    """Raises Refusal for what can be no static sticker."""
    with Image.open(io.BytesIO(content)) as image:
        kind, sides = image.format, image.size
    if kind not in ("WEBP", "PNG"):
        raise Refusal("STICKER_PNG_NOPNG")
    if max(sides) != SIDE or len(content) > LARGEST:
        raise Refusal("STICKER_PNG_DIMENSIONS")


def check_person(api: "TelegramApi", person: int) -> None:
    """Raises Refusal for somebody who has never started the bot, and for what is no person."""
    if person < 0 or person in api.strangers:
        raise Refusal("PEER_ID_INVALID")


def make(api: "TelegramApi", person: int, name: str, title: str, stickers: list[Json]) -> None:
    """A new set. Raises Refusal for what Telegram's rules do not allow."""
    check_person(api, person)
    ending = f"_by_{api.bot['username']}".lower()
    if not (_NAME.fullmatch(name) and name.lower().endswith(ending) and len(name) <= 64):
        raise Refusal("invalid sticker set name is specified")
    if not 1 <= len(title) <= 64:
        raise Refusal("PACK_TITLE_INVALID")
    if name.lower() in api.sticker_sets:
        raise Refusal("sticker set name is already occupied")
    if not 1 <= len(stickers) <= MOST_AT_FIRST:
        raise Refusal("STICKERS_EMPTY")
    made = StickerSet(person, name, title)
    for sticker in stickers:
        _put(api, made, sticker)
    api.sticker_sets[name.lower()] = made


def add(api: "TelegramApi", person: int, name: str, sticker: Json) -> None:
    """One sticker more; nothing changes if it is there. Raises Refusal likewise."""
    check_person(api, person)
    found = api.sticker_sets.get(name.lower())
    if found is None or found.owner != person:
        raise Refusal("STICKERSET_INVALID")
    if sticker["sticker"] not in found.made_of:
        if len(found.stickers) >= MOST:
            raise Refusal("STICKERS_TOO_MUCH")
        _put(api, found, sticker)


def _put(api: "TelegramApi", into: StickerSet, sticker: Json) -> None:
    file, emoji = sticker["sticker"], sticker["emoji_list"]
    if sticker["format"] != "static" or not 1 <= len(emoji) <= 20:
        raise Refusal("invalid sticker emojis")
    if any(character.isascii() for one in emoji for character in one):
        raise Refusal("invalid sticker emojis")
    if api.files.kinds.get(file) not in ("upload", "sticker"):
        raise Refusal("wrong file identifier/HTTP URL specified")
    into.made_of.append(file)
    content = api.files[file]
    into.stickers.append(api.files.sticker(content, emoji=emoji[0], set_name=into.name))
