"""What people see of the bot on Discord; the test draws in place of the worker."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from discord_scene import SELFIE, Scene, scene
from redis import Redis


@pytest_asyncio.fixture
async def ana(valkey_url: str, redis: Redis, tmp_path: Path) -> AsyncIterator[Scene]:
    async with scene(valkey_url, redis, tmp_path) as stage:
        yield stage


async def test_a_slash_command_with_a_photo_is_answered_by_its_drawing(ana: Scene) -> None:
    await ana.channel.command(ana.ana, "line", SELFIE)
    job = await ana.job()
    assert ana.ledger.photo(job.id) == SELFIE.content
    picture = ana.settle(job)
    message = await ana.drawing()
    assert ana.api.content(message) == picture
    assert [b["label"] for b in message["components"][0]["components"]] == ["Full size", "Delete"]
    assert len(ana.channel.seen_by(ana.ana)) == 1
