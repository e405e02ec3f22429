"""Somebody who talks to a bot, and sees what it says, in the same words on either platform."""

from abc import ABC, abstractmethod
from typing import Any

from bots.words import say
from model.contract.look import PRESETS
from worker.queue.jobs import DrawRequest


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
    async def press_below_status(self, label: str) -> None:
        """Waits for a message that a drawing will replace with this button, and presses it."""

    @abstractmethod
    async def change(self, label: str) -> None:
        """Presses what changes one thing about the last drawing."""

    @abstractmethod
    async def have_as(self, label: str) -> None:
        """Asks for the last drawing as another file."""

    @abstractmethod
    def files(self) -> list[str]:
        """What is offered under the last drawing, files and other things."""

    @abstractmethod
    async def changes(self) -> list[str]:
        """The single changes that are offered under the last drawing."""

    @abstractmethod
    async def styles(self) -> list[str]:
        """The other styles and media that are offered under the last drawing."""

    @abstractmethod
    async def restyle(self, label: str) -> None:
        """Chooses one of those."""

    @abstractmethod
    async def fills(self, part: str, who: str = "") -> list[str]:
        """The colours that are offered for a part under the last drawing, of one person or all."""

    @abstractmethod
    async def fill(self, part: str, label: str, who: str = "") -> None:
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
    def offers_under(self, sentence: str) -> list[str]:
        """The buttons, and the names of menus, under the last message that says this."""

    @abstractmethod
    def files_sent(self) -> int:
        """How many files were sent that show no picture by themselves, or only a smaller one."""

    @abstractmethod
    def captions(self) -> list[str]:
        """What stands under each drawing."""

    @abstractmethod
    def texts(self) -> list[str]:
        """The sentences said, in the chat or in answer to a press."""

    async def choose_language(self) -> None:
        """Messages on Discord do not tell what language somebody speaks."""
        await self.choices("language")
        await self.choose(say(self.locale, "language-name"))

    async def drawn(self, people: int | None = None) -> DrawRequest:
        """Draws the next job, and waits until its drawing is there; the job."""
        job: DrawRequest = await self.scene.job()
        await self.settled(job, people)
        return job

    @abstractmethod
    async def whose(self) -> list[str]:
        """The people for whom colours are offered, as their numbers."""

    async def settled(self, job: DrawRequest, people: int | None = None) -> None:
        """Draws a job, and waits until its drawing is there."""
        before = len(self.captions())
        self.scene.settle(job, people=people)
        await self.scene.api.until(lambda: len(self.captions()) > before)
        await self.scene.until_delivered()

    async def told(self, sentence: str) -> None:
        """Waits for a sentence."""
        await self.scene.api.until(lambda: sentence in self.texts())

    def looks(self) -> list[tuple[str, bool]]:
        """The looks under the last drawing; those that are marked."""
        return self.buttons()[: len(PRESETS)]
