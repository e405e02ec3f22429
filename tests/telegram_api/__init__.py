"""A stand-in for Telegram's Bot API, on real sockets and true to the official description."""

from telegram_api.chats import Chat, Person
from telegram_api.faults import Fault
from telegram_api.server import TelegramApi

__all__ = ["Chat", "Fault", "Person", "TelegramApi"]
