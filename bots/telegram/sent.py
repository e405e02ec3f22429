"""The ids of the messages that we have sent lately."""

from collections import OrderedDict
from typing import Any

#: Messages that are remembered: those of some minutes at Telegram's limit of 30 a second.
REMEMBERED = 10_000


class Sent:
    """Ids of chats and messages: `(chat, message) in sent`."""

    def __init__(self) -> None:
        self._messages: OrderedDict[tuple[int, int], None] = OrderedDict()

    def note(self, answer: Any) -> None:
        """Remembers the messages in an answer of Telegram, if there are any."""
        for one in answer if isinstance(answer, list) else [answer]:
            if isinstance(one, dict) and "message_id" in one and "chat" in one:
                self._messages[one["chat"]["id"], one["message_id"]] = None
        while len(self._messages) > REMEMBERED:
            self._messages.popitem(last=False)

    def __contains__(self, message: tuple[int, int]) -> bool:
        return message in self._messages
