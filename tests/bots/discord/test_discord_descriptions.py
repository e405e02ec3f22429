"""Whatever Discord shows of a drawing, screen readers have a sentence to say of it."""

import pytest
import pytest_asyncio

from bots.desk.describing import describe
from model.contract.shown import Person, Shown
from tests.discord_api.places import Json
from tests.discord_scene import SELFIE, Scene, anew

#: The bot is started once; everybody in here is somebody new to it.
pytestmark = pytest.mark.asyncio(loop_scope="module")

SHOWN = Shown("line", "ink", 1, (Person("dark", ("glasses",)),))
SENTENCE = "Ink drawing of a person with dark hair and glasses."


@pytest_asyncio.fixture(loop_scope="module")
async def ana(discord_stage: Scene) -> Scene:
    return await anew(discord_stage)


def descriptions(message: Json) -> list[str | None]:
    return [attachment.get("description") for attachment in message["attachments"]]


async def test_a_drawing_is_described_in_the_channel_in_full_size_when_shared_and_once_more(
    ana: Scene,
) -> None:
    await ana.channel.command(ana.ana, "line", SELFIE, private=True)
    ana.settle(await ana.job(), shown=SHOWN)
    mine = await ana.drawing()
    assert descriptions(mine) == [SENTENCE]
    await ana.until_delivered()
    for press in ("Full size", "Share"):
        before = ana.channel.pictures(ana.ana)
        await ana.channel.press(ana.ana, mine, press)
        await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) > len(before))  # noqa: B023
    await ana.channel.command(ana.ana, "mine")
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) == 4)
    assert all(descriptions(one) == [SENTENCE] for one in ana.channel.pictures(ana.ana))


async def test_the_drawings_of_an_album_are_described_one_by_one(ana: Scene) -> None:
    direct = ana.api.direct(ana.ana)
    await direct.post(ana.ana, "", SELFIE, SELFIE)
    first, second = [await ana.job() for _ in range(2)]
    crowd = Shown("line", "ink", 9)
    ana.settle(first, shown=SHOWN)
    ana.settle(second, shown=crowd)
    message = await ana.drawing(direct)
    assert descriptions(message) == [SENTENCE, describe(crowd, "en")]


async def test_what_only_another_version_knows_of_a_drawing_does_not_hold_it_up(
    ana: Scene,
) -> None:
    await ana.channel.command(ana.ana, "line", SELFIE)
    picture = ana.settle(await ana.job())
    drawn = await ana.drawing()
    assert ana.api.content(drawn) == picture
    assert descriptions(drawn) == [None]
