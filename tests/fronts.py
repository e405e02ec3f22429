"""Somebody who talks to a bot, and sees what it says, in the same words on either platform."""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import discord_api
import discord_scene
import telegram_api
import telegram_scene
from discord_api.places import PRIMARY, File, Json, parts
from telegram_api import Fault

from bots.words import say
from model.look import PRESETS
from worker.broker import connect
from worker.jobs import DrawRequest

SELFIE = telegram_scene.SELFIE

Scenes = tuple[telegram_scene.Scene, discord_scene.Scene]


@asynccontextmanager
async def both_bots(valkey_url: str, folder: Path, **settings: str) -> AsyncIterator[Scenes]:
    """Both bots, on one broker, which is emptied first."""
    with connect(valkey_url) as redis:
        redis.flushall()
        async with (
            telegram_scene.scene(valkey_url, redis, folder, **settings) as telegram,
            discord_scene.scene(valkey_url, redis, folder, **settings) as discord,
        ):
            yield telegram, discord


class Front(ABC):
    """A person in private with a bot, whose jobs the test itself draws."""

    scene: Any
    locale: str

    @abstractmethod
    async def ask(self, words: str = "") -> None:
        """Sends a photo with words."""

    @abstractmethod
    async def ask_by(self, command: str, words: str = "") -> None:
        """Sends a photo with a command, and words behind it."""

    @abstractmethod
    async def show(self, example: bytes, words: str = "") -> None:
        """Sends another picture in reply to the last drawing."""

    @abstractmethod
    async def offer(self, name: str, mime_type: str, size: int) -> None:
        """Sends a file of which the platform says this."""

    @abstractmethod
    async def write(self, text: str) -> None:
        """Sends words alone."""

    @abstractmethod
    async def command(self, name: str) -> None:
        """Gives a command."""

    @abstractmethod
    async def press(self, label: str) -> None:
        """Presses a button under the last drawing."""

    @abstractmethod
    async def change(self, label: str) -> None:
        """Presses what changes one thing about the last drawing."""

    @abstractmethod
    async def changes(self) -> list[str]:
        """The single changes that are offered under the last drawing."""

    @abstractmethod
    async def styles(self) -> list[str]:
        """The other styles that are offered under the last drawing."""

    @abstractmethod
    async def restyle(self, label: str) -> None:
        """Chooses one of those."""

    @abstractmethod
    async def fills(self, part: str) -> list[str]:
        """The colours that are offered for a part under the last drawing."""

    @abstractmethod
    async def fill(self, part: str, label: str) -> None:
        """Chooses one of those."""

    @abstractmethod
    async def choices(self, setting: str) -> list[str]:
        """What /settings offers for a setting."""

    @abstractmethod
    async def choose(self, label: str) -> None:
        """Chooses one of those."""

    @abstractmethod
    def lose_photos(self) -> None:
        """The platform no longer gives photos away."""

    @abstractmethod
    def buttons(self) -> list[tuple[str, bool]]:
        """The labels under the last drawing; those that are marked."""

    @abstractmethod
    def captions(self) -> list[str]:
        """What stands under each drawing."""

    @abstractmethod
    def texts(self) -> list[str]:
        """The sentences said, in the chat or in answer to a press."""

    async def drawn(self) -> DrawRequest:
        """Draws the next job, and waits until its drawing is there; the job."""
        job: DrawRequest = await self.scene.job()
        await self.settled(job)
        return job

    async def settled(self, job: DrawRequest) -> None:
        """Draws a job, and waits until its drawing is there."""
        before = len(self.captions())
        self.scene.settle(job)
        await self.scene.api.until(lambda: len(self.captions()) > before)
        await self.scene.until_delivered()

    async def told(self, sentence: str) -> None:
        """Waits for a sentence."""
        await self.scene.api.until(lambda: sentence in self.texts())

    def looks(self) -> list[tuple[str, bool]]:
        """The looks under the last drawing; those that are marked."""
        return self.buttons()[: len(PRESETS)]


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
        labels = await self._open("change-style")
        await self._open("back")
        return labels

    async def restyle(self, label: str) -> None:
        await self._press_behind(label, "change-style")

    async def fills(self, part: str) -> list[str]:
        labels = await self._open("change-colours", f"part-{part}")
        await self._open("back", "back")
        return labels

    async def fill(self, part: str, label: str) -> None:
        await self._press_behind(label, "change-colours", f"part-{part}")

    async def changes(self) -> list[str]:
        drawing, sheets = self._drawings()[-1], []
        for button in ("change", "change-colour", "back", "back"):
            await self.press(say(self.locale, button))
            assert await self.scene.told() is None
            sheets.append(_labels(drawing))
        # Behind the changes follow "Colour…" and "« Back"; behind the colours the latter alone.
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

    async def change(self, label: str) -> None:
        await self.chat.choose(self.person, self.chat.pictures(self.person)[-1], label)

    async def changes(self) -> list[str]:
        return self._options("change")

    async def styles(self) -> list[str]:
        return self._options("change-style")

    async def restyle(self, label: str) -> None:
        await self.change(label)

    async def fills(self, part: str) -> list[str]:
        await self._turn("change-colours")
        labels = self._options(f"part-{part}")
        await self._turn("back")
        return labels

    async def fill(self, part: str, label: str) -> None:
        await self._turn("change-colours")
        await self.change(label)

    async def _turn(self, button: str) -> None:
        """Presses a button that puts other menus in place of those under the last drawing."""
        drawing = self.chat.pictures(self.person)[-1]
        edited = drawing["edited_timestamp"]
        await self.press(say(self.locale, button))
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

    def captions(self) -> list[str]:
        return [message["content"] for message in self.chat.pictures(self.person)]

    def texts(self) -> list[str]:
        return self.chat.texts(self.person)
