"""/settings: what a person wants every time, by a menu each; seen by them alone."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Self

from discord import Interaction, SelectOption
from discord.app_commands import command
from discord.ui import ActionRow, DynamicItem, Item, LayoutView, Select, TextDisplay

from bots.desk import STYLES
from bots.discord.client import ArtLine
from bots.discord.errors import tell_error
from bots.discord.people import chosen, locale_of, recall, remember
from bots.discord.translator import localised
from bots.preferences import Preferences
from bots.wishes import preset_of, usual
from bots.words import LOCALES, say
from model.look import PRESETS

#: A menu: the field of Preferences that it sets, what it is called, its values with their names,
#: and the value that holds now.
Menu = tuple[str, str, dict[str, str], str]

#: Stands for the language of the person's client.
OF_CLIENT = "client"


@command(name=localised("name-settings"), description=localised("describe-settings"))
async def settings(interaction: Interaction[ArtLine]) -> None:
    """Shows the menus."""
    await interaction.response.send_message(view=_panel(locale_of(interaction)), ephemeral=True)


class SettingSelect(
    DynamicItem[Select[LayoutView]],
    template="v1:setting:(?P<field>language|style|preset|private)",
):
    """One menu; nobody else sees it, so whoever uses it may."""

    def __init__(self, select: Select[LayoutView], field: str) -> None:
        super().__init__(select)
        self._field = field

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction[Any], item: Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used, made anew."""
        assert isinstance(item, Select)  # noqa: S101
        return cls(item, match["field"])

    async def callback(self, interaction: Interaction[Any]) -> None:
        """Keeps the choice, and says so in the language chosen."""
        client: ArtLine = interaction.client
        with client.in_hand.keep():
            try:
                await recall(client.desk, interaction.user.id)
                [value] = self.item.values
                preferences = _choose(self._field, value)
                await client.desk.prefer("discord", str(interaction.user.id), preferences)
                remember(preferences)
                await interaction.response.edit_message(view=_panel(locale_of(interaction)))
            except Exception as error:
                await tell_error(interaction, error)


def _choose(field: str, value: str) -> Preferences:
    """What the person chose before, with this choice."""
    meaning: str | bool | None = value
    if field == "private":
        meaning = value == "yes"
    elif value == OF_CLIENT:
        meaning = None
    return chosen().model_copy(update={field: meaning})


def _panel(locale: str) -> LayoutView:
    view = LayoutView(timeout=None)
    view.add_item(TextDisplay(say(locale, "settings-discord")))
    for field, name, values, now in _menus(locale):
        view.add_item(TextDisplay(f"**{name}**"))
        options = _options(values.items(), now)
        select: Select[LayoutView] = Select(custom_id=f"v1:setting:{field}", options=options)
        view.add_item(ActionRow(select))
    # discord.py need not remember it: choices are known by their custom id.
    view.stop()
    return view


def _menus(locale: str) -> Iterator[Menu]:
    preferences = chosen()
    wish = usual(preferences)
    languages = {language: say(language, "language-name") for language in LOCALES}
    languages[OF_CLIENT] = say(locale, "language-of-discord")
    language = say(locale, "menu-language")
    yield "language", language, languages, preferences.language or OF_CLIENT
    styles = {style: say(locale, f"style-{style}") for style in STYLES}
    yield "style", say(locale, "menu-style"), styles, wish.style
    presets = {preset: say(locale, f"preset-{preset}") for preset in PRESETS}
    yield "preset", say(locale, "menu-preset"), presets, preset_of(wish.look) or ""
    seen = {"no": say(locale, "seen-by-all"), "yes": say(locale, "seen-by-me")}
    yield "private", say(locale, "menu-private"), seen, "yes" if preferences.private else "no"


def _options(values: Iterable[tuple[str, str]], now: str) -> list[SelectOption]:
    return [SelectOption(label=label, value=value, default=value == now) for value, label in values]
