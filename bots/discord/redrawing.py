"""Buttons that draw the photo again, and those that show and hide the menus of colours."""

from discord import Interaction

from bots.desk.chosen import offered
from bots.desk.wishes import pressed
from bots.discord.attachments import Photo
from bots.discord.buttons import ALL, Target, choices, palette, what_else
from bots.discord.client import ArtLine
from bots.discord.originals import behind
from bots.discord.people import locale_of


async def redraw(interaction: Interaction[ArtLine], target: Target, button: str) -> None:
    """Answers a press by a new drawing, seen by whoever sees the message."""
    client, message = interaction.client, interaction.message
    original = await behind(client.desk, target)
    wanted = pressed(button, original.wish)
    photo = Photo(original.photo, original.covered)
    private = message is not None and message.flags.ephemeral
    await client.photos.take_interaction(interaction, [photo], wanted, private, original.example)


async def turn(
    interaction: Interaction[ArtLine], target: Target, action: str, whose: str = ALL
) -> None:
    """Puts the menus of colours in place of what stands under a drawing, or takes them away.

    whose: whom the colours are for, as `palette` has it.
    """
    original = await behind(interaction.client.desk, target)
    assert interaction.message is not None  # noqa: S101
    actions, locale = what_else(interaction.message), locale_of(interaction)
    if action == "colours":
        view = palette(target, original.wish, locale, actions, original.people, whose)
    else:
        view = choices(target, original.wish, locale, actions, offered())
    await interaction.response.edit_message(view=view)
