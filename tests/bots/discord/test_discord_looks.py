"""How people on Discord say what they want: menus, words, buttons and replies."""

import re
from dataclasses import replace

import pytest

from bots.discord.suggestions import colours, phrases, suggestions
from bots.instructions import describe, understand
from bots.words import LOCALES, say
from model.contract.finish import Finish
from model.contract.look import MEDIA, PRESETS, Look
from tests.discord_api import Person
from tests.discord_api.places import EPHEMERAL, PRIMARY, Json, parts
from tests.discord_scene import SELFIE, Scene, anew

#: The bot is started once; everybody in here is somebody new to it.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def ana(discord_stage: Scene) -> Scene:
    return anew(discord_stage)


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
    assert offered[3:] == [say("en", f"medium-{one}") for one in MEDIA if one != "chalk"]
    await ana.channel.choose(ana.ana, drawn, "Colouring page")
    job = await ana.job()
    assert (job.wish.style, job.wish.look.medium) == ("line", "page")
    assert job.wish.finish == understand("blue ink on black paper").wish.finish


async def test_what_people_typed_is_quoted_without_markup_and_mentions(ana: Scene) -> None:
    words = "[wobblyfoo](https://a.example) __x__ `y` ||z|| <@1> @everyone"
    await ana.channel.command(ana.ana, "line", SELFIE, words=words)
    ana.settle(await ana.job())
    content = (await ana.drawing())["content"]
    assert "wobblyfoo" in content
    assert not set(content) & set("[]()_`|<>@*")


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


async def test_a_reply_with_words_starts_from_the_drawing_it_replies_to(ana: Scene) -> None:
    direct = ana.api.direct(ana.ana)
    await direct.post(ana.ana, "sketch", SELFIE)
    job = await ana.job()
    assert job.wish.look == PRESETS["sketch"]
    ana.settle(job)
    drawn = await ana.drawing(direct)
    await direct.post(ana.ana, "red ink", reply_to=drawn)
    job = await ana.job()
    assert job.wish.look == PRESETS["sketch"]
    assert job.wish.finish == understand("red ink").wish.finish
    assert ana.ledger.photo(job.id) == SELFIE.content


async def test_words_alone_go_on_from_the_last_drawing_until_reset(ana: Scene) -> None:
    direct = ana.api.direct(ana.ana)
    await direct.command(ana.ana, "line", SELFIE, words="red ink")
    await ana.draw()
    await direct.command(ana.ana, "line", SELFIE, words="thick lines, blue ink")
    await ana.draw()
    wish = understand("thick lines, blue ink").wish
    for words in ("thinner please", "no background, as before", "reset", "a bit thinner"):
        asked = await direct.post(ana.ana, words)
        job, understood = await ana.job(), understand(words, wish)
        wish = understood.wish
        assert (job.wish.look, job.wish.finish, job.caption) == (
            wish.look,
            wish.finish,
            describe(understood, "en"),
        )
        assert job.address.message == asked["id"]
        assert ana.ledger.photo(job.id) == SELFIE.content
        ana.settle(job)
    assert wish == understand("a bit thinner").wish


async def test_words_about_a_drawing_that_nobody_else_saw_are_answered_directly(
    ana: Scene,
) -> None:
    await ana.drawn(private=True)
    await ana.channel.post(ana.ana, f"<@{ana.api.bot['id']}> thinner")
    job = await ana.job()
    assert job.address.private
    picture = ana.settle(job)
    direct = ana.api.direct(ana.ana)
    assert ana.api.content(await ana.drawing(direct)) == picture
    assert ana.channel.seen_by(Person("Eve")) == []
    direct.open = False
    await ana.channel.post(ana.ana, f"<@{ana.api.bot['id']}> thinner")
    await ana.api.until(lambda: say("en", "private-unreachable") in ana.channel.texts(ana.ana))


async def test_a_reply_to_a_photo_draws_that_photo(ana: Scene) -> None:
    direct = ana.api.direct(ana.ana)
    other = replace(SELFIE, content=SELFIE.content + b" ")
    photo = await direct.post(ana.ana, "", other)
    await ana.draw()
    await direct.post(ana.ana, "", SELFIE)
    await ana.draw()
    await direct.post(ana.ana, "bold", reply_to=photo)
    job = await ana.job()
    assert (job.wish.look, ana.ledger.photo(job.id)) == (PRESETS["bold"], other.content)


