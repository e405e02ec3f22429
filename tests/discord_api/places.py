"""People and places on the stand-in: what they send, and what the bot has put there."""

import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from tests.discord_api.server import DiscordApi

Json = dict[str, Any]
EPHEMERAL, LOADING = 64, 128
MANAGE_MESSAGES = 1 << 13
GUILD_TEXT, DM = 0, 1
#: The style of a button that stands out.
PRIMARY = 1
#: What takes the place of the content that a bot is not shown.
HIDDEN: Json = {"content": "", "attachments": [], "embeds": [], "components": []}
#: What a forward has of the message.
SNAPSHOT = (
    *("type", "content", "attachments", "embeds", "timestamp", "edited_timestamp", "flags"),
    *("mentions", "mention_roles", "components"),
)
_PERSON_IDS = itertools.count(70_000_000_000_000_001)


@dataclass(frozen=True)
class Person:
    """Somebody with a Discord account."""

    name: str
    locale: str = "en-US"
    moderator: bool = False
    #: The number of the file, where they have one.
    avatar: str | None = None
    id: int = field(default_factory=lambda: next(_PERSON_IDS))

    def json(self) -> Json:
        """The person as a `UserResponse`."""
        return user(self.id, self.name) | {"avatar": self.avatar}


@dataclass(frozen=True)
class File:
    """What somebody uploads, with what Discord tells of it."""

    content: bytes
    name: str = "me.webp"
    mime_type: str | None = "image/webp"
    #: What Discord says that it has; None: what it really has.
    size: int | None = None


def user(id: int, name: str, bot: bool = False) -> Json:
    """A `UserResponse`."""
    return {
        "id": str(id),
        "username": name.lower(),
        "avatar": None,
        "discriminator": "0",
        "public_flags": 0,
        "flags": 0,
        "bot": bot,
        "global_name": name,
        "primary_guild": None,
    }


@dataclass
class Interaction:
    """A command that somebody gave, or a button that they pressed."""

    id: str
    token: str
    person: Person
    place: "Place"
    #: Our response, once there is one; for a button, the message that it stands under.
    message: str | None = None
    #: What we suggest for the option that they are typing.
    suggested: list[str] | None = None
    answered: bool = False
    expired: bool = False


