"""What people see of the bot on Discord; the test draws in place of the worker."""

import pytest
import pytest_asyncio

from bots.desk.photo_files import LARGEST_PHOTO
from bots.words import say
from bots.words.styles import style_name
from model.contract.styles import STYLES
from tests.discord_api import Fault, Person
from tests.discord_api.places import EPHEMERAL, File, Json, parts
from tests.discord_scene import SELFIE, Scene, anew

#: The bot is started once; everybody in here is somebody new to it.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def ana(discord_stage: Scene) -> Scene:
    return await anew(discord_stage)


EDIT, DELETE = "update_original_webhook_message", "delete_original_webhook_message"
LOOKS = ["Classic", "Bold", "Fine", "Sketch", "Minimal"]
AGAIN = ["Again", "SVG", "Sticker", "Avatar", "Colour this"]
OTHERWISE = [*LOOKS, *AGAIN, "Change…", "Style…"]


def labels(message: Json) -> list[str]:
    """What the buttons say, and the menus."""
    named = (part.get("label") or part.get("placeholder") for part in parts(message))
    return list(filter(None, named))


async def test_a_slash_command_with_a_photo_is_answered_by_its_drawing(ana: Scene) -> None:
    interaction = await ana.channel.command(ana.ana, "line", SELFIE)
    job = await ana.job()
    await ana.until_noted(job)
    assert interaction.message in ana.channel.messages, "Discord shows that we are thinking"
    assert ana.ledger.photo(job.id) == SELFIE.content

    picture = ana.settle(job)
    message = await ana.drawing()
    assert ana.api.content(message) == picture
    assert message["id"] == interaction.message
    last = ["Full size", "PDF", "Watch it", "All styles", "Delete"]
    assert labels(message) == [*OTHERWISE, *last]
    assert ana.ledger.photo(job.id) is None
    assert len(ana.channel.seen_by(ana.ana)) == 1


async def test_draw_takes_a_style_that_is_suggested_or_typed_in_ones_own_language(
    ana: Scene,
) -> None:
    names = [style.name for style in STYLES]
    for typed, suggested in (("", names), ("GAMBAR gar", ["line"]), ("pop", ["pop"])):
        rini = await ana.channel.type_words(Person("Rini", locale="id"), typed, option="style")
        await ana.api.until(lambda typing=rini: typing.suggested is not None)
        assert rini.suggested == suggested
    for said, style in (("flat", "flat"), ("Comic", "comic")):
        await ana.channel.command(ana.ana, "draw", SELFIE, style=said)
        assert (await ana.job()).wish.style == style
    await ana.channel.command(ana.ana, "draw", SELFIE, style="cubist")
    told = say("en", "no-such-style", {"styles": ", ".join(style_name(one, "en") for one in names)})
    await ana.api.until(lambda: told in ana.channel.texts(ana.ana))


async def test_draw_this_draws_the_picture_of_a_message(ana: Scene) -> None:
    message = await ana.channel.post(Person("Bob"), "look!", File(b"words", "a.txt"), SELFIE)
    message["attachments"][0]["content_type"] = "text/plain"
    await ana.channel.draw_this(ana.ana, message)
    job = await ana.job()
    assert ana.ledger.photo(job.id) == SELFIE.content
    assert job.address.person == str(ana.ana.id)
    picture = ana.settle(job)
    assert ana.api.content(await ana.drawing()) == picture


async def test_draw_this_on_words_says_that_there_is_no_picture(ana: Scene) -> None:
    await ana.channel.draw_this(ana.ana, await ana.channel.post(Person("Bob"), "hello"))
    await ana.api.until(lambda: ana.channel.texts(ana.ana) == [say("en", "no-picture-there")])


async def test_a_photo_in_a_direct_message_is_drawn_in_reply(ana: Scene) -> None:
    direct = ana.api.direct(ana.ana)
    photo = await direct.post(ana.ana, "", SELFIE)
    job = await ana.job()
    await ana.until_noted(job)
    [status] = direct.seen_by(ana.ana)
    assert status["content"] == say("en", "on-it")
    assert status["message_reference"]["message_id"] == photo["id"]
    picture = ana.settle(job)
    message = await ana.drawing(direct)
    assert (message["id"], message["content"]) == (status["id"], "")
    assert ana.api.content(message) == picture


