"""Somebody on Telegram."""

from bots.words import say
from tests import telegram_api, telegram_scene
from tests.fronts.front import Front
from tests.telegram_api import Fault
from tests.telegram_api.chats import Json
from tests.telegram_scene import SELFIE


class OnTelegram(Front):
    def __init__(self, scene: telegram_scene.Scene, locale: str) -> None:
        self.scene, self.locale = scene, locale
        self.person = telegram_api.Person("Kim", locale)
        self.chat = scene.api.private_chat(self.person)

    async def ask(self, words: str = "") -> None:
        await self.chat.send(self.person, photo=SELFIE, caption=words or None)

    async def ask_by(self, command: str, words: str = "") -> None:
        await self.chat.send(self.person, photo=SELFIE, caption=f"/{command} {words}".strip())

    async def show(self, example: bytes, words: str = "") -> None:
        drawing = self._drawings()[-1]
        await self.chat.send(self.person, photo=example, caption=words or None, reply_to=drawing)

    async def offer(self, name: str, mime_type: str, size: int) -> None:
        document = self.scene.api.files.document(name, mime_type, b"") | {"file_size": size}
        await self.chat.send(self.person, content={"document": document})

    async def write(self, text: str) -> None:
        await self.chat.send(self.person, text)

    async def command(self, name: str) -> None:
        await self.chat.send(self.person, f"/{name}")

    async def press(self, label: str) -> None:
        await self.chat.press(self.person, self._drawings()[-1], label)

    async def have_as(self, label: str) -> None:
        await self.press(label)

    def files(self) -> list[str]:
        return [label for label, _ in self.buttons()]

    async def press_below_status(self, label: str) -> None:
        def found() -> list[Json]:
            buttons = [one for one in self.chat.from_bot() if "reply_markup" in one]
            return [one for one in buttons if label in _labels(one)]

        await self.scene.api.until(found)
        await self.chat.press(self.person, found()[-1], label)

    async def change(self, label: str) -> None:
        await self._press_behind(label, "change", "change-colour")

    async def _press_behind(self, label: str, *sheets: str) -> None:
        """Opens sheets until the button is there, and presses it."""
        drawing = self._drawings()[-1]
        for sheet in sheets:
            if label not in _labels(drawing):
                await self._open(sheet)
        await self.press(label)

    async def _open(self, *sheets: str) -> list[str]:
        """The buttons of the last of these sheets, but for the way back."""
        drawing = self._drawings()[-1]
        for sheet in sheets:
            await self.press(say(self.locale, sheet))
            assert await self.scene.told() is None
        return _labels(drawing)[:-1]

    async def styles(self) -> list[str]:
        return await self._leafed("change-style", "change-media")

    async def restyle(self, label: str) -> None:
        await self._press_behind(label, "change-style", "change-media")

    async def fills(self, part: str, who: str = "") -> list[str]:
        await self._open_colours(who)
        labels = await self._open(f"part-{part}")
        await self._open("back", "back")
        return labels

    async def fill(self, part: str, label: str, who: str = "") -> None:
        await self._open_colours(who)
        await self._open(f"part-{part}")
        await self.press(label)

    async def whose(self) -> list[str]:
        labels = await self._open("change-colours")
        await self._open("back")
        return [number for label in labels if (number := label.strip("←→ ✓")).isdecimal()]

    async def _open_colours(self, who: str) -> None:
        labels = await self._open("change-colours")
        if who:
            await self.press(next(label for label in labels if who in label.split()))
            assert await self.scene.told() is None

    async def changes(self) -> list[str]:
        return await self._leafed("change", "change-colour")

    async def _leafed(self, sheet: str, behind: str) -> list[str]:
        """The buttons of a sheet and of another behind it, but for those that lead to and fro."""
        drawing, sheets = self._drawings()[-1], []
        for button in (sheet, behind, "back", "back"):
            await self.press(say(self.locale, button))
            assert await self.scene.told() is None
            sheets.append(_labels(drawing))
        return sheets[0][:-2] + sheets[1][:-1]

    async def choices(self, setting: str) -> list[str]:
        before = len(self.chat.from_bot())
        await self.command("settings")
        await self.scene.api.until(lambda: len(self.chat.from_bot()) > before)
        self._menu = self.chat.from_bot()[-1]
        await self.choose(say(self.locale, f"setting-{setting}", {"choice": ""}))
        return [label.removeprefix("✓ ") for label in _labels(self._menu)[:-1]]

    async def choose(self, label: str) -> None:
        await self.chat.press(self.person, self._menu, label)
        assert await self.scene.told() is None

    def lose_photos(self) -> None:
        self.scene.api.fail("getFile", Fault.refused("wrong file_id"))

    def buttons(self) -> list[tuple[str, bool]]:
        labels = _labels(self._drawings()[-1])
        return [(label.removeprefix("✓ "), label.startswith("✓ ")) for label in labels]

    def offers_under(self, sentence: str) -> list[str]:
        return _labels([one for one in self.chat.from_bot() if one.get("text") == sentence][-1])

    def files_sent(self) -> int:
        return len([one for one in self.chat.from_bot() if "document" in one])

    def captions(self) -> list[str]:
        return [message.get("caption", "") for message in self._drawings()]

    def _drawings(self) -> list[Json]:
        """Transparent ones are documents."""
        return [one for one in self.chat.from_bot() if "photo" in one or "document" in one]

    def texts(self) -> list[str]:
        alerts = self.scene.api.called("answerCallbackQuery")
        return self.chat.texts() + [alert.get("text", "") for alert in alerts]


def _labels(message: Json) -> list[str]:
    rows = message["reply_markup"]["inline_keyboard"]
    return [button["text"] for row in rows for button in row]
