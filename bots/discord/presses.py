"""What pressing a button under a drawing does, and who may."""

import re
from dataclasses import replace
from typing import Any, Self

from discord import Interaction
from discord.ui import Button, DynamicItem, Item, LayoutView, TextDisplay, View
from discord.ui import File as FileCard

from bots.discord.buttons import CUSTOM_ID, PRESET, Drawing, without_share
from bots.discord.client import ArtLine
from bots.discord.errors import tell_error
from bots.discord.files import attach
from bots.discord.people import locale_of, recall
from bots.instructions import Understood
from bots.wishes import as_before
from bots.words import say
from model.errors import PersonError
from model.look import PRESETS


class DrawingButton(DynamicItem[Button[View]], template=CUSTOM_ID):
    """One button; `action` says what pressing it does."""

    def __init__(self, button: Button[View], action: str, drawing: Drawing) -> None:
        super().__init__(button)
        self._action = action
        self._drawing = drawing

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction[Any], item: Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed, made anew."""
        assert isinstance(item, Button)  # noqa: S101
        return cls(item, match["action"], Drawing(match["id"], match["owner"]))

    async def callback(self, interaction: Interaction[Any]) -> None:
        """Does it, if the person may."""
        client: ArtLine = interaction.client
        with client.in_hand.keep():
            try:
                await recall(client.desk, interaction.user.id)
                self._check(interaction)
                await self._act(interaction)
            except Exception as error:
                await tell_error(interaction, error)

    def _check(self, interaction: Interaction[ArtLine]) -> None:
        """Raises PersonError for others than the person who asked; moderators may delete."""
        moderates = interaction.permissions.manage_messages and self._action == "delete"
        if str(interaction.user.id) != self._drawing.owner and not moderates:
            raise PersonError("not-your-buttons")

    async def _act(self, interaction: Interaction[ArtLine]) -> None:
        match self._action:
            case "full":
                await _send_full_size(interaction, self._drawing)
            case "share":
                await _share(interaction, self._drawing)
            case "delete":
                await interaction.response.defer()
                await interaction.delete_original_response()
            case preset:
                await _draw_again(interaction, self._drawing, preset.removeprefix(PRESET))


async def _send_full_size(interaction: Interaction[ArtLine], drawing: Drawing) -> None:
    """As a file, for the person alone: what Discord shows of a picture is a smaller copy."""
    picture = await _picture(interaction, drawing)
    await interaction.response.defer(ephemeral=True, thinking=True)
    file, word = await attach(picture, interaction.filesize_limit, locale_of(interaction))
    card = LayoutView().add_item(FileCard(file))
    if word:
        card.add_item(TextDisplay(word))
    await interaction.followup.send(view=card, file=file, ephemeral=True)


async def _share(interaction: Interaction[ArtLine], drawing: Drawing) -> None:
    """Shows the drawing to everybody who can read along, once."""
    picture = await _picture(interaction, drawing)
    assert interaction.message is not None  # noqa: S101
    await interaction.response.defer()
    locale, person = locale_of(interaction), interaction.user.mention
    file, word = await attach(picture, interaction.filesize_limit, locale)
    text = "\n".join(filter(None, [say(locale, "shared-by", {"person": person}), word]))
    view = without_share(interaction.message)
    await interaction.followup.send(text, file=file, view=view)
    await interaction.edit_original_response(view=view)


async def _draw_again(interaction: Interaction[ArtLine], drawing: Drawing, preset: str) -> None:
    """Draws the same photo in another look, seen by whoever sees the message."""
    client, message = interaction.client, interaction.message
    order = await client.desk.order(drawing.id, "discord", drawing.owner)
    if order is None or order.source is None:
        raise PersonError("order-gone")
    wanted = Understood(replace(as_before(order), look=PRESETS[preset]))
    private = message is not None and message.flags.ephemeral
    await client.photos.take_interaction(interaction, order.source, wanted, private)


async def _picture(interaction: Interaction[ArtLine], drawing: Drawing) -> bytes:
    picture = await interaction.client.desk.picture(drawing.id, "discord", drawing.owner)
    if picture is None:
        raise PersonError("picture-gone")
    return picture
