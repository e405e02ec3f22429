"""What people see of the bot in their chats; the test draws in place of the worker."""

import io
import socket
from pathlib import Path
from typing import Any

from aiohttp import ClientSession
from PIL import Image
from programs import BotProgram
from redis import Redis
from telegram_api import Fault, Person, TelegramApi
from telegram_scene import Scene, scene

from bots.words import LOCALES, say

SELFIE = (Path(__file__).parent / "photos" / "interfaces-0032.webp").read_bytes()
ON_IT = say("en", "on-it")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def jpeg() -> bytes:
    buffer = io.BytesIO()
    Image.open(io.BytesIO(SELFIE)).save(buffer, "JPEG")
    return buffer.getvalue()


async def test_a_photo_is_acknowledged_and_then_replaced_by_its_drawing(ana: Scene) -> None:
    photo = await ana.chat.send(ana.ana, photo=jpeg())
    job = await ana.job()
    await ana.api.until(ana.chat.texts)
    [status] = ana.chat.from_bot()
    assert status["text"] == ON_IT
    assert status["reply_to_message"]["message_id"] == photo["message_id"]

    picture = ana.settle(job)
    assert await ana.drawing() == picture
    [answer] = ana.chat.from_bot()
    assert answer["message_id"] == status["message_id"]
    assert ana.ledger.photo(job.id) is None


async def test_a_picture_sent_as_a_file_is_drawn(ana: Scene) -> None:
    for name, mime_type in (
        ("me.jpg", "image/jpeg"),
        ("IMG_1.HEIC", "image/heic"),
        ("me.webp", "image/webp"),
        ("IMG_2.heic", "application/octet-stream"),
        ("me.PNG", None),
    ):
        message = await ana.chat.send(ana.ana, document=(name, mime_type, SELFIE))
        job = await ana.job()
        assert ana.ledger.photo(job.id) == SELFIE, name
        picture = ana.settle(job)
        answer = await ana.answer(message)
        assert ana.api.files[answer["photo"][-1]["file_id"]] == picture


async def test_the_largest_size_of_a_photo_is_taken(ana: Scene) -> None:
    await ana.chat.send(ana.ana, photo=SELFIE)
    job = await ana.job()
    assert ana.ledger.photo(job.id) == SELFIE


async def test_the_job_knows_whom_to_answer_and_its_id_tells_nobody(ana: Scene) -> None:
    rini = Person("Rini", language="id")
    group = ana.api.group()
    message = await group.send(rini, photo=SELFIE, caption="/line")
    job = await ana.job()
    address = job.address
    assert (address.person, address.chat) == (str(rini.id), str(group.id))
    assert (address.message, address.locale) == (str(message["message_id"]), "id")
    assert str(rini.id) not in job.id
    assert str(abs(group.id)) not in job.id


async def test_line_in_reply_to_a_photo_draws_it(ana: Scene) -> None:
    group, bob = ana.api.group(), Person("Bob")
    photo = await group.send(bob, photo=SELFIE)
    await group.send(ana.ana, "/line@artline_bot", reply_to=photo)
    job = await ana.job()
    assert job.address.person == str(ana.ana.id)
    picture = ana.settle(job)
    assert await ana.drawing(group) == picture


async def test_in_a_group_a_mention_or_a_reply_to_the_bot_asks_too(ana: Scene) -> None:
    group = ana.api.group()
    await group.send(ana.ana, photo=SELFIE, caption="@artline_bot please")
    await ana.draw()
    await ana.drawing(group)
    [drawing] = group.pictures()
    await group.send(ana.ana, photo=SELFIE, reply_to=drawing)
    await ana.draw()
    await ana.api.until(lambda: len(group.pictures()) == 2)


async def test_a_mention_in_reply_to_a_photo_draws_that_photo(ana: Scene) -> None:
    group = ana.api.group()
    photo = await group.send(Person("Bob"), photo=SELFIE)
    await group.send(ana.ana, "and @artline_bot draws it", reply_to=photo)
    job = await ana.job()
    assert job.address.person == str(ana.ana.id)
    assert ana.ledger.photo(job.id) == SELFIE


async def test_in_a_forum_everything_stays_in_its_topic(ana: Scene) -> None:
    forum = ana.api.group()
    topic = {"message_thread_id": 77, "is_topic_message": True}
    await forum.send(ana.ana, photo=SELFIE, caption="/line", content=topic)
    job = await ana.job()
    assert job.address.topic == "77"
    ana.settle(job)
    await ana.drawing(forum)
    [drawing] = forum.pictures()
    await forum.press(ana.ana, drawing | topic)
    await ana.api.until(lambda: ana.api.called("sendDocument"))
    await forum.send(ana.ana, "/help@artline_bot", content=topic)
    await ana.api.until(lambda: len(ana.api.called("sendMessage")) == 2)
    sent = ana.api.called("sendMessage") + ana.api.called("sendDocument")
    assert {call["message_thread_id"] for call in sent} == {77}


