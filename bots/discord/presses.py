"""Presses of the buttons under a drawing, and choices from its menu: who may, and what they do."""

import re
from typing import Any, Self

from discord import Interaction
from discord.ui import Button, DynamicItem, Item, Select, View

from bots.desk.chosen import recall
from bots.discord.buttons import BUTTON_ID, MENU_ID, WHOSE, Target
from bots.discord.client import ArtLine
from bots.discord.errors import tell_error
from bots.discord.redrawing import redraw, turn
from bots.discord.showing import delete, share, show_full_size, stop
from bots.discord.teach_command import press_teaching
from model.contract.errors import PersonError


class DrawingButton(DynamicItem[Button[View]], template=BUTTON_ID):
    """One button; `action` says what pressing it does."""

    def __init__(self, button: Button[View], action: str, target: Target) -> None:
        super().__init__(button)
        self._action = action
        self._target = target

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction[Any], item: Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed, made anew."""
        assert isinstance(item, Button)  # noqa: S101
        return cls(item, match["action"], Target(match["id"], match["person"]))

    async def callback(self, interaction: Interaction[Any]) -> None:
        """Does it, if the person may."""
        await obey(interaction, self._target, self._action)


class ChangeMenu(DynamicItem[Select[View]], template=MENU_ID):
    """One menu of changes, styles, people or colours; what is chosen is the action."""

    def __init__(self, select: Select[View], target: Target) -> None:
        super().__init__(select)
        self._target = target

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction[Any], item: Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used, made anew."""
        assert isinstance(item, Select)  # noqa: S101
        return cls(item, Target(match["id"], match["person"]))

    async def callback(self, interaction: Interaction[Any]) -> None:
        """Does what was chosen, if the person may."""
        [action] = self.item.values
        await obey(interaction, self._target, action)


async def obey(interaction: Interaction[ArtLine], target: Target, action: str) -> None:
    """Does what a button or the menu says; the person is told what goes wrong."""
    desk = interaction.client.desk
    with interaction.client.in_hand.keep():
        told = True
        try:
            await recall(desk, "discord", interaction.user.id, interaction.channel_id)
            _check(interaction, target, action)
            await _act(interaction, target, action)
        except Exception as error:
            told = await tell_error(interaction, error)
        interaction.client.events.settled(interaction.id, told)


def _check(interaction: Interaction[ArtLine], target: Target, action: str) -> None:
    """Raises PersonError for others than the person who asked; moderators may delete."""
    moderates = interaction.permissions.manage_messages and action == "delete"
    if str(interaction.user.id) != target.person and not moderates:
        raise PersonError("not-your-buttons")


async def _act(interaction: Interaction[ArtLine], target: Target, action: str) -> None:
    match action:
        case "full":
            await show_full_size(interaction, target)
        case "share":
            await share(interaction, target)
        case "delete":
            await delete(interaction, target)
        case "stop":
            await stop(interaction, target)
        case _ if action.startswith("teach-"):
            await press_teaching(interaction, target, action)
        case "colours" | "back":
            await turn(interaction, target, action)
        case _ if action.startswith(WHOSE):
            await turn(interaction, target, "colours", action.removeprefix(WHOSE))
        case _:
            await redraw(interaction, target, action)
