"""Drawing a photo by /line, /draw, and "Draw this" on a message with a picture."""

from collections.abc import Sequence
from dataclasses import replace

from discord import Attachment, Interaction, Message, User
from discord.app_commands import (
    Choice,
    autocomplete,
    choices,
    command,
    context_menu,
    describe,
    rename,
)

from bots.desk.chosen import chosen, offered
from bots.desk.examples import coloured_like
from bots.desk.preferences import Preferences
from bots.desk.wishes import usual
from bots.discord.attachments import Photo, attached, avatar_of, pictures
from bots.discord.client import ArtLine
from bots.discord.people import locale_of
from bots.discord.style_option import style_said, suggest_style
from bots.discord.suggestions import suggest
from bots.discord.translator import localised
from bots.instructions import understand
from bots.instructions.in_vain import options_in_vain
from model.contract.errors import PersonError
from model.contract.look import MEDIA, PRESETS
from model.contract.styles import of_command
from model.contract.wish import Output

PRESET_CHOICES = [Choice(name=localised(f"preset-{name}"), value=name) for name in PRESETS]
MEDIUM_CHOICES = [Choice(name=localised(f"medium-{name}"), value=name) for name in MEDIA]


@command(name=localised("name-line"), description=localised("describe-line"))
@rename(
    photo=localised("option-photo"),
    medium=localised("option-medium"),
    preset=localised("option-preset"),
    words=localised("option-words"),
    private=localised("option-private"),
    user=localised("option-user"),
)
@describe(
    photo=localised("describe-photo"),
    medium=localised("describe-medium"),
    preset=localised("describe-preset"),
    words=localised("describe-words"),
    private=localised("describe-private"),
    user=localised("describe-user"),
)
@choices(medium=MEDIUM_CHOICES, preset=PRESET_CHOICES)
@autocomplete(words=suggest)
async def line(
    interaction: Interaction[ArtLine],
    photo: Attachment | None = None,
    preset: str | None = None,
    words: str = "",
    medium: str | None = None,
    private: bool | None = None,
    user: User | None = None,
) -> None:
    """Draws a photo in lines, or else somebody's avatar."""
    given = Preferences(style=of_command("line")[0].name, preset=preset, private=private)
    if photo is not None:
        await draw_photo(interaction, photo, given, words, medium=medium)
    elif user is not None:
        await draw_photos(interaction, [avatar_of(user)], given, words, medium=medium)
    else:
        raise PersonError("photo-or-person")


@command(name=localised("name-draw"), description=localised("describe-draw"))
@rename(
    photo=localised("option-photo"),
    style=localised("option-style"),
    words=localised("option-words"),
    medium=localised("option-medium"),
    preset=localised("option-preset"),
    private=localised("option-private"),
)
@describe(
    photo=localised("describe-photo"),
    style=localised("describe-style"),
    words=localised("describe-words"),
    medium=localised("describe-medium"),
    preset=localised("describe-preset"),
    private=localised("describe-private"),
)
@choices(medium=MEDIUM_CHOICES, preset=PRESET_CHOICES)
@autocomplete(style=suggest_style, words=suggest)
async def draw(
    interaction: Interaction[ArtLine],
    photo: Attachment,
    style: str | None = None,
    words: str = "",
    medium: str | None = None,
    preset: str | None = None,
    private: bool | None = None,
) -> None:
    """Draws a photo as somebody says."""
    chosen_style = style and style_said(style, locale_of(interaction))
    given = Preferences(style=chosen_style, preset=preset, private=private)
    await draw_photo(interaction, photo, given, words, medium=medium)


@context_menu(name=localised("draw-this"))
async def draw_this(interaction: Interaction[ArtLine], message: Message) -> None:
    """Draws the pictures of a message, whoever wrote it: those of them that we can take."""
    if not (found := pictures(message)):
        raise PersonError("no-picture-there")
    fit = [photo for photo in found if photo.refusal is None]
    await draw_photos(interaction, fit or found[:1], Preferences())


async def draw_photo(
    interaction: Interaction[ArtLine],
    photo: Attachment,
    given: Preferences,
    words: str = "",
    example: Attachment | None = None,
    medium: str | None = None,
    output: Output | None = None,
    strength: int | None = None,
) -> None:
    """Draws what somebody attached to a command, as `draw_photos` does."""
    colours = attached(example) if example else None
    await draw_photos(
        interaction, [attached(photo)], given, words, colours, medium, output, strength
    )


async def draw_photos(
    interaction: Interaction[ArtLine],
    photos: Sequence[Photo],
    given: Preferences,
    words: str = "",
    example: Photo | None = None,
    medium: str | None = None,
    output: Output | None = None,
    strength: int | None = None,
) -> None:
    """Draws photos as the person wants it this time, or else every time.

    An example's colours are taken; `strength` is in %. Raises PhotoError, PersonError and
    TurnedAway.
    """
    client = interaction.client
    with client.in_hand.keep():
        for one in (*photos, *([example] if example else [])):
            one.check()
        wanted = chosen().model_copy(update=given.model_dump(exclude_none=True))
        added = offered()
        wish, style = usual(wanted, added), given.style
        if strength is not None:
            wish = replace(wish, look=replace(wish.look, strength=strength / 100))
        if example:
            understood = coloured_like(wish, words, added)
        else:
            understood = understand(words, wish, style, medium, output, added)
            set_by_hand = () if strength is None else ("strength",)
            vain = options_in_vain(understood.wish, set_by_hand, given.preset or "")
            untold = dict.fromkeys((*understood.without_effect, *vain))
            understood = replace(understood, without_effect=tuple(untold))
        await client.photos.take_interaction(
            interaction,
            photos,
            understood,
            bool(wanted.private),
            example.url if example else None,
        )
