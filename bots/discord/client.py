"""The connection to Discord, and what arrives on it."""

import structlog
from discord import (
    AllowedMentions,
    AutoShardedClient,
    Intents,
    MemberCacheFlags,
    Message,
)
from discord.gateway import DiscordWebSocket
from redis.asyncio import Redis
from yarl import URL

from bots.desk.chosen import recall
from bots.desk.desk import Desk
from bots.desk.stopping import InHand
from bots.discord.acceptance import Photos
from bots.discord.errors import CALL_FAILED, reply_error
from bots.discord.messages import Messages
from bots.discord.people import is_direct
from bots.discord.status import StatusMessages
from bots.discord.translator import Words
from bots.discord.tree import Tree
from worker.queue.logs import whereabouts
from worker.queue.pseudonyms import Pseudonyms
from worker.queue.settings import QueueSettings

log = structlog.get_logger()


class ArtLine(AutoShardedClient):
    """One bot on Discord, with as many shards as Discord asks for.

    It sees commands, presses of its buttons, direct messages and messages that mention it. That
    somebody writes anything else in a server it hears, but not what.
    """

    def __init__(self, desk: Desk, redis: Redis, queue: QueueSettings) -> None:
        super().__init__(
            intents=Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=AllowedMentions.none(),
            member_cache_flags=MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
        )
        self.desk = desk
        self.queue = queue
        self.statuses = StatusMessages(
            self, redis, queue.undelivered_hours * 3600, Pseudonyms.by(queue)
        )
        self.photos = Photos(self, desk, self.statuses)
        self.messages = Messages(self, desk, self.photos)
        self.in_hand = InHand()
        self.tree = Tree(self, desk)

    async def setup_hook(self) -> None:
        """Called by discord.py after the login: publishes the commands."""
        await self.tree.set_translator(Words())
        try:
            await self.tree.sync()
        except CALL_FAILED as error:
            log.warning("commands not published", error=whereabouts(error))

    async def launch_shard(self, gateway: URL, shard_id: int, *, initial: bool = False) -> None:
        """Called by discord.py for each shard, with where Discord wants us to connect."""
        # Where discord.py goes once Discord has ended a session, whatever Discord said before.
        DiscordWebSocket.DEFAULT_GATEWAY = gateway
        await super().launch_shard(gateway, shard_id, initial=initial)

    async def on_message(self, message: Message) -> None:
        """Called by discord.py for each message, even those of which we see no more than that."""
        if message.author.bot or not (is_direct(message) or self.user in message.mentions):
            return
        with self.in_hand.keep():
            try:
                await recall(self.desk, "discord", message.author.id)
                await self.messages.take(message)
            except Exception as error:
                await reply_error(message, error)