async def test_a_direct_message_without_a_photo_gets_a_friendly_sentence(ana: Scene) -> None:
    direct = ana.api.direct(ana.ana)
    await direct.post(ana.ana, "hello")
    await ana.api.until(lambda: direct.texts(ana.ana) == [say("en", "not-a-photo")])


async def test_whoever_waits_is_told_their_place_in_line(ana: Scene) -> None:
    for _ in range(2):
        await ana.channel.command(ana.ana, "line", SELFIE)
    place = say("en", "in-line", {"place": 2, "unit": "seconds", "count": 10})
    await ana.api.until(lambda: place in ana.channel.texts(ana.ana))
    for _ in range(2):
        await ana.draw()
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) == 2)
    assert ana.channel.texts(ana.ana) == []


@pytest.mark.parametrize(
    ("file", "key"),
    [
        (File(b"words", "notes.txt", "text/plain; charset=utf-8"), "photo-not-a-picture"),
        (File(b"II*", "cat.tif", "image/tiff"), "photo-format"),
        (File(b"huge", "me.png", "image/png", LARGEST_PHOTO + 1), "photo-too-large-bytes"),
        (File(b"program", "me.exe", None), "photo-not-a-picture"),
    ],
    ids=lambda value: value.name if isinstance(value, File) else None,
)
async def test_what_cannot_be_drawn_is_refused_before_any_download(
    ana: Scene, file: File, key: str
) -> None:
    await ana.channel.command(ana.ana, "line", file)
    sentence = say("en", key, {"megabytes": LARGEST_PHOTO // 1_000_000})
    await ana.api.until(lambda: ana.channel.texts(ana.ana) == [sentence])
    await ana.until_settled()
    assert ana.channel.texts(Person("Eve")) == []
    assert ana.api.downloads == []


async def test_why_there_is_no_drawing_takes_the_place_of_the_acknowledgement(ana: Scene) -> None:
    rini = Person("Rini", locale="id")
    await ana.channel.command(rini, "line", SELFIE)
    await ana.decline("photo-truncated")
    await ana.api.until(lambda: ana.channel.texts(rini) == [say("id", "photo-truncated")])
    assert len(ana.channel.seen_by(rini)) == 1


@pytest.mark.parametrize(("locale", "language"), [("en-GB", "en"), ("id", "id"), ("ko", "ko")])
async def test_help_comes_in_the_persons_language_and_to_them_alone(
    ana: Scene, locale: str, language: str
) -> None:
    person = Person("Kim", locale=locale)
    await ana.channel.command(person, "help")
    await ana.api.until(lambda: ana.channel.texts(person) == [say(language, "help-discord")])
    assert ana.channel.seen_by(ana.ana) == []


async def test_privacy_says_how_long_photos_and_drawings_are_kept(ana: Scene) -> None:
    await ana.channel.command(ana.ana, "privacy")
    await ana.api.until(lambda: ana.channel.texts(ana.ana))
    [text] = ana.channel.texts(ana.ana)
    for limit in ("240 seconds", "60 minutes", "24 hours"):
        assert limit in text


async def test_commands_are_published_for_servers_and_people_in_every_language(
    ana: Scene,
) -> None:
    commands = ana.api.commands
    words = {"help", "privacy", "forget_me", "mine", "settings", "stats", "teach"}
    draws = {"line", "cartoon", "colour", "color", "styles", "draw", "Draw this"}
    assert commands.keys() == draws | words
    for name, command in commands.items():
        assert set(command["integration_types"]) == {0, 1}
        assert set(command["contexts"]) == {0, 1, 2}
        # The second spelling of one name is for English alone.
        others = {"id", "ko"} if name != "color" else set()
        assert (command.get("name_localizations") or {}).keys() == others
    photo, *others = commands["draw"]["options"]
    assert photo["name_localizations"] == {"id": "foto", "ko": "사진"}
    assert photo["required"]
    names = ["style", "words", "medium", "preset", "private"]
    assert [option["name"] for option in others] == names
    assert not any(option["required"] for option in others)


async def test_a_private_drawing_is_seen_by_the_person_alone_until_they_share_it(
    ana: Scene,
) -> None:
    eve = Person("Eve")
    mine = await ana.drawn(private=True)
    assert labels(mine) == [*OTHERWISE, "Full size", "PDF", "Watch it", "Share", "Delete"]
    assert ana.channel.seen_by(eve) == []

    await ana.channel.press(ana.ana, mine, "Share")
    shared = await ana.drawing(person=eve)
    assert ana.api.content(shared) == ana.api.content(mine)
    assert shared["content"] == say("en", "shared-by", {"person": f"<@{ana.ana.id}>"})
    assert labels(shared) == [*OTHERWISE, "Full size", "PDF", "Watch it", "Delete"]
    await ana.api.until(lambda: "Share" not in labels(mine))


async def test_pressed_twice_at_once_it_is_shared_once(ana: Scene) -> None:
    eve, mine = Person("Eve"), await ana.drawn(private=True)
    before = len(ana.api.called(EDIT))
    for _ in range(2):
        await ana.channel.press(ana.ana, mine, "Share")
    await ana.api.until(lambda: len(ana.api.called(EDIT)) == before + 2)
    await ana.drawing(person=eve)
    await ana.until_settled()
    assert ana.channel.texts(ana.ana) == ana.channel.texts(eve)


async def test_what_could_not_be_shared_can_be_shared_again(ana: Scene) -> None:
    eve, mine = Person("Eve"), await ana.drawn(private=True)
    ana.api.fail("execute_webhook", Fault.refused(403, 50013, "Missing Permissions"))
    await ana.channel.press(ana.ana, mine, "Share")
    await ana.api.until(lambda: say("en", "went-wrong") in ana.channel.texts(ana.ana))
    await ana.channel.press(ana.ana, mine, "Share")
    await ana.drawing(person=eve)


async def test_buttons_work_after_a_restart(ana: Scene) -> None:
    message = await ana.drawn()
    await ana.bot.kill()
    await ana.bot.start()
    await ana.channel.press(ana.ana, message, "Full size")
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) == 2)
    [_, full] = ana.channel.pictures(ana.ana)
    assert ana.api.content(full) == ana.api.content(message)
    assert full["flags"] & EPHEMERAL
    [card] = full["components"]
    assert card["name"] == "drawing.png"
    before = len(ana.api.called(DELETE))
    for _ in range(2):
        await ana.channel.press(ana.ana, message, "Delete")
    await ana.api.until(lambda: message["id"] not in ana.channel.messages)
    await ana.api.until(lambda: len(ana.api.called(DELETE)) == before + 2)
    assert ana.channel.texts(ana.ana) == []


