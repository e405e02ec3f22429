"""A stand-in for Telegram's Bot API, on real sockets and true to the official description."""

from tests.telegram_api.chats import Chat, Person
from tests.telegram_api.faults import Fault
from tests.telegram_api.inline import send_offered, share, write_name
from tests.telegram_api.server import TelegramApi
from tests.telegram_api.sticker_sets import StickerSet

__all__ = [
    "Chat",
    "Fault",
    "Person",
    "StickerSet",
    "TelegramApi",
    "send_offered",
    "share",
    "write_name",
]
