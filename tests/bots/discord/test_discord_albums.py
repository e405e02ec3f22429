"""Several photos in one message are answered by one message with all drawings, in their order."""

import asyncio
from dataclasses import replace

import pytest
import pytest_asyncio

from bots.desk.photo_files import LARGEST_PHOTO
from bots.discord.albums import LARGEST
from bots.words import say
from model.contract.look import PRESETS
from tests.discord_api.places import File, Json, Place
from tests.discord_scene import SELFIE, Scene, anew
from worker.queue.jobs import DrawRequest, problem

#: The bot is started once; everybody in here is somebody new to it.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def ana(discord_stage: Scene) -> Scene:
    return await anew(discord_stage)


def photos(count: int) -> list[File]:
    """That many, told apart by what is behind them."""
    return [replace(SELFIE, content=SELFIE.content + bytes([n])) for n in range(count)]


async def jobs(ana: Scene, sent: list[File]) -> list[DrawRequest]:
    """Those of these photos, in their order, once they are acknowledged."""
    found = [await ana.job() for _ in sent]
    for job in found:
        await ana.until_noted(job)
    assert [ana.ledger.photo(job.id) for job in found] == [file.content for file in sent]
    return found


def pictures(ana: Scene, message: Json) -> list[bytes]:
    return [ana.api.file(attachment) for attachment in message["attachments"]]


async def album(ana: Scene, place: Place) -> Json:
    """The one message that the place shows, once it has pictures."""
    await ana.until_delivered()
    message = await ana.drawing(place)
    assert place.seen_by(ana.ana) == [message]
    return message


async def test_ten_photos_in_a_direct_message_give_ten_drawings(ana: Scene) -> None:
    direct, sent = ana.api.direct(ana.ana), photos(LARGEST)
    asked = await direct.post(ana.ana, "bold", *sent)
    found = await jobs(ana, sent)
    assert {job.wish.look for job in found} == {PRESETS["bold"]}
    assert direct.texts(ana.ana) == [say("en", "on-it")]
    drawn = {job.id: ana.settle(job) for job in reversed(found)}
    message = await album(ana, direct)
    assert pictures(ana, message) == [drawn[job.id] for job in found]
    assert message["message_reference"]["message_id"] == asked["id"]
    assert message["content"] == found[0].caption
    names = [attachment["filename"] for attachment in message["attachments"]]
    assert names == [f"drawing-{number}.png" for number in range(1, LARGEST + 1)]


async def test_a_photo_in_which_nothing_is_seen_is_named_and_the_others_are_drawn(
    ana: Scene,
) -> None:
    direct, sent = ana.api.direct(ana.ana), photos(3)
    await direct.post(ana.ana, "", *sent)
    first, blank, last = await jobs(ana, sent)
    drawn = [ana.settle(first), ana.settle(last)]
    assert ana.ledger.settle(problem(blank, "photo-nothing-seen"))
    message = await album(ana, direct)
    assert pictures(ana, message) == drawn
    assert message["content"] == "2. " + say("en", "photo-nothing-seen")


async def test_a_photo_that_cannot_be_taken_keeps_no_other_from_being_drawn(ana: Scene) -> None:
    direct, sent = ana.api.direct(ana.ana), photos(2)
    huge = File(b"huge", "me.png", "image/png", LARGEST_PHOTO + 1)
    await direct.post(ana.ana, "", sent[0], huge, huge, sent[1])
    for job in await jobs(ana, sent):
        ana.settle(job)
    too_large = say("en", "photo-too-large-bytes", {"megabytes": LARGEST_PHOTO // 1_000_000})
    await ana.until_delivered()
    assert len(pictures(ana, await ana.drawing(direct))) == 2
    assert direct.texts(ana.ana) == [too_large]


async def test_an_album_is_whole_even_if_the_bot_is_killed_in_the_middle_of_it(
    ana: Scene,
) -> None:
    direct, sent = ana.api.direct(ana.ana), photos(3)
    await direct.post(ana.ana, "", *sent)
    first, *others = await jobs(ana, sent)
    drawn = [ana.settle(first)]
    await ana.until_delivered()
    await ana.bot.kill()
    drawn += [ana.settle(job) for job in others]
    await ana.bot.start()
    assert pictures(ana, await album(ana, direct)) == drawn


async def test_photos_with_a_mention_are_an_album_in_a_server_too(ana: Scene) -> None:
    sent = photos(2)
    await ana.channel.post(ana.ana, f"<@{ana.api.bot['id']}> bold", *sent)
    drawn = [ana.settle(job) for job in await jobs(ana, sent)]
    assert pictures(ana, await album(ana, ana.channel)) == drawn


async def test_nothing_of_an_album_comes_once_its_person_is_forgotten(ana: Scene) -> None:
    direct, sent = ana.api.direct(ana.ana), photos(2)
    await direct.post(ana.ana, "", *sent)
    first, second = await jobs(ana, sent)
    ana.settle(first)
    await ana.until_delivered()
    await ana.bot.kill()
    ana.settle(second)  # From here on nothing is missing for the album to be shown.
    assert await asyncio.to_thread(ana.ledger.forget, "discord", str(ana.ana.id)) == 2
    await ana.bot.start()
    await direct.post(ana.ana, "", *photos(1))
    drawn = await ana.draw()
    await ana.until_delivered()
    assert pictures(ana, await ana.drawing(direct)) == [drawn]


async def test_of_photos_that_are_stopped_what_is_drawn_comes_and_the_rest_is_told(
    ana: Scene,
) -> None:
    direct, sent = ana.api.direct(ana.ana), photos(3)
    await direct.post(ana.ana, "", *sent)
    first, *_ = await jobs(ana, sent)
    drawn = ana.settle(first)
    await direct.post(ana.ana, "never mind")
    await ana.api.until(lambda: say("en", "taken-back", {"count": 2}) in direct.texts(ana.ana))
    await ana.until_delivered()
    message = await ana.drawing(direct)
    assert pictures(ana, message) == [drawn]
    told = [f"{number}. {say('en', 'withdrawn')}" for number in (2, 3)]
    assert message["content"].split("\n") == told
