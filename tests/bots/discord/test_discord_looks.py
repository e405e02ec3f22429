"""How people on Discord choose a look: menus, and buttons under the drawing."""

import re

import pytest
import pytest_asyncio

from bots.instructions import describe, understand
from bots.words import say
from model.contract.finish import Finish
from model.contract.look import MEDIA, PRESETS, Look
from model.contract.styles import STYLES
from tests.discord_api import Person
from tests.discord_api.places import EPHEMERAL, PRIMARY, Json, parts
from tests.discord_scene import SELFIE, Scene, anew

#: The bot is started once; everybody in here is somebody new to it.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def ana(discord_stage: Scene) -> Scene:
    return await anew(discord_stage)


def outstanding(message: Json) -> list[str]:
    """The labels of the buttons that are marked."""
    return [part["label"] for part in parts(message) if part.get("style") == PRIMARY]


async def test_a_look_and_words_are_drawn_and_the_answer_says_what_was_understood(
    ana: Scene,
) -> None:
    words = "blue ink, wobblyfoo"
    await ana.channel.command(ana.ana, "draw", SELFIE, style="line", preset="bold", words=words)
    job = await ana.job()
    assert (job.wish.style, job.wish.look) == ("line", PRESETS["bold"])
    assert job.wish.finish == understand("blue ink").wish.finish != Finish()
    ana.settle(job)
    message = await ana.drawing()
    assert message["content"] == job.caption
    assert "wobblyfoo" in job.caption
    assert outstanding(message) == ["Bold"]


async def test_a_look_that_does_nothing_in_the_style_is_told(ana: Scene) -> None:
    await ana.channel.command(ana.ana, "draw", SELFIE, style="flat", preset="bold")
    ana.settle(await ana.job())
    assert (await ana.drawing())["content"] == "This look does nothing in a flat cartoon."


async def test_how_strong_a_cartoon_is_can_be_chosen(ana: Scene) -> None:
    options = {one["name"]: one for one in ana.api.commands["cartoon"]["options"]}
    assert (options["strength"]["min_value"], options["strength"]["max_value"]) == (0, 100)
    await ana.channel.command(ana.ana, "cartoon", SELFIE, strength=30)
    job = await ana.job()
    assert (job.wish.style, job.wish.look.strength) == ("comic", 0.3)
    ana.settle(job)
    await ana.drawing()


async def test_a_medium_is_offered_by_name_and_makes_line_art(ana: Scene) -> None:
    for command in ("line", "draw"):
        [option] = [o for o in ana.api.commands[command]["options"] if o["name"] == "medium"]
        assert [choice["value"] for choice in option["choices"]] == list(MEDIA)
        assert option["choices"][3]["name_localizations"] == {"id": "Pensil", "ko": "연필"}
        await ana.channel.command(ana.ana, command, SELFIE, medium="pencil", words="thick lines")
        job = await ana.job()
        assert (job.wish.style, job.wish.look) == ("line", Look(line_weight=0.85, medium="pencil"))
        assert job.caption == "Drawn in pencil, with thick lines."


async def test_a_medium_beside_another_style_leaves_it_and_is_said_to_do_nothing(
    ana: Scene,
) -> None:
    await ana.channel.command(ana.ana, "draw", SELFIE, style="comic", medium="chalk")
    job = await ana.job()
    assert job.wish.style == "comic"
    assert job.caption == "Style: comic. Pens, brushes and the like do nothing in a comic."


async def test_the_media_stand_in_the_menu_of_styles(ana: Scene) -> None:
    drawn = await ana.drawn(words="in chalk, blue ink on black paper")
    [menu] = [part for part in parts(drawn) if part.get("placeholder") == "Style…"]
    offered = [option["label"] for option in menu["options"]]
    at = offered.index("All styles")
    assert at == len(STYLES) - 1, "after the other styles"
    assert offered[at + 1 :] == [say("en", f"medium-{one}") for one in MEDIA if one != "chalk"]
    await ana.channel.choose(ana.ana, drawn, "Colouring page")
    job = await ana.job()
    assert (job.wish.style, job.wish.look.medium) == ("line", "page")
    assert job.wish.finish == understand("blue ink on black paper").wish.finish


