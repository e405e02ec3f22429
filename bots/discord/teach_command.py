"""/teach, and the buttons under what is shown of a course."""

from discord import Interaction
from discord.app_commands import command, default_permissions, describe, rename

from bots.discord.buttons import Target
from bots.discord.client import ArtLine
from bots.discord.people import locale_of
from bots.discord.responses import tell
from bots.discord.teaching import address_of
from bots.discord.translator import localised
from bots.words import say


@command(name=localised("name-teach"), description=localised("describe-teach"))
@rename(style=localised("option-style"))
@describe(style=localised("describe-taught"))
@default_permissions()
async def teach(interaction: Interaction[ArtLine], style: str = "") -> None:
    """Teaches a style, for owners. In servers Discord shows it to administrators alone."""
    locale, channel = locale_of(interaction), interaction.channel_id or 0
    address = address_of(interaction.user.id, channel, interaction.id, locale)
    await interaction.client.desk.teaching.begin(address, style)
    await tell(interaction, say(locale, "teach-told-here"))


async def press_teaching(interaction: Interaction[ArtLine], target: Target, action: str) -> None:
    """A button under what is shown of a course."""
    await interaction.client.desk.teaching.press(
        "discord", str(interaction.user.id), target.id, action
    )
    await interaction.response.defer()