async def test_an_administrator_bot_keeps_silent_unless_addressed(ana: Scene) -> None:
    ana.api.privacy_mode = False
    group = ana.api.group()
    await group.send(ana.ana, photo=SELFIE)
    await group.send(ana.ana, "what a nice day, @somebody")
    await group.send(ana.ana, photo=SELFIE, caption="/line@another_bot")
    await group.send(ana.ana, "/line@artline_bot")
    await ana.api.until(group.texts)
    assert group.texts() == [say("en", "how-to", {"command": "/line"})]
    assert ana.ledger.waiting() == 0


async def test_commands_are_answered_in_words(ana: Scene) -> None:
    for command, key in (("/start", "start"), ("/help", "help")):
        await ana.chat.send(ana.ana, command)
        await ana.api.until(lambda key=key: say("en", key) in ana.chat.texts())
    for name in ("line", "cartoon", "colour", "color"):
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
    for limit in ("120 seconds", "60 minutes", "24 hours", "for a day", "for a year"):
        assert limit in text


async def test_what_is_no_photo_gets_a_friendly_sentence(ana: Scene) -> None:
    contents: list[dict[str, Any]] = [
        {"text": "hello"},
        {"sticker": {"type": "regular", "width": 9, "height": 9, "is_animated": False,
                     "is_video": False}},
        {"voice": {"duration": 1}},
        {"video": {"width": 9, "height": 9, "duration": 1}},
        {"document": {"file_name": "cv.pdf", "mime_type": "application/pdf"}},
    ]  # fmt: skip
    identity = {"file_id": "file-x", "file_unique_id": "x"}
    for number, content in enumerate(contents, start=1):
        parts = {k: v if isinstance(v, str) else v | identity for k, v in content.items()}
        await ana.chat.send(ana.ana, content=parts)
        await ana.api.until(lambda number=number: len(ana.chat.texts()) == number)
    assert set(ana.chat.texts()) == {say("en", "not-a-photo")}
    assert not ana.api.called("getFile")


async def test_an_unknown_kind_of_picture_is_declined_before_the_download(ana: Scene) -> None:
    await ana.chat.send(ana.ana, document=("me.svg", "image/svg+xml", b"<svg/>"))
    await ana.api.until(ana.chat.texts)
    assert ana.chat.texts() == [say("en", "photo-format")]
    assert not ana.api.called("getFile")


async def test_a_file_over_20_mb_is_declined_before_the_download(ana: Scene) -> None:
    await ana.chat.send(ana.ana, document=("me.png", "image/png", bytes(20_000_001)))
    await ana.api.until(ana.chat.texts)
    assert ana.chat.texts() == [say("en", "photo-too-large-bytes", {"megabytes": 20})]
    assert not ana.api.called("getFile")


async def test_a_photo_that_cannot_be_drawn_gets_its_sentence_in_place_of_on_it(
    ana: Scene,
) -> None:
    await ana.chat.send(ana.ana, photo=b"not a photo")
    await ana.decline("photo-not-a-picture")
    sentence = say("en", "photo-not-a-picture")
    await ana.api.until(lambda: ana.chat.texts() == [sentence])


async def test_a_slow_download_shows_that_something_is_going_on(ana: Scene) -> None:
    ana.api.hold("getFile")
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.api.until(lambda: ana.api.called("sendChatAction"))
    ana.api.release("getFile")
    await ana.draw()
    await ana.drawing()


async def test_people_are_told_their_place_in_the_line(ana: Scene) -> None:
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.api.until(lambda: len(ana.chat.texts()) == 1)
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.api.until(lambda: len(ana.chat.texts()) == 2)
    assert ana.chat.texts() == [ON_IT, say("en", "in-line", {"place": 2})]


async def test_a_full_line_turns_people_away(valkey_url: str, redis: Redis, tmp_path: Path) -> None:
    async with scene(valkey_url, redis, tmp_path, ARTLINE_QUEUE_LIMIT="1") as ana:
        await ana.chat.send(ana.ana, photo=SELFIE)
        await ana.api.until(lambda: len(ana.chat.texts()) == 1)
        await ana.chat.send(ana.ana, photo=SELFIE)
        await ana.api.until(lambda: len(ana.chat.texts()) == 2)
        assert ana.chat.texts() == [ON_IT, say("en", "busy")]


