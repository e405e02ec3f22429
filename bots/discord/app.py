"""Builds the Discord bot, runs it, and stops it without dropping what it has taken on."""

import asyncio

from aiohttp import ClientError
from discord import HTTPException, LoginFailure, VoiceClient
from discord.http import Route

from bots.courier import carry
from bots.desk import Desk
from bots.discord.buttons import DrawingButton
from bots.discord.client import ArtLine
from bots.discord.commands import COMMANDS
from bots.discord.delivery import DiscordDelivery
from bots.settings import DiscordSettings
from bots.stopping import stop_signal
from model.errors import OperatorError
from worker import logs
from worker.broker import connect, connect_async
from worker.ledger import Ledger
from worker.outcomes import Outcomes
from worker.settings import QueueSettings

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

    Raises OperatorError for a missing or wrong token, and when Discord or the broker are away.
    """
    logs.configure()
    asyncio.run(_run(discord, queue))


async def _run(discord: DiscordSettings, queue: QueueSettings) -> None:
    if discord.token is None:
        raise OperatorError(HOW_TO_BEGIN)
    Route.BASE = discord.api_url
    # We have no voice; discord.py would warn of what that lacks.
    VoiceClient.warn_nacl = VoiceClient.warn_dave = False
    ledger = Ledger(connect(queue.redis_url), queue)
    async with await connect_async(queue.redis_url) as redis:
        client = ArtLine(Desk(ledger, queue.deadline_seconds), redis, queue)
        client.add_dynamic_items(DrawingButton)
        for one in COMMANDS:
            client.tree.add_command(one)
        delivery = DiscordDelivery(client, client.statuses)
        async with client:
            await _login(client, discord.token.get_secret_value())
            courier = carry(Outcomes(redis, "discord", queue), ledger, delivery.deliver)
            await _serve(client, asyncio.create_task(courier))


async def _login(client: ArtLine, token: str) -> None:
    try:
        await client.login(token)
    except LoginFailure:
        raise OperatorError(HOW_TO_MEND) from None
    except (HTTPException, ClientError, OSError) as error:
        raise OperatorError(UNREACHABLE) from error


async def _serve(client: ArtLine, courier: asyncio.Task[None]) -> None:
    stop = stop_signal()
    connection = asyncio.create_task(client.connect())
    try:
        await asyncio.wait([courier, connection, stop], return_when=asyncio.FIRST_COMPLETED)
        await client.in_hand.finished()
    finally:
        courier.cancel()
        await asyncio.wait([courier])
        await client.close()
        await asyncio.wait([connection])
    if not courier.cancelled():
        courier.result()
    connection.result()
