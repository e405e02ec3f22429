"""Pictures reach the Discord bot in every way that people show them, and leave it likewise."""

from dataclasses import replace

import pytest
import pytest_asyncio

from bots.words import say
from model.contract.styles import of_command
from tests.bots.discord.test_discord_files import noise
from tests.discord_api import Person
from tests.discord_api.places import Json
from tests.discord_scene import SELFIE, Scene, anew

#: The bot is started once; everybody in here is somebody new to it.
pytestmark = pytest.mark.asyncio(loop_scope="module")
COVERED = replace(SELFIE, name="SPOILER_me.webp")
OTHER = replace(SELFIE, content=SELFIE.content + b"1")


@pytest_asyncio.fixture(loop_scope="module")
async def ana(discord_stage: Scene) -> Scene:
    return await anew(discord_stage)


def names(message: Json) -> list[str]:
    return [attachment["filename"] for attachment in message["attachments"]]


async def test_draw_this_draws_every_picture_of_a_message_into_one_answer(ana: Scene) -> None:
    theirs = await ana.channel.post(Person("Bob"), "", SELFIE, COVERED, OTHER)
    await ana.channel.draw_this(ana.ana, theirs)
    jobs = [await ana.job() for _ in range(3)]
    drawn = [ana.settle(job) for job in reversed(jobs)][::-1]
    await ana.until_delivered()
    message = await ana.drawing()
    assert [ana.api.file(attachment) for attachment in message["attachments"]] == drawn
    assert names(message) == ["drawing-1.png", "SPOILER_drawing-2.png", "drawing-3.png"]


async def test_what_somebody_forwards_or_links_to_is_drawn(ana: Scene) -> None:
    theirs = await ana.channel.post(Person("Bob"), "look", SELFIE, shows=OTHER)
    direct = ana.api.direct(ana.ana)
    await direct.post(ana.ana, forwards=theirs)
    jobs = [await ana.job() for _ in range(2)]
    assert [ana.ledger.photo(job.id) for job in jobs] == [SELFIE.content, OTHER.content]
    for job in jobs:
        ana.settle(job)
    await ana.until_delivered()
    assert len((await ana.drawing(direct))["attachments"]) == 2


async def test_a_spoiler_stays_one_whatever_is_done_with_its_drawing(ana: Scene) -> None:
    await ana.channel.command(ana.ana, "line", COVERED, private=True)
    await ana.draw()
    drawn = await ana.drawing()
    await ana.until_delivered()
    await ana.channel.press(ana.ana, drawn, say("en", "again"))
    await ana.draw()
    for press in ("full-size", "share"):
        await ana.channel.press(ana.ana, drawn, say("en", press))
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) == 4)
    assert {name for one in ana.channel.pictures(ana.ana) for name in names(one)} == {
        "SPOILER_drawing.png"
    }
    direct = ana.api.direct(ana.ana)
    await direct.post(ana.ana, "", COVERED)
    await ana.draw()
    assert names(await ana.drawing(direct)) == ["SPOILER_drawing.png"]


async def test_line_with_a_user_draws_their_avatar(ana: Scene) -> None:
    bob = ana.api.wear(Person("Bob"), OTHER.content)
    await ana.channel.command(ana.ana, "line", user=bob)
    job = await ana.job()
    assert job.wish.style == of_command("line")[0].name
    assert ana.ledger.photo(job.id) == OTHER.content
    ana.settle(job)
    await ana.drawing()
    for options, key in (({"user": Person("Cem")}, "no-avatar"), ({}, "photo-or-person")):
        await ana.channel.command(ana.ana, "line", **options)
        await ana.api.until(lambda key=key: say("en", key) in ana.channel.texts(ana.ana))


async def test_what_a_server_does_not_take_comes_smaller_at_once(ana: Scene) -> None:
    ana.channel.takes = 3 * 2**20
    await ana.channel.command(ana.ana, "line", SELFIE)
    assert len(ana.settle(await ana.job(), noise(1100))) > ana.channel.takes
    message = await ana.drawing()
    assert len(ana.api.content(message)) <= ana.channel.takes
    assert message["content"] == say("en", "sent-smaller", {"megabytes": 2})
    ana.channel.takes = 10
    await ana.channel.command(ana.ana, "line", SELFIE)
    await ana.draw()
    told = say("en", "never-fits")
    await ana.api.until(lambda: told in ana.channel.texts(ana.ana))
