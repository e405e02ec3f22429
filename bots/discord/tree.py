"""The commands as discord.py keeps them: what comes before each, and after one that fails."""

from collections.abc import Callable

from discord import Client, Interaction
from discord.app_commands import (
    AppCommandContext,
    AppCommandError,
    AppInstallationType,
    CommandInvokeError,
    CommandTree,
)

from bots.desk.chosen import recall
from bots.desk.desk import Desk
from bots.discord.errors import tell_error

#: Takes the number of an interaction, and whether it has its answer.
Settled = Callable[[int, bool], None]


class Tree(CommandTree[Client]):
    """The commands, for servers and for people, wherever they can be given."""

    def __init__(self, client: Client, desk: Desk, settled: Settled) -> None:
        super().__init__(
            client,
            allowed_installs=AppInstallationType(guild=True, user=True),
            allowed_contexts=AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        )
        self._desk = desk
        self._settled = settled

    async def interaction_check(self, interaction: Interaction[Client], /) -> bool:
        """Called by discord.py before each command: recalls who gives it."""
        await recall(self._desk, "discord", interaction.user.id, interaction.channel_id)
        return True

    async def on_error(self, interaction: Interaction[Client], error: AppCommandError, /) -> None:
        """Called by discord.py with what a command raised."""
        cause = error.original if isinstance(error, CommandInvokeError) else error
        self._settled(interaction.id, await tell_error(interaction, cause))
