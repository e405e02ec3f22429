"""Builds the Discord bot, runs it, and stops it without dropping what it has taken on."""

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from typing import Any

import structlog
from discord import LoginFailure, VoiceClient
from discord.http import Route
from redis.asyncio import Redis

from bots.desk.courier import carry
from bots.desk.desk import Desk
from bots.desk.settings import DiscordSettings
from bots.desk.stopping import stop_signal
from bots.discord.client import ArtLine
from bots.discord.commands import COMMANDS
from bots.discord.delivery import DiscordDelivery
from bots.discord.errors import CALL_FAILED
from bots.discord.presses import ChangeMenu, DrawingButton
from bots.discord.settings import SettingSelect
from model.contract.errors import OperatorError
from worker.queue import logs
from worker.queue.broker import connect, connect_async
from worker.queue.ledger import Ledger
from worker.queue.outcomes import Outcomes
from worker.queue.settings import QueueSettings

log = structlog.get_logger()

#: The longest pause, in seconds, between two tries to reach Discord for the first time.
LONGEST_PAUSE = 30.0
#: Seconds that each step of stopping may take; what is not delivered by then the next bot delivers.
GRACE = 8.0

HOW_TO_BEGIN = (
    "No Discord token: create an application on https://discord.com/developers/applications, and "
    "put the token that its page Bot gives you into DISCORD_TOKEN."
)
HOW_TO_MEND = (
    "Discord does not know the token in DISCORD_TOKEN: on the page Bot of your application "
    "(https://discord.com/developers/applications), reset the token and take the new one."
)
UNREACHABLE = "Discord does not answer; is there a way out to DISCORD_API_URL?"


def run(discord: DiscordSettings, queue: QueueSettings) -> None:
    """Runs the bot until SIGTERM or SIGINT; what it has taken on by then is finished first.

    While Discord is out of reach it keeps trying. Raises OperatorError for a missing or wrong
    token, and when there is no broker.
    """
    logs.configure()
    asyncio.run(_run(discord, queue))


async def _run(discord: DiscordSettings, queue: QueueSettings) -> None:
    if discord.token is None:
        raise OperatorError(HOW_TO_BEGIN)
    Route.BASE = discord.api_url
    # We have no voice; discord.py would warn of what that lacks.
    VoiceClient.warn_nacl = VoiceClient.warn_dave = False
    stop = stop_signal()
    async with AsyncExitStack() as connections:
        ledger = Ledger(connections.enter_context(connect(queue.redis_url)), queue)
        redis = await connections.enter_async_context(await connect_async(queue.redis_url))
        desk = Desk(ledger, queue.deadline_seconds)
        client = await connections.enter_async_context(_build(desk, redis, queue))
        outcomes, delivery = Outcomes(redis, "discord", queue), DiscordDelivery(client)
        if await _log_in(client, discord.token.get_secret_value(), stop):
            await _serve(client, carry(outcomes, ledger, delivery.deliver), stop)


def _build(desk: Desk, redis: Redis, queue: QueueSettings) -> ArtLine:
    client = ArtLine(desk, redis, queue)
    client.add_dynamic_items(DrawingButton, ChangeMenu, SettingSelect)
    for one in COMMANDS:
        client.tree.add_command(one)
    return client


async def _log_in(client: ArtLine, token: str, stop: asyncio.Event) -> bool:
    """Logs in, however long Discord is out of reach; False when told to stop meanwhile."""
    pause = 1.0
    while not stop.is_set():
        try:
            await client.login(token)
            return True
        except LoginFailure:
            raise OperatorError(HOW_TO_MEND) from None
        except CALL_FAILED as error:
            log.warning(UNREACHABLE, error=logs.whereabouts(error))
        await client.http.close()
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)
        pause = min(2 * pause, LONGEST_PAUSE)
    return False


async def _serve(client: ArtLine, courier: Coroutine[Any, Any, None], stop: asyncio.Event) -> None:
    """Until told to stop, or something fails; what is in hand then is finished first."""
    carrying, stopping = asyncio.create_task(courier), asyncio.create_task(stop.wait())
    connection = asyncio.create_task(client.connect())
    catching_up = asyncio.create_task(client.events.catch_up())
    try:
        tasks = [carrying, stopping, connection, catching_up]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        with suppress(TimeoutError):
            await asyncio.wait_for(client.in_hand.finished(), GRACE)
    finally:
        carrying.cancel()
        catching_up.cancel()
        await asyncio.wait([carrying, catching_up], timeout=GRACE)
        await client.close()
        # discord.py may still be waiting to connect again.
        for task in (carrying, connection):
            task.cancel()
        await asyncio.wait([carrying, connection], timeout=GRACE)
    for task in (carrying, connection, catching_up):
        if task.done() and not task.cancelled():
            task.result()
