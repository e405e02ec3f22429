"""The connection to Discord, and what arrives on it."""

from typing import Any, Self, cast

import structlog
from discord import (
    AllowedMentions,
    AutoShardedClient,
    Client,
    Intents,
    Interaction,
    InteractionType,
    MemberCacheFlags,
    Message,
)
from discord.app_commands import Command, ContextMenu
from discord.state import AutoShardedConnectionState
from redis.asyncio import Redis
from yarl import URL

from bots.desk.chosen import recall
from bots.desk.desk import Desk
from bots.desk.inbox import Inbox
from bots.desk.stopping import InHand
from bots.discord.acceptance import DiscordAcceptance
from bots.discord.albums import Albums
from bots.discord.buttons import is_ours
from bots.discord.errors import CALL_FAILED, reply_error, tell_error
from bots.discord.events import Events
from bots.discord.messages import Messages
from bots.discord.people import is_direct
from bots.discord.routing import Routes
from bots.discord.sessions import Sessions
from bots.discord.status import StatusMessages
from bots.discord.teaching import DiscordTeaching
from bots.discord.translator import Words
from bots.discord.tree import Tree
from model.contract.errors import PersonError
from worker.queue.logs import whereabouts
from worker.queue.pseudonyms import Pseudonyms
from worker.queue.settings import QueueSettings

log = structlog.get_logger()


class ArtLine(AutoShardedClient):
    """One bot on Discord, with as many shards as Discord asks for.

    It sees commands, presses of its buttons, direct messages and messages that mention it. Of all
    others in servers Discord tells it that they were written, but not what they say.
    """

    def __init__(
        self, desk: Desk, redis: Redis, queue: QueueSettings, api_url: str, cdn_url: str
    ) -> None:
        self.sessions = Sessions(redis, queue.lease_seconds)
        pseudonyms = Pseudonyms.by(queue)
        inbox = Inbox(redis, "discord", pseudonyms, queue.lease_seconds)
        self.events = Events(inbox, self.sessions, pseudonyms, self._is_for_us)
        self._routes = Routes(api_url, cdn_url)
        super().__init__(
            connector=self._routes,
            intents=Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=AllowedMentions.none(),
            member_cache_flags=MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            # So that it calls on_socket_raw_receive.
            enable_debug_events=True,
        )
        self.desk = desk
        self.queue = queue
        kept = queue.undelivered_hours * 3600
        self.statuses = StatusMessages(self, redis, kept, pseudonyms)
        self.albums = Albums(redis, kept)
        self.photos = DiscordAcceptance(self, desk, self.statuses, self.albums)
        self.messages = Messages(self, desk, self.photos)
        self.teaching = DiscordTeaching(self, desk.teaching)
        self.in_hand = InHand()
        self.tree = Tree(self, desk, self.events.settled)

    async def setup_hook(self) -> None:
        """Called by discord.py after the login: publishes the commands."""
        await self.tree.set_translator(Words())
        try:
            await self.tree.sync()
        except CALL_FAILED as error:
            log.warning("commands not published", error=whereabouts(error))

    async def launch_shard(self, gateway: URL, shard_id: int, *, initial: bool = False) -> None:
        """Called by discord.py for each shard, with where Discord wants us to connect."""
        self._routes.gateway = gateway
        await super().launch_shard(gateway, shard_id, initial=initial)

    def _get_state(self, **options: Any) -> AutoShardedConnectionState[Self]:
        """Called by discord.py for its state; `Events` is put before its parsers of events."""
        state = super()._get_state(**options)
        state.parsers = self.events.around(state.parsers)
        return cast("AutoShardedConnectionState[Self]", state)

    def _is_for_us(self, kind: str, data: Any) -> bool:
        """Whether somebody waits for an answer to an event, by its data as Discord sends them."""
        if kind == "INTERACTION_CREATE":
            # Autocompletion is for what is still being typed: nobody waits for that.
            return InteractionType(data["type"]) is not InteractionType.autocomplete
        to_us = "guild_id" not in data or any(
            self.user is not None and int(one["id"]) == self.user.id for one in data["mentions"]
        )
        return to_us and not data["author"].get("bot")

    async def on_socket_raw_receive(self, message: str) -> None:
        """Called by discord.py with all that the gateway says, once it has been parsed."""
        self.sessions.heard(message)

    async def on_app_command_completion(
        self, interaction: Interaction[Client], _: Command[Any, ..., Any] | ContextMenu
    ) -> None:
        """Called by discord.py after each command that raised nothing."""
        self.events.settled(interaction.id, True)

    async def on_interaction(self, interaction: Interaction[Client]) -> None:
        """Called by discord.py for each interaction: answers presses that nobody else sees to."""
        data: Any = interaction.data
        if interaction.type is not InteractionType.component or is_ours(data["custom_id"]):
            return
        with self.in_hand.keep():
            try:
                await recall(self.desk, "discord", interaction.user.id, interaction.channel_id)
                raise PersonError("button-gone")
            except Exception as error:
                self.events.settled(interaction.id, await tell_error(interaction, error))

    async def on_message(self, message: Message) -> None:
        """Called by discord.py for each message, even those of which we see no more than that."""
        if message.author.bot or not (is_direct(message) or self.user in message.mentions):
            return
        with self.in_hand.keep():
            told = True
            try:
                await recall(self.desk, "discord", message.author.id, message.channel.id)
                if not await self.teaching.takes(message, self.messages.words(message)):
                    await self.messages.take(message)
            except Exception as error:
                told = await reply_error(message, error)
            self.events.settled(message.id, told)
