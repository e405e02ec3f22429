"""The commands that make more than lines of a picture: /cartoon and /colour, or /color."""

from typing import Any

from discord import Attachment, Interaction
from discord.app_commands import (
    Command,
    Range,
    autocomplete,
    command,
    describe,
    rename,
)

from bots.desk.preferences import Preferences
from bots.discord.client import ArtLine
from bots.discord.drawing import draw_photo
from bots.discord.people import locale_of
from bots.discord.style_option import style_said, suggest_cartoon
from bots.discord.suggestions import suggest, suggest_colours
from bots.discord.translator import localised
from model.contract.styles import of_command


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
@autocomplete(style=suggest_cartoon, words=suggest)
async def cartoon(
    interaction: Interaction[ArtLine],
    photo: Attachment,
    style: str = of_command("cartoon")[0].name,
    words: str = "",
    strength: Range[int, 0, 100] | None = None,
    private: bool | None = None,
) -> None:
    """Makes a cartoon of a photo, so strong in %."""
    said = style_said(style, locale_of(interaction))
    given = Preferences(style=said, private=private)
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
