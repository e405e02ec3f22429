"""The commands that make more than lines of a picture: /cartoon and /colour, or /color."""

from typing import Any

from discord import Attachment, Interaction
from discord.app_commands import (
    Choice,
    Command,
    Range,
    autocomplete,
    choices,
    command,
    describe,
    rename,
)

from bots.desk.preferences import Preferences
from bots.discord.client import ArtLine
from bots.discord.drawing import draw_photo
from bots.discord.suggestions import suggest, suggest_colours
from bots.discord.translator import localised
from model.contract.styles import of_command

CARTOONS = [Choice(name=localised(style.key), value=style.name) for style in of_command("cartoon")]


@command(name=localised("name-cartoon"), description=localised("describe-cartoon"))
@rename(
    photo=localised("option-photo"),
    style=localised("option-style"),
    words=localised("option-words"),
    strength=localised("option-strength"),
    private=localised("option-private"),
)
@describe(
    photo=localised("describe-photo"),
    style=localised("describe-style"),
    words=localised("describe-words"),
    strength=localised("describe-strength"),
    private=localised("describe-private"),
)
@choices(style=CARTOONS)
@autocomplete(words=suggest)
async def cartoon(
    interaction: Interaction[ArtLine],
    photo: Attachment,
    style: str = CARTOONS[0].value,
    words: str = "",
    strength: Range[int, 0, 100] | None = None,
    private: bool | None = None,
) -> None:
    """Makes a cartoon of a photo, so strong in %."""
    given = Preferences(style=style, private=private)
    await draw_photo(interaction, photo, given, words, strength=strength)


@command(name=localised("name-colour"), description=localised("describe-colour"))
@rename(
    photo=localised("option-photo"),
    words=localised("option-words"),
    example=localised("option-example"),
    private=localised("option-private"),
)
@describe(
    photo=localised("describe-sketch"),
    words=localised("describe-colours"),
    example=localised("describe-example"),
    private=localised("describe-private"),
)
@autocomplete(words=suggest_colours)
async def colour(
    interaction: Interaction[ArtLine],
    photo: Attachment,
    words: str = "",
    example: Attachment | None = None,
    private: bool | None = None,
) -> None:
    """Colours a line drawing, a sketch or a photo, by words or by another picture's colours."""
    given = Preferences(style=of_command("colour")[0].name, private=private)
    await draw_photo(interaction, photo, given, words, example)


#: The same in American spelling, by which many look for it.
color: Command[Any, ..., None] = Command(
    name="color",
    description=localised("describe-colour"),
    callback=colour.callback,
    auto_locale_strings=False,
)
