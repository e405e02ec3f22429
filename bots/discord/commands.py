"""All the commands, and those that are answered at once, to the person alone."""

from typing import Any

from discord import Interaction
from discord.app_commands import Command, ContextMenu, command, default_permissions

from bots.desk.stats import owners, summary
from bots.discord.all_styles import styles
from bots.discord.cartoons import cartoon, color, colour
from bots.discord.client import ArtLine
from bots.discord.drawing import draw, draw_this, line
from bots.discord.files import attach
from bots.discord.people import locale_of
from bots.discord.responses import defer, tell
from bots.discord.settings import settings
from bots.discord.teach_command import teach
from bots.discord.translator import localised
from bots.words import say
from model.contract.errors import PersonError

AnyCommand = Command[Any, ..., Any] | ContextMenu


@command(name=localised("name-help"), description=localised("command-help"))
async def help_(interaction: Interaction[ArtLine]) -> None:
    """Everything that can be asked for."""
    await tell(interaction, say(locale_of(interaction), "help-discord"))


@command(name=localised("name-privacy"), description=localised("command-privacy"))
async def privacy(interaction: Interaction[ArtLine]) -> None:
    """What is kept, and for how long."""
    queue = interaction.client.queue
    lives: dict[str, int | str] = {
        "seconds": queue.photo_seconds,
        "minutes": queue.picture_minutes,
        "hours": queue.undelivered_hours,
    }
    await tell(interaction, say(locale_of(interaction), "privacy", lives))


@command(name=localised("name-forget-me"), description=localised("command-forget-me"))
async def forget_me(interaction: Interaction[ArtLine]) -> None:
    """Removes everything held of the person, now, and says what that was."""
    person = str(interaction.user.id)
    await interaction.client.events.forget(person, interaction.id)
    count = await interaction.client.desk.forget("discord", person)
    await tell(interaction, say(locale_of(interaction), "forgotten", {"count": count}))


@command(name=localised("name-mine"), description=localised("command-mine"))
async def mine(interaction: Interaction[ArtLine]) -> None:
    """A person's last drawings once more, while they are kept."""
    await defer(interaction, ephemeral=True)
    pictures = await interaction.client.desk.drawings("discord", str(interaction.user.id))
    if not pictures:
        raise PersonError("nothing-of-yours")
    limit, locale = interaction.filesize_limit, locale_of(interaction)
    attached = [await attach(picture, limit, locale) for picture in pictures]
    word = next((word for _, word in attached if word), "")
    files = [file for files, _ in attached for file in files]
    await interaction.edit_original_response(content=word, attachments=files)


@command(name=localised("name-stats"), description=localised("describe-stats"))
@default_permissions()
async def stats(interaction: Interaction[ArtLine]) -> None:
    """How the bot is doing, for its owners. In servers Discord shows it to administrators alone."""
    client = interaction.client
    if interaction.user.id not in owners(client.queue, "discord"):
        raise PersonError("owners-only")
    await tell(interaction, summary(await client.desk.figures(), locale_of(interaction)))


#: In no particular order: Discord sorts them.
COMMANDS: tuple[AnyCommand, ...] = (
    line,
    cartoon,
    colour,
    color,
    styles,
    draw,
    draw_this,
    mine,
    settings,
    help_,
    privacy,
    forget_me,
    stats,
    teach,
)