class Place:
    """A channel of a server, or the direct messages with somebody."""

    def __init__(self, api: "DiscordApi", id: int, person: Person | None = None) -> None:
        self.api = api
        self.id = id
        #: Whose direct messages these are.
        self.person = person
        #: Whether the bot itself may write here, not only answer commands.
        self.open = True
        #: In bytes: how large a file may be, for whoever calls the bot here.
        self.filesize_limit = 10 * 2**20
        #: What it takes in truth, where that is less than Discord says.
        self.takes: int | None = None
        self.messages: dict[str, Json] = {}
        #: Who alone sees a message, by its id.
        self.ephemeral: dict[str, Person] = {}

    # What people do.

    async def post(
        self,
        person: Person,
        text: str = "",
        *files: File,
        reply_to: Json | None = None,
        forwards: Json | None = None,
        shows: File | None = None,
    ) -> Json:
        """A person writes a message, perhaps with files, perhaps in reply to another.

        Or it forwards one from elsewhere, or has a link to a picture, which Discord shows.
        """
        attachments = [self.api.upload(file) for file in files]
        message = self.add(person.json(), content=text, attachments=attachments)
        if shows is not None:
            copy = self.api.upload(shows)
            shown = {"url": "https://example.org/me.jpg", "proxy_url": copy["proxy_url"]}
            message["embeds"] = [{"type": "image", "url": shown["url"], "thumbnail": shown}]
        if forwards is not None:
            snapshot = {key: forwards[key] for key in SNAPSHOT}
            message["message_snapshots"] = [{"message": snapshot}]
            reference = {"type": 1, "message_id": forwards["id"], "channel_id": "1"}
            message["message_reference"] = reference
        if reply_to is not None:
            reference = {"type": 0, "message_id": reply_to["id"], "channel_id": str(self.id)}
            message |= {"type": 19, "message_reference": reference}
        seen = self._shown(message) | {"referenced_message": reply_to and self._shown(reply_to)}
        if self.person is None:
            seen |= {"guild_id": "1", "member": self._identity(person)["member"]}
        await self.api.dispatch("MESSAGE_CREATE", seen)
        return message

    def _shown(self, message: Json) -> Json:
        """What the bot sees: in a server the content of its own messages and of mentions alone."""
        bot, replied = self.api.bot, message.get("message_reference", {}).get("message_id")
        # What is forwarded lies elsewhere.
        answered = self.messages.get(replied, {}).get("author") == bot
        mentions = [bot] if answered or f"<@{bot['id']}>" in message["content"] else []
        hidden = self.person is None and message["author"] != bot and not mentions
        return {**message, "mentions": mentions, **(HIDDEN if hidden else {})}

    async def command(
        self,
        person: Person,
        name: str,
        photo: File | None = None,
        **options: str | bool | int | File | Person,
    ) -> Interaction:
        """A person gives a slash command."""
        options |= {} if photo is None else {"photo": photo}
        given, attachments, users = [], {}, {}
        for key, value in options.items():
            if isinstance(value, Person):
                users[str(value.id)] = value.json()
                given.append({"name": key, "type": 6, "value": str(value.id)})
            elif isinstance(value, File):
                attachment = self.api.upload(value)
                attachments[attachment["id"]] = attachment
                given.append({"name": key, "type": 11, "value": attachment["id"]})
            else:
                given.append(_option(key, value))
        data: Json = {"id": "1", "name": name, "type": 1, "options": given}
        resolved = {"attachments": attachments, "users": users}
        data["resolved"] = {kind: found for kind, found in resolved.items() if found}
        return await self._interact(person, 2, data)

    async def type_words(
        self, person: Person, typed: str, name: str = "draw", option: str = "words"
    ) -> Interaction:
        """A person types in an option of a command."""
        focused = {**_option(option, typed), "focused": True}
        return await self._interact(
            person, 4, {"id": "1", "name": name, "type": 1, "options": [focused]}
        )

    async def draw_this(self, person: Person, message: Json) -> Interaction:
        """A person chooses Apps > Draw this on a message."""
        target = message["id"]
        resolved = {"messages": {target: message}}
        data = {"id": "2", "name": "Draw this", "type": 3, "target_id": target}
        return await self._interact(person, 2, {**data, "resolved": resolved})

    async def press(self, person: Person, message: Json, label: str) -> Interaction:
        """A person presses a button of a message."""
        button = next(part for part in parts(message) if part.get("label") == label)
        data = {"custom_id": button["custom_id"], "component_type": 2}
        return await self._interact(person, 3, data, message)

    async def choose(self, person: Person, message: Json, label: str) -> Interaction:
        """A person chooses from a menu of a message."""
        menu, value = next(
            (part, option["value"])
            for part in parts(message)
            for option in part.get("options", [])
            if option["label"] == label
        )
        data = {"custom_id": menu["custom_id"], "component_type": 3, "values": [value]}
        return await self._interact(person, 3, data, message)

    async def _interact(
        self, person: Person, kind: int, data: Json, message: Json | None = None
    ) -> Interaction:
        id = self.api.next_id()
        interaction = Interaction(id, f"secret-{id}", person, self, message and message["id"])
        self.api.interactions[interaction.token] = interaction
        payload: Json = {
            "id": id,
            "application_id": self.api.bot["id"],
            "type": kind,
            "token": interaction.token,
            "version": 1,
            "data": data,
            "channel_id": str(self.id),
            "channel": self.json(),
            "locale": person.locale,
            "app_permissions": "0",
            "entitlements": [],
            "authorizing_integration_owners": {"0": "1"},
            "context": 0 if self.person is None else 1,
            "attachment_size_limit": self.filesize_limit,
            **self._identity(person),
        }
        if message is not None:
            payload["message"] = message
        await self.api.dispatch("INTERACTION_CREATE", payload)
        return interaction

    # What there is to see.

    def seen_by(self, person: Person) -> list[Json]:
        """What the bot has put here for this person to see, in order."""
        return [
            message
            for message in self.messages.values()
            if message["author"]["id"] == self.api.bot["id"]
            and self.ephemeral.get(message["id"], person) == person
        ]

    def pictures(self, person: Person) -> list[Json]:
        """The bot's messages that show a picture to this person."""
        return [message for message in self.seen_by(person) if message["attachments"]]

    def texts(self, person: Person) -> list[str]:
        """The words of the bot's messages to this person."""
        return [message["content"] for message in self.seen_by(person) if message["content"]]

    # What the calls need.

    def json(self) -> Json:
        """The place as a channel."""
        if self.person is None:
            channel = {"id": str(self.id), "type": GUILD_TEXT, "name": "general", "position": 0}
            return {**channel, "guild_id": "1"}
        return {"id": str(self.id), "type": DM, "flags": 0, "recipients": [self.person.json()]}

    def add(self, author: Json, **content: Any) -> Json:
        """Puts a message here."""
        message: Json = {
            "id": self.api.next_id(),
            "channel_id": str(self.id),
            "type": 0,
            "author": author,
            "content": "",
            "attachments": [],
            "embeds": [],
            "components": [],
            "mentions": [],
            "mention_roles": [],
            "mention_everyone": False,
            "pinned": False,
            "tts": False,
            "flags": 0,
            "timestamp": self.api.now(),
            "edited_timestamp": None,
            **content,
        }
        self.messages[message["id"]] = message
        return message

    def _identity(self, person: Person) -> Json:
        if self.person is not None:
            return {"user": person.json()}
        member = {
            "user": person.json(),
            "roles": [],
            "joined_at": self.api.now(),
            "deaf": False,
            "mute": False,
            "flags": 0,
            "permissions": str(MANAGE_MESSAGES if person.moderator else 0),
        }
        guild = {"id": "1", "locale": "en-US", "features": []}
        return {"member": member, "guild_id": "1", "guild": guild, "guild_locale": "en-US"}


def parts(message: Json) -> Iterator[Json]:
    """Every component of a message, also those within others."""
    found = list(message["components"])
    while found:
        part = found.pop(0)
        yield part
        found = [*part.get("components", []), *found]


def dimensions(content: bytes) -> Json:
    """Width and height, which Discord tells of pictures."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            return {"width": image.width, "height": image.height}
    except (OSError, Image.DecompressionBombError):
        return {}


def _option(name: str, value: str | bool | int) -> Json:
    kinds = {bool: 5, int: 4, str: 3}
    return {"name": name, "type": kinds[type(value)], "value": value}