@pytest.mark.parametrize("label", ["Full size", "Delete"])
async def test_others_cannot_press_the_buttons(ana: Scene, label: str) -> None:
    message = await ana.drawn()
    eve = Person("Eve")
    await ana.channel.press(eve, message, label)
    await ana.api.until(lambda: say("en", "not-your-buttons") in ana.channel.texts(eve))
    await ana.until_settled()
    assert message["id"] in ana.channel.messages
    assert len(ana.channel.pictures(eve)) == 1
    assert ana.channel.texts(ana.ana) == []


async def test_a_moderator_may_delete_a_drawing_but_not_take_it(ana: Scene) -> None:
    message = await ana.drawn()
    moderator = Person("Mo", moderator=True)
    await ana.channel.press(moderator, message, "Full size")
    await ana.api.until(lambda: ana.channel.texts(moderator))
    await ana.channel.press(moderator, message, "Delete")
    await ana.api.until(lambda: message["id"] not in ana.channel.messages)


async def test_the_button_of_an_expired_drawing_says_so(ana: Scene) -> None:
    message = await ana.drawn()
    assert ana.redis.delete(*ana.redis.keys("artline:picture:*"))
    await ana.channel.press(ana.ana, message, "Full size")
    await ana.api.until(lambda: ana.channel.texts(ana.ana) == [say("en", "picture-gone")])
