"""/styles: one sheet with a photo in every style."""

import io

from discord import Attachment, File, Interaction
from discord.app_commands import autocomplete, command, describe, rename

from bots.desk.chosen import chosen, offered
from bots.desk.preferences import Preferences
from bots.discord.attachments import Photo
from bots.discord.client import ArtLine
from bots.discord.drawing import draw_photo
from bots.discord.originals import last
from bots.discord.people import locale_of
from bots.discord.responses import defer
from bots.discord.suggestions import suggest
from bots.discord.translator import localised
from bots.instructions import understand
from bots.words import say
from bots.words.styles import style_name
from model.contract.errors import PersonError


@command(name=localised("name-styles"), description=localised("command-styles"))
@rename(
    photo=localised("option-photo"),
    words=localised("option-words"),
    private=localised("option-private"),
)
@describe(
    photo=localised("describe-photo"),
    words=localised("describe-words"),
    private=localised("describe-private"),
)
@autocomplete(words=suggest)
async def styles(
    interaction: Interaction[ArtLine],
    photo: Attachment | None = None,
    words: str = "",
    private: bool | None = None,
) -> None:
    """Draws a photo in every style; without one, the last that the person had drawn here."""
    if photo is not None:
        given = Preferences(private=private)
        await draw_photo(interaction, photo, given, words, output="sheet")
    else:
        await _draw_last(interaction, words, private)


async def _draw_last(interaction: Interaction[ArtLine], words: str, private: bool | None) -> None:
    """Where there is none any more, shows the covers of added styles, or raises PersonError."""
    client = interaction.client
    with client.in_hand.keep():
        original = await last(client.desk, interaction.user.id, interaction.channel_id or 0)
        if original is None:
            return await _show_covers(interaction)
        if private is None:
            private = original.private or bool(chosen().private)
        photo = Photo(original.photo, original.covered)
        understood = understand(words, original.wish, output="sheet", added=offered())
        await client.photos.take_interaction(
            interaction, [photo], understood, private, original.example
        )


async def _show_covers(interaction: Interaction[ArtLine]) -> None:
    """To the person alone. Raises PersonError where there are none."""
    covers = await interaction.client.desk.covers(offered())
    if not covers:
        raise PersonError("not-a-photo")
    await defer(interaction, ephemeral=True)
    locale = locale_of(interaction)
    names = {style: style_name(style, locale) for style in covers}
    files = [
        File(io.BytesIO(cover), f"{style}.webp", description=names[style])
        for style, cover in covers.items()
    ]
    there = say(locale, "also-here", {"styles": ", ".join(names.values())})
    text = f"{say(locale, 'not-a-photo')}\n{there}"
    await interaction.edit_original_response(content=text, attachments=files)
