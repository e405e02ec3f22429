"""The message that says "on it" while a drawing is made, and the right to edit it.

    artline:discord:token:{pseudonym}  "limit:token" of an interaction, as long as it is good
    artline:discord:share:{id}         somebody is about to share this job's drawing

Whoever has the token may edit our response to the interaction, even where the bot is no member, and
attach files of up to so many bytes. It is a secret, so it has a key of its own. It stays after the
answer, which may have to be repeated.
"""

from typing import Any, NamedTuple, Self, cast

from discord import (
    Client,
    Forbidden,
    Interaction,
    Message,
    MessageReference,
    NotFound,
    Object,
)
from discord.ui import View
from redis.asyncio import Redis

from bots.desk.status import Status, StatusNotes
from worker.queue.jobs import Address
from worker.queue.outcomes import Undeliverable
from worker.queue.pseudonyms import Pseudonyms

#: In characters.
NONCE_LENGTH = 25
#: Seconds in which a drawing is shared but once, however often that is asked for.
SHARE_ONCE_IN = 60


class Grant(NamedTuple):
    """The right to edit our response to an interaction."""

    filesize_limit: int
    token: str

    @classmethod
    def parse(cls, note: bytes) -> Self:
        """What `str` wrote."""
        limit, _, token = note.decode().partition(":")
        return cls(int(limit), token)

    def __str__(self) -> str:
        return f"{self.filesize_limit}:{self.token}"


class StatusMessages(StatusNotes):
    """Sends status messages, and knows them by job id; the notes expire after `seconds`."""

    def __init__(self, client: Client, redis: Redis, seconds: int, pseudonyms: Pseudonyms) -> None:
        super().__init__(redis, seconds, pseudonyms)
        self._client = client

    async def keep_grant(self, interaction: Interaction[Client]) -> None:
        """Keep what editing our response needs, as long as Discord allows it."""
        grant = Grant(interaction.filesize_limit, interaction.token)
        expiry = int(interaction.expires_at.timestamp())
        await self._redis.set(self._token_key(str(interaction.id)), str(grant), exat=expiry)

    async def grant(self, address: Address) -> Grant | None:
        """What editing our response to an interaction needs; None for messages and after expiry."""
        found = await self._redis.get(self._token_key(address.message or ""))
        return None if found is None else Grant.parse(cast(bytes, found))

    async def claim_share(self, id: str) -> bool:
        """True for the first caller alone, for a while or until it gives up."""
        return bool(await self._redis.set(_share_key(id), b"", nx=True, ex=SHARE_ONCE_IN))

    async def release_share(self, id: str) -> None:
        """Whoever claimed it could not share it."""
        await self._redis.delete(_share_key(id))

    async def send(
        self, id: str, address: Address, text: str, buttons: View | None = None
    ) -> Status:
        """Sends a status message to where the answer may go; returns the one that counts.

        Raises Undeliverable when the answer may go nowhere.
        """
        said: dict[str, Any] = {"content": text, **({"view": buttons} if buttons else {})}
        sent = await self._send_to_channel(id, address, said)
        return await self.note(id, sent or await self._send_to_person(id, address, said))

    def _token_key(self, interaction: str) -> str:
        return f"artline:discord:token:{self._pseudonyms.of('interaction', interaction)}"

    async def _send_to_channel(
        self, id: str, address: Address, said: dict[str, Any]
    ) -> Status | None:
        if address.private:
            return None
        channel = self._client.get_partial_messageable(int(address.chat))
        # Only a message can be replied to, an interaction cannot.
        reference = MessageReference(
            message_id=int(address.message or 0), channel_id=channel.id, fail_if_not_exists=False
        )
        try:
            return _noted(await channel.send(**said, nonce=_nonce(id), reference=reference))
        except (Forbidden, NotFound):
            return None

    async def _send_to_person(self, id: str, address: Address, said: dict[str, Any]) -> Status:
        try:
            channel = await self._client.create_dm(Object(int(address.person)))
            return _noted(await channel.send(**said, nonce=_nonce(id)))
        except (Forbidden, NotFound) as error:
            raise Undeliverable from error


def _noted(message: Message) -> Status:
    return Status(message.channel.id, message.id)


def _nonce(id: str) -> str:
    """By which Discord knows, for some minutes, a message that it was given twice."""
    return id[:NONCE_LENGTH]


def _share_key(id: str) -> str:
    return f"artline:discord:share:{id}"
