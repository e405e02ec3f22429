"""What draws the photo behind a drawing again: once more, or otherwise by one thing."""

from dataclasses import replace

from discord import Interaction

from bots.changes import change
from bots.discord.buttons import FILE, PRESET, Drawing
from bots.discord.client import ArtLine
from bots.discord.originals import behind
from bots.drawing_files import OFFERED
from bots.instructions import Understood, Wish
from model.errors import PersonError
from model.look import PRESETS

_LOOKS = {f"{PRESET}{name}": look for name, look in PRESETS.items()}
_FILES = {f"{FILE}{output}": output for output in OFFERED}


async def redraw(interaction: Interaction[ArtLine], drawing: Drawing, action: str) -> None:
    """Answers a press by a new drawing, seen by whoever sees the message."""
    client, message = interaction.client, interaction.message
    original = await behind(client.desk, drawing)
    wanted = wished(action, original.wish)
    private = message is not None and message.flags.ephemeral
    await client.photos.take_interaction(interaction, original.photo, wanted, private)


def wished(action: str, wish: Wish) -> Understood:
    """What an action makes of the wish so far. Raises PersonError for one of older versions."""
    if action == "again":
        return Understood(wish)
    if action in _LOOKS:
        return Understood(replace(wish, look=_LOOKS[action]))
    if action in _FILES:
        return Understood(replace(wish, output=_FILES[action]))
    if single := change(action):
        return single.of(wish)
    raise PersonError("order-gone")
