"""A bot keeps its session at the gateway for as long as it lives, however slow it or Discord is."""

import asyncio
import json
import socket
import time

import pytest
import pytest_asyncio

from tests.discord_scene import SELFIE, Scene, anew
from tests.patience import eventually

#: The bot is started once, and Ana is somebody new in each test.
pytestmark = pytest.mark.asyncio(loop_scope="module")

SESSIONS = "artline:discord:sessions"
#: Seconds: more than the third of its lease after which the bot renews its session.
ROUND = 0.5
#: Milliseconds after which the broker goes on even if the test has failed.
PAUSE = 20_000


@pytest_asyncio.fixture(loop_scope="module")
async def ana(discord_stage: Scene) -> Scene:
    return await anew(discord_stage)


def renewed(ana: Scene) -> list[float]:
    """Until when the bots are taken for alive, once they have said so."""
    return [until for _, until in ana.redis.zrange(SESSIONS, 0, -1, withscores=True)]


async def freeze_while_renewing(ana: Scene) -> None:
    """The bot stands still from when it asked the broker to renew its session, and that is done."""
    await eventually(lambda: renewed(ana))
    while True:
        ana.redis.client_pause(PAUSE, all=False)  # Only what would write has to wait.
        before, end = renewed(ana), time.monotonic() + ROUND
        await eventually(lambda end=end: time.monotonic() > end)
        ana.bot.freeze()
        ana.redis.client_unpause()
        if renewed(ana) != before:
            return
        ana.bot.thaw()  # On a busy machine it had not come to it.


async def test_a_bot_that_stood_still_for_longer_than_its_lease_hears_what_happens_next(
    ana: Scene,
) -> None:
    await freeze_while_renewing(ana)
    for id in ana.redis.zrange(SESSIONS, 0, -1):
        ana.redis.zadd(SESSIONS, {id: 1})  # The lease runs out.
    ana.bot.thaw()
    await eventually(lambda: renewed(ana) > [1])
    assert ana.api.gateway.resumed == 0, "it took up its own session"
    await ana.channel.command(ana.ana, "line", SELFIE)
    picture = await ana.draw()
    assert ana.api.content(await ana.drawing()) == picture
    await ana.until_delivered()


async def test_a_bot_renews_its_session_while_it_waits_for_that_of_a_dead_one(ana: Scene) -> None:
    await eventually(lambda: renewed(ana))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.setblocking(False)
        dead = ["dead", "ws://{}:{}".format(*silent.getsockname()), 1]
        ana.redis.set("artline:discord:session:dead", json.dumps(dead))
        ana.redis.zadd(SESSIONS, {"dead": 1})
        connection, _ = await asyncio.get_running_loop().sock_accept(silent)
        with connection:
            before = renewed(ana)
            await eventually(lambda: renewed(ana) > before)