async def test_whoever_asks_for_too_much_is_told_so_before_the_download(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    async with scene(valkey_url, redis, tmp_path, ARTLINE_JOBS_IN_FLIGHT="1") as ana:
        await ana.chat.send(ana.ana, photo=SELFIE)
        await ana.api.until(lambda: len(ana.chat.texts()) == 1)
        await ana.chat.send(ana.ana, photo=SELFIE)
        enough = say("en", "too-many-at-once", {"count": 1, "minutes": 1})
        await ana.api.until(lambda: ana.chat.texts() == [ON_IT, enough])
        assert len(ana.api.called("getFile")) == 1


async def test_a_picture_that_telegram_takes_for_no_photo_comes_as_a_document(
    ana: Scene,
) -> None:
    await ana.chat.send(ana.ana, photo=SELFIE)
    picture = await ana.draw(size=(10, 300))
    await ana.api.until(lambda: "document" in (ana.chat.from_bot() or [{}])[0])
    [answer] = ana.chat.from_bot()
    assert ana.api.files[answer["document"]["file_id"]] == picture
    assert say("en", "full-size") not in str(answer["reply_markup"])


async def test_the_full_size_button_sends_the_png_as_a_document(ana: Scene) -> None:
    await ana.chat.send(ana.ana, photo=SELFIE)
    picture = await ana.draw()
    await ana.drawing()
    [drawing] = ana.chat.pictures()
    query = await ana.chat.press(ana.ana, drawing)
    await ana.api.until(lambda: ana.api.called("answerCallbackQuery"))
    [answer] = ana.api.called("answerCallbackQuery")
    assert answer["callback_query_id"] == query
    document = ana.chat.from_bot()[-1]
    assert ana.api.files[document["document"]["file_id"]] == picture
    assert document["reply_to_message"]["message_id"] == drawing["message_id"]


async def test_the_button_of_an_expired_drawing_says_so(ana: Scene) -> None:
    await ana.chat.send(ana.ana, photo=SELFIE)
    job = await ana.job()
    ana.settle(job)
    await ana.drawing()
    ana.redis.delete(f"artline:picture:{job.id}")
    await ana.chat.press(ana.ana, ana.chat.pictures()[0])
    await ana.api.until(lambda: ana.api.called("answerCallbackQuery"))
    [answer] = ana.api.called("answerCallbackQuery")
    assert answer["text"] == say("en", "picture-gone")


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
    # What is left: an empty stream, hashed counts that must not be reset, and nobody's figures.
    kinds = {key.split(b":")[1] for key in ana.redis.keys("artline:*")}
    assert kinds == {b"outcomes", b"asks", b"figures"}
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
        assert "0 in line or in hand, 0 workers" in chat.texts()[0]
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


async def test_updates_come_by_webhook_and_only_from_telegram(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    port = free_port()
    settings = {
        "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/updates",
        "TELEGRAM_WEBHOOK_PORT": str(port),
    }
    async with scene(valkey_url, redis, tmp_path, **settings) as ana:
        await ana.chat.send(ana.ana, photo=SELFIE)
        assert await ana.draw() == await ana.drawing()
        await ana.chat.press(ana.ana, ana.chat.pictures()[0])
        await ana.api.until(lambda: ana.api.called("sendDocument"))

        forged = {"update_id": 1, "message": await ana.chat.send(ana.ana, "/start")}
        await ana.api.until(lambda: say("en", "start") in ana.chat.texts())
        async with ClientSession() as session:
            for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guessed"}):
                url = settings["TELEGRAM_WEBHOOK_URL"]
                async with session.post(url, json=forged, headers=headers) as answer:
                    assert answer.status == 403
        assert not ana.api.called("getUpdates")


async def test_a_webhook_that_cannot_be_had_is_explained_and_not_tried_for_ever(
    valkey_url: str, tmp_path: Path
) -> None:
    async with TelegramApi() as api:
        taken = int(api.url.rpartition(":")[2])
        settings = {"TELEGRAM_WEBHOOK_URL": "ftp://nowhere", "TELEGRAM_WEBHOOK_PORT": str(taken)}
        async with BotProgram(api, valkey_url, tmp_path, **settings) as bot:
            bot.launch()
            assert await bot.ended() != 0
            assert "TELEGRAM_WEBHOOK_LISTEN and _PORT cannot be listened on" in bot.log()
            api.fail("setWebhook", Fault.refused("bad webhook: An HTTPS URL must be provided"))
            bot.launch()
            assert await bot.ended() != 0
            assert "Telegram refuses TELEGRAM_WEBHOOK_URL: Bad webhook" in bot.log()
