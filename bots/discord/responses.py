"""Responses to interactions, so that nobody is left with "thinking…".

Discord takes one response to each, and shows when one is on its way. A lost reply of Discord's, or
a bot that ended in between, leaves open whether there is one: asked again, it refuses a second.
"""

import asyncio
from typing import NamedTuple

from aiohttp import ClientError
from discord import Client, HTTPException, Interaction, InteractionType

#: What Discord calls an interaction that was answered, and one that it waits for no longer.
ALREADY_ANSWERED, UNKNOWN_INTERACTION = 40060, 10062
#: Seconds before a response whose fate is unknown is tried again. Discord waits three.
PAUSES = (0.1, 0.4, 1.0)


class Deferred(NamedTuple):
    """How an interaction can be answered after Discord was asked to show “thinking”."""

    #: The number of the message that says so; None when it is not known.
    message: int | None
    #: Whether Discord still takes an answer in its place.
    open: bool


async def defer(interaction: Interaction[Client], *, ephemeral: bool) -> Deferred:
    """Has Discord show that we are thinking; doing so again changes nothing."""
    for pause in (*PAUSES, None):
        try:
            response = await interaction.response.defer(ephemeral=ephemeral, thinking=True)
            return Deferred(response.message_id if response else None, True)
        except HTTPException as error:
            if error.code == ALREADY_ANSWERED:
                return Deferred(await _shown(interaction), True)
            if error.code == UNKNOWN_INTERACTION:
                return Deferred(None, False)
            raise
        except (ClientError, OSError):
            if pause is None:
                raise
            await asyncio.sleep(pause)
    raise AssertionError


async def tell(interaction: Interaction[Client], text: str) -> None:
    """Says something to the person alone; where we are thinking, it takes the place of that."""
    if not interaction.response.is_done():
        try:
            await interaction.response.send_message(text, ephemeral=True)
            return
        except HTTPException as error:
            if error.code != ALREADY_ANSWERED:
                raise
    if interaction.type is InteractionType.application_command:
        await interaction.edit_original_response(content=text)
    else:
        # The original may be the drawing under which a button was pressed.
        await interaction.followup.send(text, ephemeral=True)


async def _shown(interaction: Interaction[Client]) -> int | None:
    try:
        return (await interaction.original_response()).id
    except (HTTPException, ClientError, OSError):
        return None
