"""A style comes and goes while bots and a worker run: offered, asked for, drawn, and gone again."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from redis import Redis

from bots.words import say
from model.contract.added import CHATS
from tests import added_style, discord_scene, telegram_scene
from tests.added_style import LABEL, NAME, is_red
from tests.discord_api.places import File, Json, parts
from tests.patience import eventually
from tests.programs import GreyWorkerProgram
from tests.telegram_api import Person
from tests.workers import emptied
from worker.queue.jobs import Platform
from worker.queue.offered import Offered
from worker.queue.pseudonyms import Pseudonyms
from worker.queue.settings import QueueSettings
from worker.queue.workers import Workers

PHOTO = added_style.photo()
DRAWN = say("en", "drawn-as", {"style": NAME})
GONE = say("en", "style-gone", {"style": NAME})


class Styles:
    """The folder of the styles of the worker that runs."""

    def __init__(self, redis: Redis, here: Path, ready_made: Path) -> None:
        self._offered = Offered(redis, Pseudonyms.by(QueueSettings()))
        self._here = here
        self._ready_made = ready_made

    async def add(self, platform: Platform, chat: int, *, alone: bool = False) -> None:
        """Returns when the style is offered in a chat; `alone`: there and nowhere else."""
        beside = self._here.with_name("beside")
        shutil.copytree(self._ready_made, beside)
        if alone:
            (beside / CHATS).write_text(f"{platform}:{chat}\n")
        beside.rename(self._here / NAME)
        await eventually(lambda: self._offered.in_chat(platform, str(chat)) == (NAME,))

    async def remove(self, platform: Platform, chat: int) -> None:
        """Returns when it is not offered there any more."""
        shutil.rmtree(self._here / NAME)
        await eventually(lambda: self._offered.in_chat(platform, str(chat)) == ())


@pytest.fixture(scope="module")
def ready_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return added_style.make(tmp_path_factory.mktemp("taught"))


@pytest_asyncio.fixture
async def styles(
    redis: Redis, valkey_url: str, tmp_path: Path, ready_made: Path
) -> AsyncIterator[Styles]:
    emptied(redis)
    # It has no added styles, and none is offered that not every worker has.
    Workers(redis).leave("stand-in")
    (here := tmp_path / "styles").mkdir()
    settings = {"ARTLINE_STYLES": str(here), "ARTLINE_LEASE_SECONDS": "4"}
    async with GreyWorkerProgram(valkey_url, tmp_path, **settings) as worker:
        await worker.start()
        yield Styles(redis, here, ready_made)


async def test_a_style_comes_and_goes_on_telegram(
    styles: Styles, redis: Redis, valkey_url: str, tmp_path: Path
) -> None:
    async with telegram_scene.scene(valkey_url, redis, tmp_path) as ana:
        await styles.add("telegram", ana.chat.id, alone=True)
        await ana.chat.send(ana.ana, "/styles")
        await ana.api.until(ana.chat.pictures)
        [cover] = ana.chat.pictures()
        assert cover["caption"] == say("en", "also-here", {"styles": LABEL})
        assert is_red(file(ana, cover))

        plain = await drawn(ana, "thick lines")
        assert not is_red(file(ana, plain))
        named = await drawn(ana, f"{NAME} please")
        assert named["caption"] == DRAWN
        assert is_red(file(ana, named))
        await ana.chat.press(ana.ana, plain, say("en", "change-style"))
        assert await ana.told() is None
        assert LABEL in buttons(plain)
        await ana.chat.press(ana.ana, plain, LABEL)
        await ana.api.until(lambda: len(ana.chat.pictures()) == 4)
        assert is_red(file(ana, ana.chat.pictures()[-1]))
        # As what she wants every time.
        await ana.chat.send(ana.ana, "/settings")
        style = say("en", "setting-style", {"choice": say("en", "style-line")})
        await ana.api.until(lambda: style in buttons(ana.chat.from_bot()[-1]))
        menu = ana.chat.from_bot()[-1]
        await ana.chat.press(ana.ana, menu, style)
        await ana.api.until(lambda: LABEL in buttons(menu))
        await ana.chat.press(ana.ana, menu, LABEL)
        await ana.api.until(lambda: say("en", "setting-style", {"choice": LABEL}) in buttons(menu))
        assert is_red(file(ana, await drawn(ana, None)))
        # Nobody else has been given it.
        bob = Person("Bob")
        elsewhere = ana.api.private_chat(bob)
        photo = await elsewhere.send(bob, photo=PHOTO, caption=f"{NAME} please")
        other = await ana.answer(photo, elsewhere)
        assert NAME in other["caption"]
        assert not is_red(file(ana, other))

        await styles.remove("telegram", ana.chat.id)
        await ana.chat.press(ana.ana, plain, LABEL)
        assert await ana.told() == GONE
        await ana.chat.send(ana.ana, "a white background", reply_to=named)
        await ana.api.until(lambda: GONE in ana.chat.texts())
        assert not is_red(file(ana, await drawn(ana, None))), "what she wants every time is gone"


async def test_a_style_comes_and_goes_on_discord(
    styles: Styles, redis: Redis, valkey_url: str, tmp_path: Path
) -> None:
    async with discord_scene.scene(valkey_url, redis, tmp_path) as ana:
        channel, person = ana.channel, ana.ana

        async def picture(count: int) -> Json:
            await ana.api.until(lambda: len(channel.pictures(person)) == count)
            message = channel.pictures(person)[-1]
            await ana.until_delivered()
            return message

        await styles.add("discord", channel.id)
        await channel.command(person, "styles")
        also = say("en", "also-here", {"styles": LABEL})
        await ana.api.until(lambda: any(also in text for text in channel.texts(person)))
        assert is_red(ana.api.content(await picture(1)))
        await channel.command(person, "draw", File(PHOTO), words=f"{NAME} please")
        named = await picture(2)
        assert named["content"] == DRAWN
        assert is_red(ana.api.content(named))
        typing = await channel.type_words(person, LABEL[:4], option="style")
        await ana.api.until(lambda: typing.suggested is not None)
        assert typing.suggested == [NAME]
        await channel.command(person, "cartoon", File(PHOTO), style=LABEL)
        assert is_red(ana.api.content(await picture(3)))
        await channel.command(person, "line", File(PHOTO))
        plain = await picture(4)
        assert not is_red(ana.api.content(plain))
        await channel.choose(person, plain, LABEL)
        assert is_red(ana.api.content(await picture(5)))

        await styles.remove("discord", channel.id)
        await channel.choose(person, plain, LABEL)
        await ana.api.until(lambda: GONE in channel.texts(person))
        await channel.command(person, "draw", File(PHOTO), style=NAME)
        await ana.api.until(lambda: any("Line art" in text for text in channel.texts(person)))
        await channel.command(person, "line", File(PHOTO))
        menus = [
            option["label"]
            for part in parts(await picture(6))
            for option in part.get("options", [])
        ]
        assert LABEL not in menus


async def drawn(ana: telegram_scene.Scene, caption: str | None) -> Json:
    """The answer to a photo with such a caption, by the worker."""
    return await ana.answer(await ana.chat.send(ana.ana, photo=PHOTO, caption=caption))


def file(ana: telegram_scene.Scene, message: Json) -> bytes:
    return ana.api.files[message["photo"][-1]["file_id"]]


def buttons(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]
