"""Sheets of all styles on Discord: the command, where the button has room, and privacy."""

import pytest
import pytest_asyncio

from bots.words import say
from model.contract.styles import STYLES
from tests.discord_api.places import EPHEMERAL, Json, parts
from tests.discord_scene import SELFIE, Scene, anew

#: The bot is started once; everybody in here is somebody new to it.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def ana(discord_stage: Scene) -> Scene:
    return await anew(discord_stage)


def labels(message: Json) -> list[str]:
    return [part["label"] for part in parts(message) if "label" in part]


async def test_a_private_sheet_can_be_shared_and_its_numbers_draw_in_private(ana: Scene) -> None:
    await ana.channel.command(ana.ana, "styles", SELFIE, words="bold", private=True)
    await ana.draw()
    sheet = await ana.drawing()
    numbers = [str(number) for number in range(1, len(STYLES) + 1)]
    assert labels(sheet) == [*numbers, "Full size", "Share", "Delete"]
    assert sheet["flags"] & EPHEMERAL
    await ana.channel.press(ana.ana, sheet, "2")
    job = await ana.job()
    assert (job.wish.style, job.wish.output) == (STYLES[1].name, "png")
    assert job.wish.look.medium == "brush"
    assert job.address.private
    assert ana.ledger.photo(job.id) == SELFIE.content


async def test_without_a_photo_it_takes_the_last_one_and_hides_what_was_hidden(ana: Scene) -> None:
    drawn = await ana.drawn(words="blue ink", private=True)
    assert drawn["flags"] & EPHEMERAL
    await ana.channel.command(ana.ana, "styles")
    job = await ana.job()
    assert (job.wish.output, job.wish.finish.ink) == ("sheet", "#1f4fd8")
    assert job.address.private
    assert ana.ledger.photo(job.id) == SELFIE.content


@pytest.mark.parametrize("private", [False, True], ids=["for all", "for one"])
async def test_it_stands_in_the_menu_of_styles_and_under_drawings_with_room_for_it(
    ana: Scene, private: bool
) -> None:
    drawn = await ana.drawn(private=private)
    assert ("All styles" in labels(drawn)) != private, "Share takes its room"
    await ana.channel.choose(ana.ana, drawn, "All styles")
    assert (await ana.job()).wish.output == "sheet"


async def test_a_number_of_a_style_that_has_gone_says_so(ana: Scene) -> None:
    await ana.channel.command(ana.ana, "styles", SELFIE)
    await ana.draw()
    sheet = await ana.drawing()
    [first] = [part for part in parts(sheet) if part.get("label") == "1"]
    first["custom_id"] = first["custom_id"].replace("style-line", "style-sepia")
    await ana.channel.press(ana.ana, sheet, "1")
    gone = say("en", "style-gone", {"style": "sepia"})
    await ana.api.until(lambda: gone in ana.channel.texts(ana.ana))


async def test_photos_of_one_message_are_answered_by_their_sheets_together(ana: Scene) -> None:
    direct = ana.api.direct(ana.ana)
    await direct.post(ana.ana, "show me all styles", SELFIE, SELFIE)
    for job in [await ana.job() for _ in range(2)]:
        assert job.wish.output == "sheet"
        ana.settle(job)
    await ana.api.until(lambda: direct.pictures(ana.ana))
    [answer] = direct.pictures(ana.ana)
    assert len(answer["attachments"]) == 2
    assert answer["content"] == say("en", "comes-as-sheet")
