"""The buttons under a drawing, which work as long as the message is there, whatever restarts.

All that pressing one needs stands in its custom id: the action, the job and whose drawing it is.
"""

import io
import re
from collections.abc import Sequence
from typing import Any, Self

from discord import ButtonStyle, File, Interaction
from discord.ui import Button, DynamicItem, Item, LayoutView, View
from discord.ui import File as FileCard

from bots.discord.client import ArtLine
from bots.discord.errors import tell_error
from bots.words import say
from model.errors import PersonError
from worker.jobs import Outcome

FILENAME = "drawing.png"

#: The sentences on the buttons, by action.
LABELS = {"full": "full-size", "share": "share", "delete": "delete"}


def buttons(outcome: Outcome, shareable: bool) -> View:
    """The buttons for a drawing."""
    actions = ("full", "share", "delete") if shareable else ("full", "delete")
    return _view(actions, outcome.id, outcome.address.person, outcome.address.locale)


def _view(actions: Sequence[str], id: str, owner: str, locale: str) -> View:
    view = View(timeout=None)
    for action in actions:
        style = ButtonStyle.danger if action == "delete" else ButtonStyle.secondary
        button: Button[View] = Button(
            style=style,
            label=say(locale, LABELS[action]),
            custom_id=f"v1:{action}:{id}:{owner}",
        )
        view.add_item(button)
    # discord.py need not remember it: presses are known by their custom id.
    view.stop()
    return view


class DrawingButton(
    DynamicItem[Button[View]],
    template=r"v1:(?P<action>full|share|delete):(?P<id>[A-Za-z0-9_-]{8,64}):(?P<owner>\d{1,20})",
):
    """One button; `action` says what pressing it does."""

    def __init__(self, button: Button[View], action: str, id: str, owner: str) -> None:
        super().__init__(button)
        self._action = action
        self._job = id
        self._owner = owner

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction[Any], item: Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed, made anew."""
        assert isinstance(item, Button)  # noqa: S101
        return cls(item, match["action"], match["id"], match["owner"])

    async def callback(self, interaction: Interaction[Any]) -> None:
        """Does it, if the person may."""
        client: ArtLine = interaction.client
        with client.in_hand.keep():
            try:
                self._check(interaction)
                await self._act(client, interaction)
            except Exception as error:
                await tell_error(interaction, error)

    def _check(self, interaction: Interaction[ArtLine]) -> None:
        """Raises PersonError for others than the person who asked; moderators may delete."""
        moderates = interaction.permissions.manage_messages and self._action == "delete"
        if str(interaction.user.id) != self._owner and not moderates:
            raise PersonError("not-your-buttons")

    async def _act(self, client: ArtLine, interaction: Interaction[ArtLine]) -> None:
        if self._action == "delete":
            await interaction.response.defer()
            return await interaction.delete_original_response()
        picture = await client.desk.picture(self._job, "discord", self._owner)
        if picture is None:
            raise PersonError("picture-gone")
        file = File(io.BytesIO(picture), FILENAME)
        if self._action == "full":
            return await _send_full_size(interaction, file)
        await self._share(interaction, file)

    async def _share(self, interaction: Interaction[ArtLine], file: File) -> None:
        """Shows the drawing to everybody who can read along, once."""
        await interaction.response.defer()
        locale = interaction.locale.value
        text = say(locale, "shared-by", {"person": interaction.user.mention})
        view = _view(("full", "delete"), self._job, self._owner, locale)
        await interaction.followup.send(text, file=file, view=view)
        await interaction.edit_original_response(view=view)


async def _send_full_size(interaction: Interaction[ArtLine], file: File) -> None:
    """As a file, for the person alone: what Discord shows of a picture is a smaller copy."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    card = LayoutView().add_item(FileCard(file))
    await interaction.followup.send(view=card, file=file, ephemeral=True)
