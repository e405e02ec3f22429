"""What every test may ask for: a real broker, emptied before each test, and a worker's word."""

import os

# Before anything imports torch: threads that wait for work must not spin on a core.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
os.environ.setdefault("OMP_NUM_THREADS", "1")
# Tests and the programs that they start must know the same pseudonyms.
os.environ["ARTLINE_SECRET"] = "only-for-these-tests"
# And no program may find the styles of whoever runs the tests.
os.environ["ARTLINE_STYLES"] = os.devnull

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import settings
from redis import Redis

from bots.words import LOCALES
from tests import discord_scene
from tests.fronts import IN_FLIGHT, OnDiscord, OnTelegram, Pair, Scenes, both_bots
from tests.telegram_scene import Scene, scene
from tests.workers import emptied
from worker.queue.broker import connect
from worker.queue.embedded import EmbeddedValkey

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("artline", deadline=None)
settings.load_profile("artline")


#: Bytes of memory for a process of tests and the programs that it starts.
MEMORY = 3 << 30


def pytest_xdist_auto_num_workers() -> int:
    """Three for each CPU, if there is memory: tests mostly wait for what they have started."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(1, min(3 * (os.cpu_count() or 1), memory // MEMORY))


@pytest.fixture(scope="session")
def valkey_url() -> Iterator[str]:
    with EmbeddedValkey() as url:
        yield url


@pytest.fixture
def redis(valkey_url: str) -> Iterator[Redis]:
    with connect(valkey_url) as client:
        emptied(client)
        yield client


@pytest_asyncio.fixture
async def ana(valkey_url: str, redis: Redis, tmp_path: Path) -> AsyncIterator[Scene]:
    """Ana's chat with a running Telegram bot."""
    async with scene(valkey_url, redis, tmp_path) as stage:
        yield stage


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def telegram_stage(
    valkey_url: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Scene]:
    """A running Telegram bot, with inline mode, for all tests of a module."""
    folder = tmp_path_factory.mktemp("telegram")
    with connect(valkey_url) as client:
        emptied(client)
        async with scene(valkey_url, client, folder, inline=True) as stage:
            yield stage


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def discord_stage(
    valkey_url: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[discord_scene.Scene]:
    """A running Discord bot for all tests of a module."""
    folder = tmp_path_factory.mktemp("discord")
    with connect(valkey_url) as client:
        async with discord_scene.scene(valkey_url, client, folder) as stage:
            yield stage


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def scenes(
    valkey_url: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Scenes]:
    """Both bots on one broker, for all tests of a module."""
    folder, limit = tmp_path_factory.mktemp("bots"), {"ARTLINE_JOBS_IN_FLIGHT": str(IN_FLIGHT)}
    async with both_bots(valkey_url, folder, **limit) as scenes:
        yield scenes


@pytest.fixture
def fronts(scenes: Scenes) -> list[Pair]:
    """For each language, a person on each platform who speaks it."""
    telegram, discord = scenes
    return [(OnTelegram(telegram, locale), OnDiscord(discord, locale)) for locale in LOCALES]
