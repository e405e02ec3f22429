"""What people on Discord say in words: with photos, in replies, in mentions; what is suggested."""

from dataclasses import replace

import pytest
import pytest_asyncio

from bots.discord.suggestions import colours, phrases, suggestions
from bots.instructions import describe, understand
from bots.words import LOCALES, say
from model.contract.look import PRESETS
from tests.discord_api import Person
from tests.discord_scene import SELFIE, Scene, anew

#: The bot is started once; everybody in here is somebody new to it.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def ana(discord_stage: Scene) -> Scene:
    return await anew(discord_stage)


async def test_what_people_typed_is_quoted_without_markup_and_mentions(ana: Scene) -> None:
    words = "blue ink, __[wobblyfoo]__ <@1> @everyone <:red:2> <t:3:R> <#4>"
    await ana.channel.command(ana.ana, "line", SELFIE, words=words)
    ana.settle(await ana.job())
    content = (await ana.drawing())["content"]
    assert content == describe(understand("blue ink, wobblyfoo"), "en")
    assert not set(content) & set("[]()_`|<>@*")


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


async def test_in_a_server_stop_in_reply_or_with_a_mention_takes_back_ones_own(ana: Scene) -> None:
    eve, bot = Person("Eve"), f"<@{ana.api.bot['id']}>"
    await ana.channel.post(ana.ana, bot, SELFIE)
    await ana.until_noted(await ana.job())
    [status] = ana.channel.seen_by(ana.ana)[-1:]
    await ana.channel.post(eve, "stop", reply_to=status)
    await ana.until_settled()
    assert ana.ledger.waiting() == 1
    await ana.channel.post(ana.ana, "stop", reply_to=status)
    told = say("en", "taken-back", {"count": 1})
    await ana.api.until(lambda: told in ana.channel.texts(ana.ana))
    await ana.channel.post(eve, f"{bot} stop")
    told = say("en", "taken-back", {"count": 0})
    await ana.api.until(lambda: told in ana.channel.texts(eve))
