"""Builds the Discord bot, runs it, and stops it without dropping what it has taken on."""

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from typing import Any

import structlog
from discord import (
    ConnectionClosed,
    DiscordException,
    GatewayNotFound,
    LoginFailure,
    PrivilegedIntentsRequired,
)
from redis.asyncio import Redis

from bots.desk.courier import carry
from bots.desk.desk import Desk
from bots.desk.pauses import Pauses
from bots.desk.settings import DiscordSettings, token_of
from bots.desk.stopping import stop_signal
from bots.desk.teaching_board import tell_of_courses
from bots.discord.client import ArtLine
from bots.discord.commands import COMMANDS
from bots.discord.delivery import DiscordDelivery
from bots.discord.endings import HOW_TO_BEGIN, HOW_TO_MEND, advice
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

#: Seconds that each step of stopping may take; what is not delivered by then the next bot delivers.
GRACE = 8.0

UNREACHABLE = "Discord does not answer; is there a way out to DISCORD_API_URL?"


def run(discord: DiscordSettings, queue: QueueSettings) -> None:
    """Runs the bot until SIGTERM or SIGINT; what it has taken on by then is finished first.

    While Discord is out of reach it keeps trying. Raises OperatorError for a missing or wrong
    token, when Discord closes the gateway for good, and when there is no broker.
    """
    logs.configure()
    # discord.py would warn that libraries for voice channels are missing, which we do not use.
    logging.getLogger("discord.client").addFilter(_is_not_of_voices)
    asyncio.run(_run(discord, queue))


def _is_not_of_voices(record: logging.LogRecord) -> bool:
    return "voice will NOT be supported" not in str(record.msg)


async def _run(discord: DiscordSettings, queue: QueueSettings) -> None:
    token, stop = token_of(discord, HOW_TO_BEGIN, HOW_TO_MEND), stop_signal()
    async with AsyncExitStack() as connections:
        ledger = Ledger(connections.enter_context(connect(queue.redis_url)), queue)
        redis = await connections.enter_async_context(await connect_async(queue.redis_url))
        desk, pauses = Desk(ledger, queue.deadline_seconds), Pauses(stop)
        while not stop.is_set():
            client = _build(desk, redis, queue, discord)
            outcomes, delivery = Outcomes(redis, "discord", queue), DiscordDelivery(client)
            async with client:
                if await _log_in(client, token):
                    courier = carry(outcomes, ledger, delivery.deliver)
                    if await _serve(client, token, courier, stop):
                        pauses.begin_anew()
            await pauses.next()


def _build(desk: Desk, redis: Redis, queue: QueueSettings, discord: DiscordSettings) -> ArtLine:
    client = ArtLine(desk, redis, queue, discord.api_url, discord.cdn_url)
    client.add_dynamic_items(DrawingButton, ChangeMenu, SettingSelect)
    for one in COMMANDS:
        client.tree.add_command(one)
    return client


async def _log_in(client: ArtLine, token: str) -> bool:
    """Logs in; False while Discord is out of reach."""
    try:
        await client.login(token)
        return True
    except LoginFailure:
        raise OperatorError(HOW_TO_MEND) from None
    except CALL_FAILED as error:
        log.warning(UNREACHABLE, error=logs.whereabouts(error))
        return False


async def _serve(
    client: ArtLine, token: str, courier: Coroutine[Any, Any, None], stop: asyncio.Event
) -> bool:
    """Until told to stop, or something fails; what is in hand then is finished first.

    False when Discord would not say where its gateway is. Raises what fails of our own,
    OperatorError when Discord has closed the gateway for good, and DiscordException for what else
    no other try can mend.
    """
    interval = client.queue.lease_seconds / 3
    own = [
        asyncio.create_task(courier),
        asyncio.create_task(client.events.serve()),
        asyncio.create_task(
            tell_of_courses(client.desk.teaching.classroom, "discord", client.teaching.show)
        ),
        asyncio.create_task(client.events.catch_up(token, interval)),
    ]
    connection, stopping = [asyncio.create_task(one) for one in (client.connect(), stop.wait())]
    try:
        await asyncio.wait([*own, connection, stopping], return_when=asyncio.FIRST_COMPLETED)
        with suppress(TimeoutError):
            await asyncio.wait_for(client.in_hand.finished(), GRACE)
    finally:
        for task in own:
            task.cancel()
        await asyncio.wait(own, timeout=GRACE)
        await client.close()
        # discord.py may still be waiting to connect again.
        for each in (*own, connection, stopping):
            each.cancel()
        await asyncio.wait([*own, connection], timeout=GRACE)
    for task in own:
        if task.done() and not task.cancelled():
            task.result()
    error = connection.exception() if connection.done() and not connection.cancelled() else None
    # discord.py gives up where it cannot ask for the gateway, and on what it cannot read.
    lost = isinstance(error, GatewayNotFound)
    if isinstance(error, ConnectionClosed | PrivilegedIntentsRequired):
        raise advice(error) from None
    if isinstance(error, DiscordException) and not lost:
        raise error
    if error is not None:
        log.error("connection to Discord failed", error=logs.whereabouts(error))
    return not lost
