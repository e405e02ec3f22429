"""Somebody on Discord."""

from collections.abc import Awaitable

from bots.desk.drawing_files import OFFERED
from bots.words import say
from tests import discord_api, discord_scene
from tests.discord_api.places import PRIMARY, File, Json, parts
from tests.fronts.front import Front
from tests.telegram_scene import SELFIE


class OnDiscord(Front):
    def __init__(self, scene: discord_scene.Scene, locale: str) -> None:
        self.scene, self.locale = scene, locale
        self.person = discord_api.Person("Kim", {"en": "en-US"}.get(locale, locale))
        self.chat = scene.api.direct(self.person)

    async def ask(self, words: str = "") -> None:
        await self.chat.command(self.person, "draw", File(SELFIE), words=words)

    async def ask_by(self, command: str, words: str = "") -> None:
        await self.chat.command(self.person, command, File(SELFIE), words=words)

    async def show(self, example: bytes, words: str = "") -> None:
        drawing = self.chat.pictures(self.person)[-1]
        await self.chat.post(self.person, words, File(example), reply_to=drawing)

    async def offer(self, name: str, mime_type: str, size: int) -> None:
        await self.chat.command(self.person, "draw", File(b"", name, mime_type, size))

    async def write(self, text: str) -> None:
        await self.chat.post(self.person, text)

    async def command(self, name: str) -> None:
        await self.chat.command(self.person, name)

    async def press(self, label: str) -> None:
        await self.chat.press(self.person, self.chat.pictures(self.person)[-1], label)

    async def press_below_status(self, label: str) -> None:
        def found() -> list[Json]:
            seen = self.chat.seen_by(self.person)
            return [one for one in seen if label in [part.get("label") for part in parts(one)]]

        await self.scene.api.until(found)
        await self.chat.press(self.person, found()[-1], label)

    async def change(self, label: str) -> None:
        await self.chat.choose(self.person, self.chat.pictures(self.person)[-1], label)

    async def have_as(self, label: str) -> None:
        in_the_menu = label in self._options("change")
        await (self.change(label) if in_the_menu else self.press(label))

    def files(self) -> list[str]:
        return [*(label for label, _ in self.buttons()), *self._options("change")]

    async def changes(self) -> list[str]:
        """But for files that have no button of their own."""
        files = {say(self.locale, f"as-{output}") for output in OFFERED}
        return [label for label in self._options("change") if label not in files]

    async def styles(self) -> list[str]:
        return self._options("change-style")

    async def restyle(self, label: str) -> None:
        await self.change(label)

    async def fills(self, part: str, who: str = "") -> list[str]:
        await self._open_colours(part, who)
        labels = self._options(f"part-{part}")
        await self._turn("back")
        return labels

    async def fill(self, part: str, label: str, who: str = "") -> None:
        await self._open_colours(part, who)
        await self.change(label)

    async def whose(self) -> list[str]:
        await self._turn("change-colours")
        labels = self._options("whose-colours")[1:-1]
        await self._turn("back")
        numbers = [str(number) for number in range(1, len(labels) + 1)]
        assert labels == [self._person(who) for who in numbers]
        return numbers

    async def _open_colours(self, part: str, who: str) -> None:
        await self._turn("change-colours")
        if who or (part == "background" and self._options("whose-colours")):
            label = self._person(who) if who else say(self.locale, "part-background")
            await self._edited(self.change(label))

    def _person(self, who: str) -> str:
        return say(self.locale, "person-from-left", {"who": who})

    async def _turn(self, button: str) -> None:
        """Presses a button that puts other menus in place of those under the last drawing."""
        await self._edited(self.press(say(self.locale, button)))

    async def _edited(self, done: Awaitable[None]) -> None:
        drawing = self.chat.pictures(self.person)[-1]
        edited = drawing["edited_timestamp"]
        await done
        await self.scene.api.until(lambda: drawing["edited_timestamp"] != edited)

    def _options(self, menu: str) -> list[str]:
        found, name = parts(self.chat.pictures(self.person)[-1]), say(self.locale, menu)
        options = [part["options"] for part in found if part.get("placeholder") == name]
        return [option["label"] for option in options[0]] if options else []

    async def choices(self, setting: str) -> list[str]:
        before = len(self.chat.seen_by(self.person))
        await self.command("settings")
        await self.scene.api.until(lambda: len(self.chat.seen_by(self.person)) > before)
        self._menu = self.chat.seen_by(self.person)[-1]
        custom_id = f"v1:setting:{setting}"
        menu = next(part for part in parts(self._menu) if part.get("custom_id") == custom_id)
        return [option["label"] for option in menu["options"]]

    async def choose(self, label: str) -> None:
        edited = self._menu["edited_timestamp"]
        await self.chat.choose(self.person, self._menu, label)
        await self.scene.api.until(lambda: self._menu["edited_timestamp"] != edited)

    def lose_photos(self) -> None:
        self.scene.api.lose_files()

    def buttons(self) -> list[tuple[str, bool]]:
        found = parts(self.chat.pictures(self.person)[-1])
        return [(part["label"], part["style"] == PRIMARY) for part in found if "label" in part]

    def offers_under(self, sentence: str) -> list[str]:
        said = [one for one in self.chat.seen_by(self.person) if one["content"] == sentence][-1]
        names = (part.get("label") or part.get("placeholder") for part in parts(said))
        return [name for name in names if name]

    def files_sent(self) -> int:
        # Of the pictures, those without a button.
        return len([one for one in self.chat.pictures(self.person) if not list(parts(one))])

    def captions(self) -> list[str]:
        return [message["content"] for message in self.chat.pictures(self.person)]

    def texts(self) -> list[str]:
        return self.chat.texts(self.person)