@pytest.mark.parametrize("words", ["wobblyfoo", "線を太くしてください"])
async def test_words_that_are_not_understood_are_answered_with_buttons_that_need_none(
    ana: Scene, words: str
) -> None:
    direct = ana.api.direct(ana.ana)
    await direct.post(ana.ana, "blue ink", SELFIE)
    await ana.draw()
    drawn = await ana.drawing(direct)
    sentence = describe(understand(words), "en")
    for reply_to in (drawn, None):
        await direct.post(ana.ana, words, reply_to=reply_to)
    await ana.api.until(lambda: direct.texts(ana.ana)[1:] == 2 * [sentence])
    await ana.until_settled()
    assert ana.ledger.waiting() == 0
    await direct.choose(ana.ana, direct.seen_by(ana.ana)[-1], "Thicker lines")
    job = await ana.job()
    assert (job.wish.look, job.wish.finish) == (
        understand("thicker").wish.look,
        understand("blue ink").wish.finish,
    )


async def test_in_a_server_the_bot_draws_what_mentions_it_and_leaves_all_else_alone(
    ana: Scene,
) -> None:
    bot, eve = f"<@{ana.api.bot['id']}>", Person("Eve")
    await ana.channel.post(ana.ana, "bold", SELFIE)
    asked = await ana.channel.post(ana.ana, f"{bot} bold", SELFIE)
    job = await ana.job()
    assert (job.wish.look, job.address.message) == (PRESETS["bold"], asked["id"])
    ana.settle(job)
    drawn = await ana.drawing()
    assert drawn["message_reference"]["message_id"] == asked["id"]
    await ana.channel.post(eve, "fine", reply_to=drawn)
    await ana.channel.post(ana.ana, "wobblyfoo", reply_to=drawn)
    again = await ana.channel.post(ana.ana, "fine", reply_to=drawn)
    job = await ana.job()
    assert (job.wish.look, job.address.message) == (PRESETS["fine"], again["id"])
    await ana.until_noted(job)
    # What came before it has been dealt with: nothing was drawn for it, and nothing said.
    await ana.until_settled()
    assert ana.ledger.waiting() == 1
    assert ana.channel.texts(eve) == [drawn["content"], say("en", "on-it")]


@pytest.mark.parametrize("words", ["", "is nice", "thinner", "what can you do?"])
async def test_a_mention_without_a_picture_is_told_how_to_send_one(ana: Scene, words: str) -> None:
    await ana.channel.post(ana.ana, f"<@{ana.api.bot['id']}> {words}")
    await ana.api.until(lambda: ana.channel.texts(ana.ana) == [say("en", "mention-me")])
    await ana.until_settled()
    assert ana.ledger.waiting() == 0


@pytest.mark.parametrize(
    ("locale", "typed", "suggested"),
    [
        ("en", "pen", "in pencil"),
        ("en", "engr", "as an engraving"),
        ("en", "thick lines, colouring p", "thick lines, colouring page"),
        ("id", "kap", "dengan kapur"),
        ("ko", "점묘", "점묘화로"),
    ],
)
async def test_media_are_suggested_while_somebody_types(
    locale: str, typed: str, suggested: str
) -> None:
    assert suggested in suggestions(typed, locale, phrases)


async def test_what_can_be_said_is_suggested_while_somebody_types(ana: Scene) -> None:
    typing = await ana.channel.type_words(Person("Rini", locale="id"), "tanpa latar, tinta bi")
    await ana.api.until(lambda: typing.suggested is not None)
    inks = ["tinta biru", "tinta biru langit", "tinta biru dongker"]
    assert set(typing.suggested or ()) >= {f"tanpa latar, {ink}" for ink in inks}


@pytest.mark.parametrize("locale", LOCALES)
async def test_all_that_is_suggested_is_understood(locale: str) -> None:
    for phrase in (*phrases(locale), *colours(locale)):
        understood = understand(phrase)
        assert understood.understood, phrase
        assert not understood.unknown, phrase
    for known in (phrases, colours):
        assert 0 < len(suggestions("", locale, known)) <= 25
        assert suggestions("x" * 6000, locale, known) == []
