"""Both bots on one broker, and people who talk to them in the same words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests import discord_scene, telegram_scene
from tests.fronts.front import Front
from tests.fronts.on_discord import OnDiscord
from tests.fronts.on_telegram import OnTelegram
from tests.telegram_scene import SELFIE
from tests.workers import emptied
from worker.queue.broker import connect

__all__ = ["IN_FLIGHT", "SELFIE", "Front", "OnDiscord", "OnTelegram", "Pair", "Scenes", "both_bots"]

#: How many jobs one person may have at once, where several tests share the bots.
IN_FLIGHT = 2

Scenes = tuple[telegram_scene.Scene, discord_scene.Scene]
#: The same person on both.
Pair = tuple[Front, Front]


@asynccontextmanager
async def both_bots(valkey_url: str, folder: Path, **settings: str) -> AsyncIterator[Scenes]:
    """Both bots, on one broker, which is emptied first."""
    with connect(valkey_url) as redis:
        emptied(redis)
        async with (
            telegram_scene.scene(valkey_url, redis, folder, **settings) as telegram,
            discord_scene.scene(valkey_url, redis, folder, **settings) as discord,
        ):
            yield telegram, discord
