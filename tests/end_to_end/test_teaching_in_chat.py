"""An owner teaches a style in a chat, from the first picture to a drawing in it.

Networks, pictures and processes are real; what a trial's three steps teach is next to nothing.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from redis import Redis

from bots.words import say
from tests import added_style, discord_scene, lessons, telegram_scene
from tests.discord_api.places import File, parts
from tests.discord_api.places import Json as DiscordJson
from tests.discord_api.places import Person as DiscordPerson
from tests.patience import eventually
from tests.programs import TeachingWorkerProgram
from tests.telegram_api import Person
from tests.telegram_api.chats import Json
from tests.workers import emptied
from worker.queue.classroom import Classroom
from worker.queue.courses import Course
from worker.queue.jobs import Platform
from worker.queue.offered import Offered
from worker.queue.pseudonyms import Pseudonyms
from worker.queue.settings import QueueSettings
from worker.queue.workers import Workers

NAME, STYLE = "noir", "Noir"
#: Networks keep the machine busy: a bot that is slow must not be taken for dead.
LEASE = {"ARTLINE_LEASE_SECONDS": "6"}
#: Numbers that nobody else has in the tests.
TELEGRAM_OWNER, DISCORD_OWNER = Person("Olga", id=900_001), DiscordPerson("Olga", id=900_002)


class School:
    """The worker that teaches, and what it leaves behind."""

    def __init__(self, worker: TeachingWorkerProgram, redis: Redis, folder: Path) -> None:
        pseudonyms = Pseudonyms.by(QueueSettings())
        self.worker, self.styles = worker, folder / "styles"
        self._redis, self._kept = redis, folder / "teaching"
        self._classroom, self._offered = Classroom(redis, pseudonyms), Offered(redis, pseudonyms)

    def course(self, platform: Platform, person: int) -> Course:
        """What the person is teaching."""
        course = self._classroom.of(platform, str(person))
        assert course is not None, self.worker.log()
        return course

    async def killed_after_a_step(self, course: Course) -> None:
        """The worker dies while the style is learnt, and with it the trainer; another starts."""
        run = self._kept / course.id / "run"
        await eventually(lambda: (run / "state.safetensors").exists() or (run / NAME).exists())
        await self.worker.kill()
        self.worker.launch()

    async def learnt(self, course: Course) -> None:
        """Returns when the style is there; each of its steps may take a while."""
        style = self._kept / course.id / "run" / NAME
        await eventually(style.exists)
        await eventually((style / "cover.webp").exists)

    async def offered(self, platform: Platform, chat: int) -> None:
        """Returns when the style is offered in a chat."""
        await eventually(lambda: self._offered.in_chat(platform, str(chat)) == (NAME,))

    async def left_nothing(self) -> None:
        """Neither on the disk nor in the broker is anything left of what was sent and cut out."""
        await eventually(lambda: not [*self._kept.glob("*/")])
        kinds = ("picture", "sheet", "said", "coming", "home")
        assert not [key for kind in kinds for key in self._redis.keys(f"artline:course:*:{kind}*")]


@pytest_asyncio.fixture
async def school(redis: Redis, valkey_url: str, tmp_path: Path) -> AsyncIterator[School]:
    emptied(redis)
    # It has no added styles, and none is offered that not every worker has.
    Workers(redis).leave("stand-in")
    photos = lessons.people(tmp_path / "people")
    async with TeachingWorkerProgram(valkey_url, tmp_path, photos) as worker:
        await worker.start()
        await eventually(Classroom(redis, Pseudonyms.by(QueueSettings())).is_open)
        yield School(worker, redis, tmp_path)


async def test_an_owner_teaches_a_style_on_telegram(
    school: School, redis: Redis, valkey_url: str, tmp_path: Path
) -> None:
    owners = {"ARTLINE_OWNERS": f"telegram:{TELEGRAM_OWNER.id}", **LEASE}
    async with telegram_scene.scene(valkey_url, redis, tmp_path, **owners) as ana:
        await ana.chat.send(ana.ana, f"/teach {NAME}")
        await ana.api.until(lambda: say("en", "teach-owners-only") in ana.chat.texts())

        chat = ana.api.private_chat(TELEGRAM_OWNER)

        async def shown(begins: str) -> Json:
            await ana.api.until(lambda: [text for text in chat.texts() if text.startswith(begins)])
            return next(one for one in chat.from_bot() if one.get("text", "").startswith(begins))

        async def press(message: Json, label: str) -> None:
            await chat.press(TELEGRAM_OWNER, message, label)
            assert await ana.told() is None

        await chat.send(TELEGRAM_OWNER, f"/teach {NAME}")
        await shown(say("en", "teach-collecting", {"style": STYLE, "count": 0}))
        album = {"media_group_id": "1"}
        for first in (0, 2):
            await chat.send(TELEGRAM_OWNER, photo=lessons.page(first), content=album)
        document = ("page.png", "image/png", lessons.page(4))
        await chat.send(TELEGRAM_OWNER, document=document)
        await shown(say("en", "teach-collecting", {"style": STYLE, "count": 3}))
        await chat.send(TELEGRAM_OWNER, "done")
        choosing = await shown("I found 6 heads")
        assert len(chat.pictures()) == 1, "the contact sheet"
        await chat.send(TELEGRAM_OWNER, "1")
        begin = say("en", "teach-begin", {"count": 5})
        await ana.api.until(lambda: begin in _labels(choosing))
        await press(choosing, begin)
        await shown(say("en", "teach-training", {"style": STYLE, "percent": 0}))
        course = school.course("telegram", TELEGRAM_OWNER.id)
        await school.killed_after_a_step(course)
        await school.learnt(course)
        learnt = await shown(say("en", "teach-trained", {"style": STYLE}))
        assert len(chat.pictures()) == 2, "and the sheet of samples"
        await press(learnt, say("en", "teach-add-here"))
        await shown(say("en", "teach-added", {"style": STYLE}))
        assert (school.styles / NAME / "chats.txt").read_text() == f"telegram:{chat.id}\n"
        await school.left_nothing()

        await school.offered("telegram", chat.id)
        photo = await chat.send(TELEGRAM_OWNER, photo=added_style.photo(), caption=f"{NAME} please")
        drawn = await ana.answer(photo, chat)
        assert drawn["caption"] == say("en", "drawn-as", {"style": NAME})


async def test_an_owner_teaches_a_style_on_discord(
    school: School, redis: Redis, valkey_url: str, tmp_path: Path
) -> None:
    owners = {"ARTLINE_OWNERS": f"discord:{DISCORD_OWNER.id}", **LEASE}
    async with discord_scene.scene(valkey_url, redis, tmp_path, **owners) as ana:
        await ana.channel.command(ana.ana, "teach", style=NAME)
        await ana.api.until(lambda: say("en", "teach-owners-only") in ana.channel.texts(ana.ana))
        place = ana.api.direct(DISCORD_OWNER)

        def found(begins: str) -> list[DiscordJson]:
            seen = place.seen_by(DISCORD_OWNER)
            return [one for one in seen if one["content"].startswith(begins)]

        async def shown(begins: str) -> DiscordJson:
            await ana.api.until(lambda: found(begins))
            return found(begins)[-1]

        async def press(message: DiscordJson, label: str) -> None:
            await place.press(DISCORD_OWNER, message, label)

        await place.command(DISCORD_OWNER, "teach", style=NAME)
        await shown(say("en", "teach-collecting", {"style": STYLE, "count": 0}))
        await place.post(DISCORD_OWNER, "", File(lessons.page(0)), File(lessons.page(2)))
        collecting = await shown(say("en", "teach-collecting", {"style": STYLE, "count": 2}))
        await press(collecting, say("en", "teach-done"))
        choosing = await shown("I found 4 heads")
        assert len(choosing["attachments"]) == 1, "the contact sheet"
        await press(choosing, say("en", "teach-begin", {"count": 4}))
        await school.learnt(school.course("discord", DISCORD_OWNER.id))
        learnt = await shown(say("en", "teach-trained", {"style": STYLE}))
        assert len(learnt["attachments"]) == 1, "the sheet of samples"
        assert not [*parts(choosing)], "what was pressed before is gone"
        await press(learnt, say("en", "teach-add"))
        await shown(say("en", "teach-added", {"style": STYLE}))
        await school.left_nothing()
        await school.offered("discord", ana.channel.id)


def _labels(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]
