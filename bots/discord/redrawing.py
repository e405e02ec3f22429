"""What draws the photo behind a drawing again: once more, or otherwise by one thing."""

from discord import Interaction

from bots.discord.buttons import Drawing
from bots.discord.client import ArtLine
from bots.discord.originals import behind
from bots.wishes import pressed


async def redraw(interaction: Interaction[ArtLine], drawing: Drawing, button: str) -> None:
    """Answers a press by a new drawing, seen by whoever sees the message."""
    client, message = interaction.client, interaction.message
    original = await behind(client.desk, drawing)
    wanted = pressed(button, original.wish)
    private = message is not None and message.flags.ephemeral
    await client.photos.take_interaction(interaction, original.photo, wanted, private)
