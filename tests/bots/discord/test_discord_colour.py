"""Cartoons and coloured sketches in Discord's own ways: options, menus, pictures in replies."""

import pytest
import pytest_asyncio

from bots.desk.photo_files import LARGEST_PHOTO
from bots.instructions import understand
from bots.words import say
from tests.discord_api import Person
from tests.discord_api.places import EPHEMERAL, File, Json, parts
from tests.discord_scene import SELFIE, Scene, anew
from tests.telegram_scene import png
from worker.queue.jobs import DrawRequest

#: The bot is started once; everybody in here is somebody new to it.
pytestmark = pytest.mark.asyncio(loop_scope="module")

EXAMPLE = File(png((64, 64)), "colours.png", "image/png")


@pytest_asyncio.fixture(loop_scope="module")
async def ana(discord_stage: Scene) -> Scene:
    return await anew(discord_stage)


def labels(message: Json) -> list[str]:
    """What the buttons say, and the menus."""
    named = (part.get("label") or part.get("placeholder") for part in parts(message))
    return list(filter(None, named))


async def coloured(ana: Scene, **options: str | bool | File) -> tuple[DrawRequest, Json]:
    """Ana has a photo coloured; the job, and the message with the drawing."""
    before = len(ana.channel.pictures(ana.ana))
    await ana.channel.command(ana.ana, "colour", SELFIE, **options)
    job = await ana.job()
    ana.settle(job)
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) > before)
    await ana.until_delivered()
    return job, ana.channel.pictures(ana.ana)[-1]


async def turned(ana: Scene, message: Json, button: str) -> list[str]:
    """Ana presses what puts other menus under a drawing; what stands there then."""
    before = labels(message)
    await ana.channel.press(ana.ana, message, button)
    await ana.api.until(lambda: labels(message) != before)
    return labels(message)


async def test_a_cartoon_is_a_comic_unless_it_is_to_be_flat(ana: Scene) -> None:
    [_, style, *_] = ana.api.commands["cartoon"]["options"]
    assert style["autocomplete"], "it offers styles that were added as well"
    for options, drawn in (({}, "comic"), ({"style": "flat"}, "flat"), ({"words": "flat"}, "flat")):
        await ana.channel.command(ana.ana, "cartoon", SELFIE, **options)
        assert (await ana.job()).wish.style == drawn


@pytest.mark.parametrize("name", ["colour", "color"])
async def test_an_example_beside_the_photo_gives_its_colours(ana: Scene, name: str) -> None:
    await ana.channel.command(ana.ana, name, SELFIE, example=EXAMPLE, words="thick lines")
    job = await ana.job()
    assert (job.wish.style, job.wish.look) == ("colour", understand("thick lines").wish.look)
    assert ana.ledger.photo(job.id) == SELFIE.content
    assert ana.ledger.example(job.id) == EXAMPLE.content
    ana.settle(job)
    drawn = await ana.drawing()
    await ana.channel.press(ana.ana, drawn, "Again")
    again = await ana.job()
    assert again.example_source == job.example_source
    assert ana.ledger.example(again.id) == EXAMPLE.content


async def test_an_example_is_judged_before_anything_is_downloaded(ana: Scene) -> None:
    for file, key in [
        (File(b"II*", "cat.tif", "image/tiff"), "photo-format"),
        (File(b"", "me.png", "image/png", LARGEST_PHOTO + 1), "photo-too-large-bytes"),
    ]:
        await ana.channel.command(ana.ana, "colour", SELFIE, example=file)
        sentence = say("en", key, {"megabytes": LARGEST_PHOTO // 1_000_000})
        await ana.api.until(lambda sentence=sentence: sentence in ana.channel.texts(ana.ana))
    await ana.until_settled()
    assert ana.api.downloads == []
    assert ana.ledger.waiting() == 0


async def test_from_photo_to_lines_to_colours_under_one_drawing_after_the_other(
    ana: Scene,
) -> None:
    lines = await ana.drawn(words="fine", private=True)
    await ana.bot.kill()
    await ana.bot.start()
    await ana.channel.press(ana.ana, lines, "Colour this")
    job = await ana.job()
    assert (job.wish.style, ana.ledger.photo(job.id)) == ("colour", SELFIE.content)
    assert job.address.private
    ana.settle(job)
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) == 2)
    drawn = ana.channel.pictures(ana.ana)[-1]
    await turned(ana, drawn, "Colours…")
    await ana.bot.kill()
    await ana.bot.start()
    await ana.channel.choose(ana.ana, drawn, "Red hair")
    job = await ana.job()
    assert (job.wish.style, job.wish.colours.hair is not None) == ("colour", True)
    assert job.address.private
    ana.settle(job)
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) == 3)
    assert ana.channel.pictures(ana.ana)[-1]["flags"] & EPHEMERAL


