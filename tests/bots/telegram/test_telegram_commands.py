"""The Telegram bot's commands and menus, over real sockets."""

from pathlib import Path

from redis import Redis

from bots.words import LOCALES, say
from tests.telegram_api import Person
from tests.telegram_scene import SELFIE, Scene, scene


async def test_commands_are_answered_in_words(ana: Scene) -> None:
    for command, key in (("/start", "start"), ("/help", "help")):
        await ana.chat.send(ana.ana, command)
        await ana.api.until(lambda key=key: say("en", key) in ana.chat.texts())
    for name in ("line", "cartoon", "colour", "color", "styles"):
        key = "how-to-colour" if name.startswith("colo") else "how-to"
        sentence = say("en", key, {"command": f"/{name}"})
        await ana.chat.send(ana.ana, f"/{name}")
        await ana.api.until(lambda sentence=sentence: sentence in ana.chat.texts())


async def test_everybody_is_answered_in_their_language(ana: Scene) -> None:
    rini = Person("Rini", language="id")
    chat = ana.api.private_chat(rini)
    await chat.send(rini, photo=SELFIE)
    job = await ana.job()
    await ana.api.until(lambda: chat.texts() == [say("id", "on-it")])
    ana.settle(job)
    await ana.drawing(chat)
    assert say("id", "full-size") in str(chat.pictures()[0]["reply_markup"])
    await chat.send(rini, "halo")
    await ana.api.until(lambda: say("id", "not-a-photo") in chat.texts())


async def test_privacy_says_how_long_photos_and_drawings_are_kept(ana: Scene) -> None:
    await ana.chat.send(ana.ana, "/privacy")
    await ana.api.until(ana.chat.texts)
    [text] = ana.chat.texts()
    for limit in ("240 seconds", "60 minutes", "24 hours", "for a day", "for a year"):
        assert limit in text


async def test_forget_me_removes_everything_there_is(ana: Scene) -> None:
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.draw()
    await ana.drawing()
    await ana.until_delivered()
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.until_noted(await ana.job())
    await ana.chat.send(ana.ana, "/forget_me")
    done = say("en", "forgotten", {"count": 2})
    await ana.api.until(lambda: done in ana.chat.texts())
    await ana.until_seen_to()
    # What is left: an empty stream, hashed counts that must not be reset, nobody's figures, that
    # somebody was forgotten, and the bare numbers of updates.
    assert ana.left() == {"outcomes", "asks", "figures", "forgotten", "update"}
    assert ana.delivered()
    await ana.chat.send(ana.ana, "/forget_me")
    await ana.api.until(lambda: say("en", "forgotten", {"count": 0}) in ana.chat.texts())


async def test_mine_sends_the_last_drawings_again_to_their_owner_alone(ana: Scene) -> None:
    pictures = []
    for number in (1, 2):
        await ana.chat.send(ana.ana, photo=SELFIE)
        pictures.append(await ana.draw())
        await ana.api.until(lambda number=number: len(ana.chat.pictures()) == number)
    await ana.chat.send(ana.ana, "/mine")
    await ana.api.until(lambda: len(ana.chat.from_bot()) == 4)
    documents = [message["document"] for message in ana.chat.from_bot()[2:]]
    assert [ana.api.files[document["file_id"]] for document in documents] == pictures[::-1]
    eve = Person("Eve")
    chat, group = ana.api.private_chat(eve), ana.api.group()
    await chat.send(eve, "/mine")
    await ana.api.until(lambda: chat.texts() == [say("en", "nothing-of-yours")])
    await group.send(ana.ana, "/mine@artline_bot")
    await ana.api.until(lambda: group.texts() == [say("en", "mine-in-private")])


async def test_stats_are_for_the_owners_and_a_secret_to_all_others(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    owner = Person("Olga")
    settings = {"ARTLINE_OWNERS": f"telegram:{owner.id}"}
    async with scene(valkey_url, redis, tmp_path, **settings) as ana:
        await ana.chat.send(ana.ana, photo=SELFIE)
        await ana.draw()
        await ana.drawing()
        await ana.chat.send(ana.ana, photo=SELFIE)
        await ana.decline("photo-empty")
        chat = ana.api.private_chat(owner)
        await chat.send(owner, "/stats")
        await ana.api.until(chat.texts)
        assert "1 drawn, 1 not (photo-empty 1)" in chat.texts()[0]
        assert "0 in line or in hand, 1 worker." in chat.texts()[0]
        await ana.chat.send(ana.ana, "/stats")
        await ana.api.until(lambda: say("en", "not-a-photo") in ana.chat.texts())


async def test_menus_and_descriptions_are_published_once_for_each_language(ana: Scene) -> None:
    languages = len(LOCALES)
    await ana.api.until(lambda: len(ana.api.called("setMyShortDescription")) == languages)
    commands = ana.api.settings["Commands", ""]
    assert [command["command"] for command in commands] == [
        "line",
        "cartoon",
        "colour",
        "styles",
        "draw",
        "mine",
        "settings",
        "help",
        "privacy",
        "forget_me",
    ]
    assert ana.api.settings["Description", ""] == say("en", "description")
    await ana.bot.stop()
    await ana.bot.start()
    await ana.api.until(lambda: len(ana.api.called("getMyShortDescription")) == 2 * languages)
    for name in ("Commands", "Description", "ShortDescription"):
        assert len(ana.api.called(f"setMy{name}")) == languages, "written once"


async def test_names_of_styles_are_tried_as_commands(ana: Scene) -> None:
    for name in ("comic", "pop", "flat", "cute"):
        await ana.chat.send(ana.ana, f"/{name}")
        sentence = say("en", "how-to", {"command": f"/{name}"})
        await ana.api.until(lambda sentence=sentence: sentence in ana.chat.texts())
    job, _ = await ana.drawn(caption="/pop red hair")
    assert (job.wish.style, job.wish.colours.hair) == ("pop", "#d93a3a")


async def test_in_groups_the_name_of_a_style_may_be_another_bots_command(ana: Scene) -> None:
    group = ana.api.group()
    await group.send(ana.ana, photo=SELFIE, caption="/pop")
    photo = await group.send(ana.ana, photo=SELFIE, caption="/cute@artline_bot")
    job = await ana.job()
    assert (job.wish.style, job.address.message) == ("cute", str(photo["message_id"]))
    ana.settle(job)
    await ana.until_seen_to()
    assert ana.ledger.waiting() == 0
