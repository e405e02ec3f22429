"""/settings: what a person wants every time, by a menu each; seen by them alone."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, Self

from discord import Interaction, SelectOption
from discord.app_commands import command
from discord.ui import ActionRow, DynamicItem, Item, LayoutView, Select, TextDisplay

from bots.desk.chosen import chosen, offered, recall, remember
from bots.desk.preferences import Preferences
from bots.desk.wishes import preset_of, usual
from bots.discord.buttons import SETTING_ID
from bots.discord.client import ArtLine
from bots.discord.errors import tell_error
from bots.discord.people import locale_of
from bots.discord.translator import localised
from bots.words import LOCALES, say
from bots.words.styles import style_name
from model.contract.errors import PersonError
from model.contract.look import PRESETS
from model.contract.styles import STYLES, is_shipped

#: Stands for the language of the person's client.
OF_CLIENT = "client"


class Menu(NamedTuple):
    """What can be chosen for one field of Preferences."""

    field: str
    name: str
    #: The names of all values.
    values: dict[str, str]
    #: The value that holds.
    now: str


@command(name=localised("name-settings"), description=localised("describe-settings"))
async def settings(interaction: Interaction[ArtLine]) -> None:
    """Shows the menus."""
    await interaction.response.send_message(view=_panel(locale_of(interaction)), ephemeral=True)


class SettingSelect(DynamicItem[Select[LayoutView]], template=SETTING_ID):
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
            told = True
            try:
                person = interaction.user.id
                await recall(client.desk, "discord", person, interaction.channel_id)
                [value] = self.item.values
                preferences = _choose(self._field, value)
                await client.desk.prefer("discord", str(person), preferences)
                remember(preferences)
                await interaction.response.edit_message(view=_panel(locale_of(interaction)))
            except Exception as error:
                told = await tell_error(interaction, error)
            client.events.settled(interaction.id, told)


def _choose(field: str, value: str) -> Preferences:
    """What the person chose before, with this choice.

    Raises PersonError for a style that has gone since the menu was shown.
    """
    if field == "style" and not (is_shipped(value) or value in offered()):
        raise PersonError("style-gone", {"style": value})
    meaning: str | bool | None = value
    if field == "private":
        meaning = value == "yes"
    elif value == OF_CLIENT:
        meaning = None
    return chosen().model_copy(update={field: meaning})


def _panel(locale: str) -> LayoutView:
    view = LayoutView(timeout=None)
    view.add_item(TextDisplay(say(locale, "settings-discord")))
    for menu in _menus(locale):
        view.add_item(TextDisplay(f"**{menu.name}**"))
        view.add_item(ActionRow(_select(menu)))
    # discord.py need not remember it: choices are known by their custom id.
    view.stop()
    return view


def _menus(locale: str) -> Iterator[Menu]:
    preferences = chosen()
    wish = usual(preferences, offered())
    languages = {language: say(language, "language-name") for language in LOCALES}
    languages[OF_CLIENT] = say(locale, "language-of-discord")
    language = preferences.language or OF_CLIENT
    yield Menu("language", say(locale, "menu-language"), languages, language)
    names = (*(style.name for style in STYLES), *offered())
    styles = {name: style_name(name, locale) for name in names}
    yield Menu("style", say(locale, "menu-style"), styles, wish.style)
    presets = {preset: say(locale, f"preset-{preset}") for preset in PRESETS}
    yield Menu("preset", say(locale, "menu-preset"), presets, preset_of(wish.look) or "")
    seen = {"no": say(locale, "seen-by-all"), "yes": say(locale, "seen-by-me")}
    yield Menu("private", say(locale, "menu-private"), seen, "yes" if preferences.private else "no")


def _select(menu: Menu) -> Select[LayoutView]:
    options = [
        SelectOption(label=name, value=value, default=value == menu.now)
        for value, name in menu.values.items()
    ]
    return Select(custom_id=f"v1:setting:{menu.field}", options=options)
