"""People and chats on the stand-in: what they send, and what the bot has put there."""

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.telegram_api.description import description

if TYPE_CHECKING:
    from tests.telegram_api.server import TelegramApi

Json = dict[str, Any]
_ENTITY = re.compile(r"(?<!\S)/\w+(?:@\w+)?|@\w+")
_PERSON_IDS = itertools.count(1000)


@dataclass(frozen=True)
class Person:
    """Somebody with a Telegram account."""

    name: str
    language: str = "en"
    id: int = field(default_factory=lambda: next(_PERSON_IDS))

    def json(self) -> Json:
        """The person as a `User`."""
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.name,
            "language_code": self.language,
        }


class Chat:
    """A private chat or a group, with the messages in it."""

    def __init__(self, api: "TelegramApi", chat_id: int, kind: str) -> None:
        self.api = api
        self.id = chat_id
        self.kind = kind
        self.messages: dict[int, Json] = {}
        self.reactions: dict[int, list[str]] = {}
        self.administrators: set[Person] = set()
        self.successor: Chat | None = None

    def json(self) -> Json:
        """The chat as a `Chat`."""
        name = {"first_name": "Someone"} if self.kind == "private" else {"title": "Friends"}
        return {"id": self.id, "type": self.kind, **name}

    def add(self, author: Json, content: Json, reply_to: int | None = None) -> Json:
        """Puts a message into the chat."""
        message: Json = {
            "message_id": self.api.next_message_id(),
            "date": self.api.now(),
            "chat": self.json(),
            "from": author,
            **content,
        }
        if reply_to is not None and reply_to in self.messages:
            original = self.messages[reply_to]
            message["reply_to_message"] = {
                name: part for name, part in original.items() if name != "reply_to_message"
            }
        self.messages[message["message_id"]] = message
        return message

    def member(self, id: int) -> Json:
        """Whoever has this number, as a `ChatMember`."""
        for person in self.administrators:
            if person.id == id:
                return _administrator(person)
        return {"status": "member", "user": {"id": id, "is_bot": False, "first_name": "Somebody"}}

    def upgrade(self) -> "Chat":
        """The supergroup that takes this group's place; its messages are not there."""
        self.successor = self.api.group()
        return self.successor

    async def delete(self, message: Json) -> None:
        """A person deletes a message, which Telegram does not tell bots."""
        del self.messages[message["message_id"]]

    async def send(
        self,
        person: Person,
        text: str | None = None,
        *,
        photo: bytes | None = None,
        document: tuple[str, str | None, bytes] | None = None,
        content: Json | None = None,
        caption: str | None = None,
        reply_to: Json | None = None,
    ) -> Json:
        """A person sends a message: a text, a photo, a document (name, MIME type, bytes), ..."""
        parts = dict(content or {})
        if text is not None:
            parts |= _written("text", "entities", text)
        if photo is not None:
            parts["photo"] = self.api.files.photo(photo)
        if document is not None:
            parts["document"] = self.api.files.document(*document)
        if caption is not None:
            parts |= _written("caption", "caption_entities", caption)
        message = self.add(person.json(), parts, reply_to and reply_to["message_id"])
        if self._shown_to_bot(message):
            await self.api.push({"message": message})
        return message

    async def press(self, person: Person, message: Json, text: str = "Full size") -> str:
        """A person presses a button of a message; returns the callback query's id."""
        rows = message["reply_markup"]["inline_keyboard"]
        button = next(button for row in rows for button in row if text in button["text"])
        query: Json = {
            "id": f"query-{self.api.next_message_id()}",
            "from": person.json(),
            "message": message,
            "chat_instance": "1",
            "data": button["callback_data"],
        }
        await self.api.push({"callback_query": query})
        return str(query["id"])

    def from_bot(self) -> list[Json]:
        """What the bot has put into this chat, in order."""
        return [m for m in self.messages.values() if m["from"]["id"] == self.api.bot["id"]]

    def pictures(self) -> list[Json]:
        """The bot's messages that show a photo."""
        return [message for message in self.from_bot() if "photo" in message]

    def texts(self) -> list[str]:
        """The bot's messages that are words."""
        return [message["text"] for message in self.from_bot() if "text" in message]

    def _shown_to_bot(self, message: Json) -> bool:
        """Privacy mode: in groups a bot sees commands, mentions and replies to itself."""
        if self.kind == "private" or not self.api.privacy_mode:
            return True
        text = message.get("text") or message.get("caption") or ""
        replied = message.get("reply_to_message", {}).get("from", {})
        return (
            text.startswith("/")
            or f"@{self.api.bot['username']}".lower() in text.lower()
            or replied.get("id") == self.api.bot["id"]
        )


def _administrator(person: Person) -> Json:
    rights = description()["types"]["ChatMemberAdministrator"]["fields"]
    flags = {field["name"]: True for field in rights if field["types"] == ["Boolean"]}
    return {**flags, "status": "administrator", "user": person.json()}


def _written(name: str, entities_name: str, text: str) -> Json:
    entities = [
        {
            "type": "bot_command" if match[0].startswith("/") else "mention",
            "offset": match.start(),
            "length": len(match[0]),
        }
        for match in _ENTITY.finditer(text)
    ]
    return {name: text, **({entities_name: entities} if entities else {})}
