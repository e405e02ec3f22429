"""Cartoons and coloured sketches in Telegram's own ways: commands, sheets, pictures in replies."""

from typing import Any

from bots.desk.photo_files import LARGEST_PHOTO
from bots.words import say
from model.contract.look import PRESETS
from tests.telegram_api import Fault, Person
from tests.telegram_api.chats import Json
from tests.telegram_scene import SELFIE, Scene, png

EXAMPLE = png((64, 64))


def labels(message: Json) -> list[str]:
    rows = message["reply_markup"]["inline_keyboard"]
    return [button["text"] for row in rows for button in row]


async def opened(ana: Scene, drawing: Json, *buttons: str) -> list[str]:
    """Ana presses these, which lead from sheet to sheet; what the last one shows."""
    for button in buttons:
        await ana.chat.press(ana.ana, drawing, button)
        assert await ana.told() is None
    return labels(drawing)


async def test_a_photo_in_a_group_is_made_a_cartoon_or_coloured_in_reply(ana: Scene) -> None:
    group = ana.api.group()
    photo = await group.send(Person("Bob"), photo=SELFIE)
    for command, style in [
        ("/cartoon@artline_bot", "comic"),
        ("/cartoon flat", "flat"),
        ("/colour@ArtLine_Bot", "colour"),
        ("/color", "colour"),
    ]:
        await group.send(ana.ana, command, reply_to=photo)
        job = await ana.job()
        assert (job.wish.style, ana.ledger.photo(job.id)) == (style, SELFIE)


async def test_a_line_drawing_is_coloured_by_a_command_in_reply_to_it(ana: Scene) -> None:
    _, drawing = await ana.drawn(caption="/line fine")
    await ana.chat.send(ana.ana, "/colour bold", reply_to=drawing)
    job = await ana.job()
    assert (job.wish.style, ana.ledger.photo(job.id)) == ("colour", SELFIE)
    assert job.wish.look.line_weight == PRESETS["bold"].line_weight


async def test_an_album_is_drawn_in_the_style_of_its_command(ana: Scene) -> None:
    album = {"media_group_id": "7"}
    await ana.chat.send(ana.ana, photo=SELFIE, caption="/cartoon", content=album)
    await ana.chat.send(ana.ana, photo=SELFIE, content=album)
    assert [(await ana.job()).wish.style for _ in range(2)] == ["comic", "comic"]


async def test_whoever_likes_cartoons_gets_them_until_lines_are_asked_for(ana: Scene) -> None:
    await ana.chat.send(ana.ana, "/settings")
    await ana.api.until(ana.chat.texts)
    [menu] = ana.chat.from_bot()
    for button in (say("en", "setting-style", {"choice": "Line art"}), "Flat cartoon"):
        await ana.chat.press(ana.ana, menu, button)
        await ana.told()
    styles = [
        (await ana.drawn(caption=caption))[0].wish.style for caption in (None, "/draw", "/line")
    ]
    assert styles == ["flat", "flat", "line"]


async def test_from_photo_to_lines_to_colours_in_one_thread_even_after_a_restart(
    ana: Scene,
) -> None:
    photo = await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.draw()
    lines = await ana.answer(photo)
    await ana.until_delivered()
    await ana.bot.kill()
    await ana.bot.start()
    await ana.chat.press(ana.ana, lines, "Colour this")
    job = await ana.job()
    assert (job.wish.style, ana.ledger.photo(job.id)) == ("colour", SELFIE)
    assert job.address.message == str(photo["message_id"])
    ana.settle(job)
    await ana.until_delivered()
    coloured = ana.chat.pictures()[-1]
    assert await opened(ana, coloured, "Colours…") == [
        *("Hair…", "Skin…", "Clothes…", "Background…", "« Back")
    ]
    await ana.until_seen_to()
    await ana.bot.kill()
    await ana.bot.start()
    await opened(ana, coloured, "Hair…")
    await ana.chat.press(ana.ana, coloured, "Red hair")
    job = await ana.job()
    assert (job.wish.style, job.wish.colours.hair is not None) == ("colour", True)


async def test_sheets_lead_back_to_where_they_were_opened(ana: Scene) -> None:
    _, drawing = await ana.drawn(caption="/colour")
    first = labels(drawing)
    last = ["All styles", "Full size", "Delete"]
    assert first[-6:] == ["Colours…", "Style…", "Change…", *last]
    parts = await opened(ana, drawing, "Colours…")
    assert await opened(ana, drawing, "Clothes…", "« Back") == parts
    assert await opened(ana, drawing, "« Back") == first
    assert await opened(ana, drawing, "Style…", "« Back") == first
    assert await opened(ana, drawing, "Change…", "« Back") == first
    assert len(ana.chat.from_bot()) == 1


async def test_only_whoever_asked_has_it_coloured(ana: Scene) -> None:
    group, eve = ana.api.group(), Person("Eve")
    _, lines = await ana.drawn(group, caption="/line")
    _, coloured = await ana.drawn(group, caption="/colour")
    before = labels(lines), labels(coloured)
    for drawing, buttons in ((lines, ("Colour this", "Style…")), (coloured, ("Colours…",))):
        for button in buttons:
            await group.press(eve, drawing, button)
            assert await ana.told() == say("en", "not-your-buttons")
    assert (labels(lines), labels(coloured)) == before
    await ana.until_seen_to()
    assert ana.ledger.waiting() == 0


