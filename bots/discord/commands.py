"""The commands: what each takes, and what it does."""

from typing import Any

from discord import Attachment, Interaction, Message
from discord.app_commands import (
    Choice,
    Command,
    ContextMenu,
    choices,
    command,
    context_menu,
    describe,
    rename,
)

from bots.desk import STYLES
from bots.discord.attachments import first_picture
from bots.discord.client import ArtLine
from bots.discord.errors import tell
from bots.discord.translator import localised
from bots.words import say
from model.errors import PersonError
from worker.ledger import PHOTO_MARGIN

AnyCommand = Command[Any, ..., Any] | ContextMenu


@command(name=localised("name-line"), description=localised("describe-line"))
@rename(photo=localised("option-photo"), private=localised("option-private"))
@describe(photo=localised("describe-photo"), private=localised("describe-private"))
async def line(interaction: Interaction[ArtLine], photo: Attachment, private: bool = False) -> None:
    """Draws a photo in lines."""
    await _draw(interaction, photo, "line", private)


@command(name=localised("name-draw"), description=localised("describe-draw"))
@rename(
    photo=localised("option-photo"),
    style=localised("option-style"),
    private=localised("option-private"),
)
@describe(
    photo=localised("describe-photo"),
    style=localised("describe-style"),
    private=localised("describe-private"),
)
@choices(style=[Choice(name=localised(f"style-{style}"), value=style) for style in STYLES])
async def draw(
    interaction: Interaction[ArtLine], photo: Attachment, style: str, private: bool = False
) -> None:
    """Draws a photo in a style."""
    await _draw(interaction, photo, style, private)


@context_menu(name=localised("draw-this"))
async def draw_this(interaction: Interaction[ArtLine], message: Message) -> None:
    """Draws the first picture of a message, whoever wrote it."""
    photo = first_picture(message)
    if photo is None:
        raise PersonError("no-picture-there")
    await _draw(interaction, photo, "line", private=False)


@command(name=localised("name-help"), description=localised("command-help"))
async def help_(interaction: Interaction[ArtLine]) -> None:
    """Everything that can be asked for."""
    await tell(interaction, say(interaction.locale.value, "help-discord"))


@command(name=localised("name-privacy"), description=localised("command-privacy"))
async def privacy(interaction: Interaction[ArtLine]) -> None:
    """What is kept, and for how long."""
    queue = interaction.client.queue
    lives: dict[str, int | str] = {
        "seconds": queue.deadline_seconds + PHOTO_MARGIN,
        "minutes": queue.picture_minutes,
        "hours": queue.undelivered_hours,
    }
    await tell(interaction, say(interaction.locale.value, "privacy", lives))


@command(name=localised("name-forget-me"), description=localised("command-forget-me"))
async def forget_me(interaction: Interaction[ArtLine]) -> None:
    """Removes everything held of the person, now, and says what that was."""
    count = await interaction.client.desk.forget("discord", str(interaction.user.id))
    await tell(interaction, say(interaction.locale.value, "forgotten", {"count": count}))


#: In no particular order: Discord sorts them.
COMMANDS: tuple[AnyCommand, ...] = (line, draw, draw_this, help_, privacy, forget_me)


async def _draw(
    interaction: Interaction[ArtLine], photo: Attachment, style: str, private: bool
) -> None:
    with interaction.client.in_hand.keep():
        await interaction.client.photos.take_interaction(interaction, photo, style, private)
