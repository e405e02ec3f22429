"""What people see of the bot in their chats; the test draws in place of the worker."""

import io
from pathlib import Path
from typing import Any

from PIL import Image
from redis import Redis

from bots.words import say
from tests.telegram_api import Person
from tests.telegram_scene import SELFIE, Scene, scene

ON_IT = say("en", "on-it")


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


async def test_what_is_no_photo_gets_a_friendly_sentence(ana: Scene) -> None:
    contents: list[dict[str, Any]] = [
        {"text": "hello"},
        {"sticker": {"type": "regular", "width": 9, "height": 9, "is_animated": True,
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
    await ana.until_seen_to()
    assert not ana.api.called("getFile")


async def test_an_unknown_kind_of_picture_is_declined_before_the_download(ana: Scene) -> None:
    await ana.chat.send(ana.ana, document=("me.svg", "image/svg+xml", b"<svg/>"))
    await ana.api.until(ana.chat.texts)
    assert ana.chat.texts() == [say("en", "photo-format")]
    await ana.until_seen_to()
    assert not ana.api.called("getFile")


async def test_a_file_over_20_mb_is_declined_before_the_download(ana: Scene) -> None:
    await ana.chat.send(ana.ana, document=("me.png", "image/png", bytes(20_000_001)))
    await ana.api.until(ana.chat.texts)
    assert ana.chat.texts() == [say("en", "photo-too-large-as-file", {"megabytes": 20})]
    await ana.until_seen_to()
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
    assert ana.chat.texts() == [
        ON_IT,
        say("en", "in-line", {"place": 2, "unit": "seconds", "count": 10}),
    ]


async def test_a_full_line_turns_people_away(valkey_url: str, redis: Redis, tmp_path: Path) -> None:
    async with scene(valkey_url, redis, tmp_path, ARTLINE_QUEUE_LIMIT="1") as ana:
        await ana.chat.send(ana.ana, photo=SELFIE)
        await ana.api.until(lambda: len(ana.chat.texts()) == 1)
        await ana.chat.send(ana.ana, photo=SELFIE)
        await ana.api.until(lambda: len(ana.chat.texts()) == 2)
        assert ana.chat.texts() == [ON_IT, say("en", "busy")]


async def test_whoever_asks_for_too_much_is_told_so_once_and_before_the_download(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    async with scene(valkey_url, redis, tmp_path, ARTLINE_JOBS_IN_FLIGHT="1") as ana:
        await ana.chat.send(ana.ana, photo=SELFIE)
        await ana.api.until(lambda: len(ana.chat.texts()) == 1)
        for _ in range(5):
            await ana.chat.send(ana.ana, photo=SELFIE)
        enough = say("en", "too-many-at-once", {"count": 1, "minutes": 3})
        await ana.api.until(lambda: ana.chat.texts() == [ON_IT, enough])
        await ana.until_seen_to()
        assert ana.chat.texts() == [ON_IT, enough], "it is told once, not for each photo"
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
    assert "switch_inline" not in str(drawing["reply_markup"]), "this bot has no inline mode"
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
