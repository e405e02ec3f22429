"""/styles: one sheet with a photo in every style."""

from discord import Attachment, Interaction
from discord.app_commands import autocomplete, command, describe, rename

from bots.desk.chosen import chosen
from bots.desk.preferences import Preferences
from bots.discord.client import ArtLine
from bots.discord.drawing import draw_photo
from bots.discord.originals import last
from bots.discord.suggestions import suggest
from bots.discord.translator import localised
from bots.instructions import understand
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
    """Raises PersonError where there is none any more."""
    client = interaction.client
    with client.in_hand.keep():
        original = await last(client.desk, interaction.user.id, interaction.channel_id or 0)
        if original is None:
            raise PersonError("not-a-photo")
        if private is None:
            private = original.private or bool(chosen().private)
        understood = understand(words, original.wish, output="sheet")
        await client.photos.take_interaction(
            interaction, original.photo, understood, private, original.example
        )
