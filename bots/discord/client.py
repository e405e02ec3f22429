"""The connection to Discord, and what arrives on it."""

import structlog
from discord import (
    AllowedMentions,
    AutoShardedClient,
    Intents,
    MemberCacheFlags,
    Message,
)
from discord.app_commands import AppCommandContext, AppInstallationType
from redis.asyncio import Redis

from bots.desk import Desk
from bots.discord.errors import CALL_FAILED, Tree, reply_error
from bots.discord.photos import Photos
from bots.discord.status import StatusMessages
from bots.discord.translator import Words
from bots.stopping import InHand
from worker.logs import whereabouts
from worker.settings import QueueSettings

log = structlog.get_logger()


class ArtLine(AutoShardedClient):
    """One bot on Discord, with as many shards as Discord asks for.

    It sees commands, presses of its buttons and direct messages; nothing else that is written.
    """

    def __init__(self, desk: Desk, redis: Redis, queue: QueueSettings) -> None:
        super().__init__(
            intents=Intents(guilds=True, dm_messages=True),
            allowed_mentions=AllowedMentions.none(),
            member_cache_flags=MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
        )
        self.desk = desk
        self.queue = queue
        self.statuses = StatusMessages(self, redis, queue.undelivered_hours * 3600)
        self.photos = Photos(desk, self.statuses)
        self.in_hand = InHand()
        self.tree = Tree(
            self,
            allowed_installs=AppInstallationType(guild=True, user=True),
            allowed_contexts=AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        )

    async def setup_hook(self) -> None:
        """Called by discord.py after the login: publishes the commands."""
        await self.tree.set_translator(Words())
        try:
            await self.tree.sync()
        except CALL_FAILED as error:
            log.warning("commands not published", error=whereabouts(error))

    async def on_message(self, message: Message) -> None:
        """Called by discord.py for each message that we may see."""
        if message.guild is not None or message.author.bot:
            return
        with self.in_hand.keep():
            try:
                await self.photos.take_message(message)
            except Exception as error:
                await reply_error(message, error)
