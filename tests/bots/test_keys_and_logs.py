"""Neither the broker's keys nor the bots' logs say who wrote to them, or where."""

import re

import pytest

from tests.discord_scene import SELFIE as FILE
from tests.fronts import SELFIE, Scenes
from worker.queue.jobs import DrawRequest

pytestmark = pytest.mark.asyncio(loop_scope="module")


def ids(job: DrawRequest) -> set[str]:
    """What the platform calls the person, the chat and the message."""
    address = job.address
    return {address.person, address.chat, address.message or ""}


async def test_keys_and_logs_name_nobody(scenes: Scenes) -> None:
    telegram, discord = scenes
    telegram.api.hold("getFile")
    discord.api.hold("download")
    group = telegram.api.group()
    await telegram.chat.send(telegram.ana, photo=SELFIE)
    await group.send(telegram.ana, photo=SELFIE, caption="/line")
    await discord.channel.command(discord.ana, "line", FILE)
    await discord.api.direct(discord.ana).post(discord.ana, "", FILE)
    await telegram.api.until(lambda: len(telegram.api.called("getFile")) == 2)
    await discord.api.until(lambda: len(discord.api.downloads) == 2)
    keys = telegram.redis.keys("*")
    assert {b"artline:inbox:discord", b"artline:inbox:telegram:123456"} <= set(keys), "in hand"
    telegram.api.release("getFile")
    discord.api.release("download")
    jobs = [await telegram.job() for _ in range(4)]
    for job in jobs:
        await telegram.until_noted(job)
    keys += telegram.redis.keys("*")
    for job in jobs:
        telegram.settle(job)
    await telegram.until_delivered()
    await discord.until_delivered()
    parts = {part for key in [*keys, *telegram.redis.keys("*")] for part in key.decode().split(":")}
    words = set(re.findall(r"-?\w+", telegram.bot.log() + discord.bot.log()))
    for job in jobs:
        assert not ids(job) & parts
        assert not {job.address.person, job.address.chat} & words
