"""Presses of the buttons under a drawing, and choices from its menu: who may, and what they do."""

import re
from typing import Any, Self

from discord import Interaction
from discord.ui import Button, DynamicItem, Item, Select, View

from bots.desk.chosen import recall
from bots.discord.buttons import BUTTON_ID, MENU_ID, Drawing
from bots.discord.client import ArtLine
from bots.discord.errors import tell_error
from bots.discord.redrawing import redraw, turn
from bots.discord.showing import delete, share, show_full_size
from model.contract.errors import PersonError


class DrawingButton(DynamicItem[Button[View]], template=BUTTON_ID):
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
        await obey(interaction, self._drawing, self._action)


class ChangeMenu(DynamicItem[Select[View]], template=MENU_ID):
    """One menu of changes, styles or colours; the one that is chosen is the action."""

    def __init__(self, select: Select[View], drawing: Drawing) -> None:
        super().__init__(select)
        self._drawing = drawing

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction[Any], item: Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used, made anew."""
        assert isinstance(item, Select)  # noqa: S101
        return cls(item, Drawing(match["id"], match["owner"]))

    async def callback(self, interaction: Interaction[Any]) -> None:
        """Does what was chosen, if the person may."""
        [action] = self.item.values
        await obey(interaction, self._drawing, action)


async def obey(interaction: Interaction[ArtLine], drawing: Drawing, action: str) -> None:
    """Does what a button or the menu says; the person is told what goes wrong."""
    desk = interaction.client.desk
    with interaction.client.in_hand.keep():
        told = True
        try:
            await recall(desk, "discord", interaction.user.id)
            _check(interaction, drawing, action)
            await _act(interaction, drawing, action)
        except Exception as error:
            told = await tell_error(interaction, error)
        await interaction.client.settled(interaction.id, told)


def _check(interaction: Interaction[ArtLine], drawing: Drawing, action: str) -> None:
    """Raises PersonError for others than the person who asked; moderators may delete."""
    moderates = interaction.permissions.manage_messages and action == "delete"
    if str(interaction.user.id) != drawing.owner and not moderates:
        raise PersonError("not-your-buttons")


async def _act(interaction: Interaction[ArtLine], drawing: Drawing, action: str) -> None:
    match action:
        case "full":
            await show_full_size(interaction, drawing)
        case "share":
            await share(interaction, drawing)
        case "delete":
            await delete(interaction, drawing)
        case "colours" | "back":
            await turn(interaction, drawing, action)
        case _:
            await redraw(interaction, drawing, action)
