"""Sheets of all styles on Telegram: groups, albums, privacy, and what stands under them."""

from dataclasses import replace

import pytest

from bots.desk.answers import LONGEST_CAPTION, words_under
from bots.desk.changes import MOST_IN_A_ROW
from bots.desk.preferences import Preferences, PreferenceStore
from bots.words import say
from model.contract.styles import STYLES
from tests.asks import ask
from tests.telegram_api import Person
from tests.telegram_scene import SELFIE, Scene
from worker.queue.jobs import Outcome


async def test_numbers_stand_in_even_rows_and_one_of_a_style_that_has_gone_says_so(
    ana: Scene,
) -> None:
    _, drawing = await ana.drawn(caption="/styles")
    *rows, last = drawing["reply_markup"]["inline_keyboard"]
    assert [button["text"] for row in rows for button in row] == [
        str(number) for number in range(1, len(STYLES) + 1)
    ]
    assert max(map(len, rows)) <= MOST_IN_A_ROW
    assert max(map(len, rows)) - min(map(len, rows)) <= 1
    assert [button["text"] for button in last] == ["Full size", "Delete"]
    rows[0][0]["callback_data"] = rows[0][0]["callback_data"].replace("line", "sepia")
    await ana.chat.press(ana.ana, drawing, "1")
    assert await ana.told() == say("en", "style-gone", {"style": "sepia"})


async def test_what_a_worker_of_another_version_has_drawn_too_has_no_button(ana: Scene) -> None:
    photo = await ana.chat.send(ana.ana, photo=SELFIE, caption="/styles")
    job = await ana.job()
    outcome = Outcome(id=job.id, address=job.address, output="sheet", width=9, height=9)
    drawn = outcome.model_copy(update={"styles": ("line", "no name", "comic")})
    assert ana.ledger.settle(drawn, SELFIE)
    sheet = await ana.answer(photo)
    numbers = [button["text"] for button in sheet["reply_markup"]["inline_keyboard"][0]]
    assert numbers == ["1", "3"]
    assert sheet["caption"].startswith("1 Line art, 3 Comic. ")


async def test_in_a_group_it_is_called_in_reply_to_anybodys_photo_for_whoever_calls(
    ana: Scene,
) -> None:
    group, eve = ana.api.group(), Person("Eve")
    photo = await group.send(eve, photo=SELFIE)
    call = await group.send(ana.ana, "/styles@artline_bot bold", reply_to=photo)
    job = await ana.job()
    assert (job.wish.output, job.wish.look.medium) == ("sheet", "brush")
    ana.settle(job)
    sheet = await ana.answer(call, group)
    await group.press(eve, sheet, "2")
    assert await ana.told() == say("en", "not-your-buttons")
    await group.press(ana.ana, sheet, "2")
    assert (await ana.job()).wish.style == STYLES[1].name


async def test_an_album_comes_back_as_an_album_of_sheets_with_one_caption(ana: Scene) -> None:
    part = {"media_group_id": "1"}
    for caption in ("/styles blue ink", None):
        await ana.chat.send(ana.ana, photo=SELFIE, caption=caption, content=part)
    for job in [await ana.job() for _ in range(2)]:
        assert (job.wish.output, job.wish.finish.ink) == ("sheet", "#1f4fd8")
        ana.settle(job)
    await ana.until_delivered()
    album = ana.chat.from_bot()
    assert [message.get("caption") for message in album] == [
        "Drawn with blue ink. Here it is in all styles.",
        None,
    ]
    assert all("photo" in message for message in album)


async def test_it_is_a_photo_even_where_the_paper_of_drawings_is_transparent(ana: Scene) -> None:
    job, sheet = await ana.drawn(caption="/styles transparent")
    assert job.wish.finish.paper is None
    assert "photo" in sheet


async def test_who_wants_drawings_alone_gets_the_sheet_alone(ana: Scene) -> None:
    store = PreferenceStore(ana.redis, ana.ledger.pseudonyms)
    store.save("telegram", str(ana.ana.id), Preferences(private=True))
    group = ana.api.group()
    await group.send(ana.ana, photo=SELFIE, caption="/styles")
    ana.settle(await ana.job())
    await ana.api.until(ana.chat.pictures)
    assert not group.from_bot()


@pytest.mark.parametrize(("length", "has_key"), [(100, True), (1000, False)])
def test_the_key_to_the_numbers_is_left_out_where_the_words_leave_no_room(
    length: int, has_key: bool
) -> None:
    job = ask()
    styles = tuple(style.name for style in STYLES)
    outcome = Outcome(id=job.id, address=job.address, styles=styles, caption="x" * length)
    words = words_under(outcome)
    assert len(words) <= LONGEST_CAPTION
    assert ("1 Line art" in words) == has_key
    assert words_under(outcome.model_copy(update={"styles": ()})) == "x" * length


async def test_a_new_photo_with_the_command_is_no_example_of_colours(ana: Scene) -> None:
    _, coloured = await ana.drawn(caption="/colour")
    await ana.until_delivered()
    await ana.chat.send(ana.ana, photo=SELFIE, caption="/styles", reply_to=coloured)
    job = await ana.job()
    assert (job.wish.output, job.wish.example, job.example_source) == ("sheet", False, None)
    assert replace(job.wish, output="png") == type(job.wish)()