@pytest.mark.parametrize("private", [False, True], ids=["for all", "for one"])
async def test_a_button_draws_the_photo_again_in_another_look_and_keeps_its_colours(
    ana: Scene, private: bool
) -> None:
    drawn = await ana.drawn(words="red ink", private=private)
    await ana.bot.kill()
    await ana.bot.start()
    await ana.channel.press(ana.ana, drawn, "Fine")
    job = await ana.job()
    assert ana.ledger.photo(job.id) == SELFIE.content
    assert job.wish.look == PRESETS["fine"]
    assert job.wish.finish == understand("red ink").wish.finish != Finish()
    assert job.address.private == private
    picture = ana.settle(job)
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) == 2)
    [_, anew] = ana.channel.pictures(ana.ana)
    assert ana.api.content(anew) == picture
    assert outstanding(anew) == ["Fine"]
    assert bool(anew["flags"] & EPHEMERAL) == private


async def test_again_draws_the_same_once_more(ana: Scene) -> None:
    drawn = await ana.drawn(words="bold, red ink")
    await ana.channel.press(ana.ana, drawn, "Again")
    job = await ana.job()
    assert (job.wish.look, job.wish.finish) == (PRESETS["bold"], understand("red ink").wish.finish)
    assert ana.ledger.photo(job.id) == SELFIE.content


async def test_a_change_starts_from_the_drawing_under_which_it_is_chosen_even_after_a_restart(
    ana: Scene,
) -> None:
    drawn = await ana.drawn(words="sketch, blue ink", private=True)
    await ana.bot.kill()
    await ana.bot.start()
    for words, label in [("thicker", "Thicker lines"), ("red ink", "Red ink")]:
        await ana.channel.choose(ana.ana, drawn, label)
        job = await ana.job()
        wanted = understand(words, understand("sketch, blue ink").wish)
        assert (job.wish.look, job.wish.finish) == (wanted.wish.look, wanted.wish.finish)
        assert job.caption == describe(wanted, "en")
        assert job.address.private
        ana.settle(job)
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) == 3)


async def test_changes_that_would_do_nothing_are_not_offered(ana: Scene) -> None:
    drawn = await ana.drawn(words="marker, no background, red ink")
    [menu] = [part for part in parts(drawn) if part.get("placeholder") == "Change…"]
    assert [option["label"] for option in menu["options"]] == [
        *("Thinner lines", "More detail", "Less detail", "With shading", "With background"),
        *("Black ink", "Blue ink", "Green ink", "Brown ink", "Purple ink"),
        *("Plotter", "Before and after"),
    ]


@pytest.mark.parametrize("gone", ["order-gone", "photo-gone"])
async def test_a_photo_that_is_out_of_reach_is_asked_for_again(ana: Scene, gone: str) -> None:
    drawn = await ana.drawn()
    if gone == "order-gone":
        assert ana.redis.delete(*ana.redis.keys("artline:order:*"))
    else:
        ana.api.lose_files()
    await ana.channel.press(ana.ana, drawn, "Bold")
    await ana.api.until(lambda: ana.channel.texts(ana.ana) == [say("en", gone)])


@pytest.mark.parametrize(
    ("before", "after"),
    [("again", "as-etching"), ("again", "pointillism"), ("v1", "v0"), (".*", "something else")],
)
async def test_a_button_of_an_earlier_version_says_that_it_is_one(
    ana: Scene, before: str, after: str
) -> None:
    drawn = await ana.drawn()
    [again] = [part for part in parts(drawn) if part.get("label") == "Again"]
    again["custom_id"] = re.sub(before, after, again["custom_id"], count=1)
    await ana.channel.press(ana.ana, drawn, "Again")
    await ana.api.until(lambda: ana.channel.texts(ana.ana) == [say("en", "button-gone")])
    await ana.until_settled()
    assert ana.ledger.waiting() == 0


async def test_others_cannot_have_the_photo_drawn_again(ana: Scene) -> None:
    drawn, eve = await ana.drawn(), Person("Eve", moderator=True)
    await ana.channel.press(eve, drawn, "Bold")
    await ana.channel.press(eve, drawn, "Again")
    await ana.channel.press(eve, drawn, "SVG")
    await ana.channel.choose(eve, drawn, "Thicker lines")
    await ana.api.until(lambda: ana.channel.texts(eve) == 4 * [say("en", "not-your-buttons")])
    await ana.until_settled()
    assert ana.ledger.waiting() == 0