async def test_in_a_group_a_picture_in_reply_is_an_example_to_whom_the_drawing_belongs(
    ana: Scene,
) -> None:
    group = ana.api.group()
    first, drawing = await ana.drawn(group, caption="/colour")
    await group.send(ana.ana, photo=EXAMPLE, reply_to=drawing)
    job = await ana.job()
    assert (job.source, ana.ledger.photo(job.id)) == (first.source, SELFIE)
    assert ana.ledger.example(job.id) == EXAMPLE
    await group.send(Person("Eve"), photo=EXAMPLE, reply_to=drawing)
    job = await ana.job()
    assert (ana.ledger.photo(job.id), ana.ledger.example(job.id)) == (EXAMPLE, None)


async def test_the_command_says_what_a_picture_in_reply_to_a_drawing_is_for(ana: Scene) -> None:
    _, lines = await ana.drawn(caption="/line")
    _, coloured = await ana.drawn(caption="/colour")
    found = []
    for drawing, caption in [
        (lines, "/line"),
        (lines, "/colour"),
        (coloured, "/colour"),
        (coloured, "/cartoon"),
        (coloured, "/line bold"),
    ]:
        await ana.chat.send(ana.ana, photo=EXAMPLE, caption=caption, reply_to=drawing)
        job = await ana.job()
        found.append((job.wish.style, ana.ledger.example(job.id) is not None))
    assert found == [
        ("line", False),
        ("colour", True),
        ("colour", True),
        ("comic", False),
        ("line", False),
    ]


async def test_a_picture_that_replies_to_no_drawing_is_drawn_with_a_word_about_examples(
    ana: Scene,
) -> None:
    job, drawing = await ana.drawn(caption="these colours")
    assert (job.wish.style, job.example_source) == ("line", None)
    assert drawing["caption"] == say("en", "no-example")


async def test_an_example_is_judged_before_it_is_downloaded_like_any_photo(ana: Scene) -> None:
    _, drawing = await ana.drawn(caption="/colour")
    downloads = len(ana.api.called("getFile"))
    for name, mime_type, size, key in [
        ("cat.tif", "image/tiff", 10, "photo-format"),
        ("me.png", "image/png", LARGEST_PHOTO + 1, "photo-too-large-as-file"),
    ]:
        document = ana.api.files.document(name, mime_type, b"") | {"file_size": size}
        await ana.chat.send(ana.ana, content={"document": document}, reply_to=drawing)
        sentence = say("en", key, {"megabytes": LARGEST_PHOTO // 1_000_000})
        await ana.api.until(lambda sentence=sentence: sentence in ana.chat.texts())
    assert len(ana.api.called("getFile")) == downloads
    await ana.until_seen_to()
    assert ana.ledger.waiting() == 0


async def test_an_example_goes_on_with_its_drawing_and_is_fetched_where_it_is_needed(
    ana: Scene,
) -> None:
    _, drawing = await ana.drawn(caption="/colour")
    asked = await ana.chat.send(ana.ana, photo=EXAMPLE, reply_to=drawing)
    job = await ana.job()
    ana.settle(job)
    coloured = await ana.answer(asked)
    assert await example_of(ana, coloured, "Bold") == (job.example_source, EXAMPLE)
    assert await example_of(ana, coloured, "Style…", "Line art") == (job.example_source, None)
    await ana.chat.send(ana.ana, "thinner", reply_to=coloured)
    again = await ana.job()
    assert ana.ledger.example(again.id) == EXAMPLE
    await ana.chat.send(ana.ana, "reset", reply_to=coloured)
    assert (await ana.job()).example_source is None


async def example_of(ana: Scene, drawing: Json, *buttons: str) -> tuple[Any, bytes | None]:
    """The example of the job that comes of pressing these: where it lies, and its bytes."""
    await opened(ana, drawing, *buttons[:-1])
    await ana.chat.press(ana.ana, drawing, buttons[-1])
    job = await ana.job()
    return job.example_source, ana.ledger.example(job.id)


async def test_an_example_that_is_out_of_reach_is_asked_for_again(ana: Scene) -> None:
    _, drawing = await ana.drawn(caption="/colour")
    asked = await ana.chat.send(ana.ana, photo=EXAMPLE, reply_to=drawing)
    ana.settle(await ana.job())
    coloured = await ana.answer(asked)
    ana.api.fail("getFile", Fault.refused("wrong file_id"))
    await ana.chat.press(ana.ana, coloured, "Bold")
    assert await ana.told() == say("en", "photo-gone")
    await ana.until_seen_to()
    assert ana.ledger.waiting() == 0


async def test_a_drawing_with_an_example_counts_as_one_and_is_forgotten_with_it(
    ana: Scene,
) -> None:
    _, drawing = await ana.drawn(caption="/colour")
    await ana.chat.send(ana.ana, photo=EXAMPLE, reply_to=drawing)
    job = await ana.job()
    [asks] = ana.redis.keys("artline:asks:person:*")
    assert ana.redis.zcard(asks) == 2
    await ana.until_noted(job)
    await ana.chat.send(ana.ana, "/forget_me")
    await ana.api.until(lambda: say("en", "forgotten", {"count": 2}) in ana.chat.texts())
    assert ana.ledger.example(job.id) is None
    held = [key + (ana.redis.dump(key) or b"") for key in ana.redis.keys("*")]
    assert not any((job.example_source or "").encode() in one for one in held)
