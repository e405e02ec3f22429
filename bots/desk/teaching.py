"""/teach: an owner teaches a style in a chat, by pictures, words and buttons; on every platform."""

import asyncio
import re
from collections.abc import Awaitable, Callable

from bots.instructions.reading import is_free
from bots.words import LOCALES, say
from model.contract.errors import PersonError, TryLater
from model.contract.styles import is_name, is_shipped
from worker.queue.classroom import Classroom
from worker.queue.courses import Course, Said, Stage, What
from worker.queue.jobs import Address, Platform
from worker.queue.ledger import Ledger
from worker.queue.limits import is_owner
from worker.queue.offered import Offered
from worker.queue.workers import Workers

#: Pictures that are fetched at once, and seconds between the tries of one.
AT_ONCE, PAUSES = 4, (1.0, 2.0, 4.0, 8.0)
#: What the buttons say, and at which stages they count; all others are of an earlier step.
PRESSES: dict[str, tuple[What, tuple[Stage, ...]]] = {
    "teach-done": ("collected", ("collecting",)),
    "teach-begin": ("begin", ("choosing",)),
    "teach-add": ("add", ("trained",)),
    "teach-add-here": ("add-here", ("trained",)),
    "teach-cancel": (
        "cancel",
        ("collecting", "preparing", "choosing", "training", "trained"),
    ),
}
#: "3", "8-11", and "+3", which takes one back.
_NUMBERS = re.compile(r"(?P<back>\+?)(?P<first>\d{1,4})(?:-(?P<last>\d{1,4}))?")

#: Brings the bytes of a picture. Raises TryLater for a failure that passes, PersonError for others.
Fetch = Callable[[], Awaitable[bytes]]


class Teaching:
    """Takes on what owners do; what comes of it is told by `teaching_board.py`."""

    def __init__(self, ledger: Ledger) -> None:
        self.classroom = Classroom(ledger.redis, ledger.pseudonyms)
        self._settings, self._pseudonyms = ledger.settings, ledger.pseudonyms
        self._offered = Offered(ledger.redis, ledger.pseudonyms)
        self._workers = Workers(ledger.redis)
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def begin(self, address: Address, name: str) -> None:
        """Begins to collect pictures; without a name, shows once more what is being taught.

        Raises PersonError for whoever is no owner, and for what cannot be begun.
        """
        if not is_owner(self._settings, address.platform, address.person):
            raise PersonError("teach-owners-only")
        await asyncio.to_thread(self._begin, address, name.strip().lower())

    async def collects(self, address: Address) -> Course | None:
        """The course for which pictures are collected, from its owner in its chat."""
        course = await self._open(address)
        return course if course and course.stage == "collecting" else None

    async def take(self, course: Course, message: str, place: int, fetch: Fetch) -> None:
        """Takes a picture of a message, which is the so-manieth in it. Raises PersonError."""
        room, address = self.classroom, course.address
        name = self._pseudonyms.of("picture", address.platform, address.chat, message, place)
        await asyncio.to_thread(room.expect, course.id, name)
        try:
            content = await self._fetched(fetch)
            await asyncio.to_thread(room.bring, course.id, name, content)
        except PersonError:
            await asyncio.to_thread(room.give_up, course.id, name)
            raise

    async def hear(self, address: Address, words: str) -> bool:
        """Whether words are said of the course that is open, and have been heeded."""
        course = await self._open(address)
        if course is None:
            return False
        said = _said(course, words)
        if said is not None:
            await asyncio.to_thread(self.classroom.say, course.id, said)
        return said is not None

    async def press(self, platform: Platform, person: str, id: str, action: str) -> None:
        """A button of PRESSES. Raises PersonError where it is not theirs, or does not count now."""
        course = await asyncio.to_thread(self.classroom.course, id)
        if course is None or action not in PRESSES:
            raise PersonError("teach-gone")
        if (course.address.platform, course.address.person) != (platform, person):
            raise PersonError("not-your-buttons")
        what, stages = PRESSES[action]
        if course.stage not in stages:
            raise PersonError("teach-gone")
        await asyncio.to_thread(self.classroom.say, id, Said(what=what))

    async def forget(self, platform: Platform, person: str) -> None:
        """What a person is teaching is dropped, with all pictures."""
        await asyncio.to_thread(self.classroom.forget, platform, person)

    async def _open(self, address: Address) -> Course | None:
        """The course that a person has open in a chat; nobody but owners has any."""
        platform, person = address.platform, address.person
        if not is_owner(self._settings, platform, person):
            return None
        course = await asyncio.to_thread(self.classroom.of, platform, person)
        return course if course and course.address.chat == address.chat else None

    def _begin(self, address: Address, name: str) -> None:
        before = self.classroom.of(address.platform, address.person)
        if not name:
            if before is None:
                raise PersonError("teach-how")
            return self.classroom.tell_again(before)
        if not is_name(name) or is_shipped(name) or not is_free(name):
            raise PersonError("teach-no-name")
        if name in self._offered.in_chat(address.platform, address.chat):
            raise PersonError("teach-name-taken", {"style": name})
        if not self.classroom.is_open():
            raise PersonError("teach-no-photos" if self._workers.ready() else "no-worker")
        of, chat = self._pseudonyms.of, address.chat
        id = of("course", address.platform, chat, address.message or "", name)
        self.classroom.begin(Course(id=id, name=name, address=address))

    async def _fetched(self, fetch: Fetch) -> bytes:
        for pause in (*PAUSES, None):
            try:
                async with self._slots:
                    return await fetch()
            except TryLater as error:
                if pause is None:
                    break
                await asyncio.sleep(max(pause, error.seconds))
        raise PersonError("photo-unreachable")


def _said(course: Course, words: str) -> Said | None:
    text = words.strip().rstrip(".!").lower()
    if course.stage == "collecting" and text in _done():
        return Said(what="collected")
    parts = re.split(r"[\s,;]+", text)
    found = [_NUMBERS.fullmatch(part) for part in parts]
    if course.stage != "choosing" or not all(found):
        return None
    numbers: dict[str, set[int]] = {"": set(), "+": set()}
    for match in filter(None, found):
        first = int(match["first"])
        numbers[match["back"]] |= {*range(first, int(match["last"] or first) + 1)}
    return Said(
        what="without", numbers=tuple(sorted(numbers[""])), back=tuple(sorted(numbers["+"]))
    )


def _done() -> set[str]:
    """What people say when they have sent all, in every language."""
    words = (say(locale, "teach-done-words").split(",") for locale in LOCALES)
    return {word.strip() for some in words for word in some}