@pytest.mark.parametrize("private", [False, True], ids=["for all", "for one"])
async def test_the_menus_of_colours_give_way_to_what_stood_there_before(
    ana: Scene, private: bool
) -> None:
    _, drawn = await coloured(ana, private=private)
    first, share = labels(drawn), ["Share"] if private else []
    assert first == [
        *("Classic", "Bold", "Fine", "Minimal"),
        *("Again", "Sticker", "Avatar", "Colours…"),
        *("Change…", "Style…", "Full size", "Watch it", "All styles", *share, "Delete"),
    ]
    palette = await turned(ana, drawn, "Colours…")
    assert palette == [
        *("Hair…", "Skin…", "Clothes…", "Background…"),
        *("« Back", "Full size", *share, "Delete"),
    ]
    assert ana.api.content(drawn), "the picture stays"
    assert await turned(ana, drawn, "« Back") == first


async def test_what_is_shared_once_cannot_be_shared_again_from_behind_the_colours(
    ana: Scene,
) -> None:
    _, drawn = await coloured(ana, private=True)
    await ana.channel.press(ana.ana, drawn, "Share")
    await ana.api.until(lambda: "Share" not in labels(drawn))
    await turned(ana, drawn, "Colours…")
    assert "Share" not in await turned(ana, drawn, "« Back")


async def test_others_neither_see_nor_choose_the_colours(ana: Scene) -> None:
    _, drawn = await coloured(ana)
    lines = labels(drawn)
    eve = Person("Eve", moderator=True)
    await ana.channel.press(eve, drawn, "Colours…")
    await ana.channel.choose(eve, drawn, "Comic")
    await ana.api.until(lambda: ana.channel.texts(eve) == 2 * [say("en", "not-your-buttons")])
    assert labels(drawn) == lines
    await turned(ana, drawn, "Colours…")
    await ana.channel.choose(eve, drawn, "Red hair")
    await ana.channel.press(eve, drawn, "« Back")
    await ana.api.until(lambda: ana.channel.texts(eve) == 4 * [say("en", "not-your-buttons")])
    await ana.until_settled()
    assert ana.ledger.waiting() == 0


async def test_colours_of_a_photo_that_is_forgotten_are_not_offered(ana: Scene) -> None:
    _, drawn = await coloured(ana)
    ana.redis.delete(*ana.redis.keys("artline:order:*"))
    await ana.channel.press(ana.ana, drawn, "Colours…")
    await ana.api.until(lambda: say("en", "order-gone") in ana.channel.texts(ana.ana))


async def test_in_a_server_a_picture_in_reply_is_an_example_to_whom_the_drawing_belongs(
    ana: Scene,
) -> None:
    first, drawn = await coloured(ana, words="bold")
    await ana.channel.post(ana.ana, "", EXAMPLE, reply_to=drawn)
    job = await ana.job()
    assert (job.source, job.wish.look, job.wish.style) == (first.source, first.wish.look, "colour")
    assert ana.ledger.example(job.id) == EXAMPLE.content
    await ana.channel.post(Person("Eve"), "", EXAMPLE, reply_to=drawn)
    job = await ana.job()
    assert (job.wish.style, ana.ledger.photo(job.id)) == ("line", EXAMPLE.content)
    assert ana.ledger.example(job.id) is None
    await ana.channel.post(ana.ana, f"<@{ana.api.bot['id']}> these colours", EXAMPLE)
    job = await ana.job()
    assert (job.example_source, job.caption) == (None, say("en", "no-example"))


async def test_words_about_a_drawing_go_on_with_its_example_until_reset(ana: Scene) -> None:
    _, drawn = await coloured(ana, example=EXAMPLE)
    found = []
    for words in ("thinner", "as line art", "reset"):
        await ana.channel.post(ana.ana, words, reply_to=drawn)
        job = await ana.job()
        found.append((job.example_source is not None, ana.ledger.example(job.id)))
    assert found == [(True, EXAMPLE.content), (True, None), (False, None)]


async def test_a_reply_to_a_drawing_that_is_forgotten_is_a_photo_to_draw(ana: Scene) -> None:
    _, drawn = await coloured(ana)
    ana.redis.delete(*ana.redis.keys("artline:order:*"))
    await ana.channel.post(ana.ana, "", EXAMPLE, reply_to=drawn)
    job = await ana.job()
    assert (ana.ledger.photo(job.id), job.example_source) == (EXAMPLE.content, None)


async def test_colours_are_suggested_while_somebody_types_what_to_colour(ana: Scene) -> None:
    typing = await ana.channel.type_words(ana.ana, "red hair, blue", "colour")
    await ana.api.until(lambda: typing.suggested is not None)
    assert set(typing.suggested or ()) >= {"red hair, blue background", "red hair, blue clothes"}


async def test_whoever_likes_cartoons_gets_them_until_lines_are_asked_for(ana: Scene) -> None:
    await ana.channel.command(ana.ana, "settings")
    await ana.api.until(lambda: ana.channel.seen_by(ana.ana))
    [panel] = ana.channel.seen_by(ana.ana)
    before = panel["edited_timestamp"]
    await ana.channel.choose(ana.ana, panel, "Flat cartoon")
    await ana.api.until(lambda: panel["edited_timestamp"] != before)
    photo = await ana.channel.post(Person("Bob"), "", SELFIE)
    await ana.channel.draw_this(ana.ana, photo)
    assert (await ana.job()).wish.style == "flat"
    for name, style in (("draw", "flat"), ("line", "line"), ("cartoon", "comic")):
        await ana.channel.command(ana.ana, name, SELFIE)
        assert (await ana.job()).wish.style == style
