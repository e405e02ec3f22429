"""Albums in, albums out: one acknowledgement and one answer, whatever happens on the way."""

from pathlib import Path
from typing import Any

import pytest
from redis import Redis

from bots.telegram.paper import paper
from bots.words import say
from model.contract.look import PRESETS
from tests.telegram_api import Chat, Fault
from tests.telegram_api.chats import Json
from tests.telegram_scene import SELFIE, Scene, scene
from worker.queue.jobs import DrawRequest


async def send_album(
    ana: Scene, chat: Chat, captions: list[str | None], **content: Any
) -> list[Json]:
    """Ana sends an album of as many photos, each with its caption."""
    part = {"media_group_id": f"{chat.id}", **content}
    return [
        await chat.send(ana.ana, photo=SELFIE, caption=caption, content=part)
        for caption in captions
    ]


async def jobs(ana: Scene, count: int) -> list[DrawRequest]:
    return [await ana.job() for _ in range(count)]


async def settled(ana: Scene, chat: Chat, pictures: list[bytes]) -> list[Json]:
    """The bot has put one album into the chat, of these pictures, and nothing else."""
    await ana.until_delivered()
    album = chat.from_bot()
    assert len({message.get("media_group_id") for message in album}) == 1
    files = [message["photo"][-1]["file_id"] for message in album]
    assert sorted(ana.api.files[file] for file in files) == sorted(pictures)
    return album


async def test_an_album_is_answered_by_one_album_in_its_order(ana: Scene) -> None:
    album = await send_album(ana, ana.chat, [None, "bold", None])
    taken = {job.address.message: job for job in await jobs(ana, 3)}
    assert {job.wish.look for job in taken.values()} == {PRESETS["bold"]}
    await ana.api.until(lambda: len(ana.chat.from_bot()) == 3)
    sheets = ana.chat.from_bot()
    assert sheets[0]["caption"] == say("en", "on-it")
    assert sheets[0]["reply_to_message"]["message_id"] == album[0]["message_id"]
    pictures = [ana.settle(taken[str(photo["message_id"])]) for photo in album]
    answer = await settled(ana, ana.chat, pictures)
    assert [ana.api.files[one["photo"][-1]["file_id"]] for one in answer] == pictures
    captions = ["caption" in message for message in answer]
    assert captions == [True, False, False], "one caption is shown under the whole album"


async def test_floods_and_lost_answers_neither_lose_nor_double_a_picture(ana: Scene) -> None:
    ana.api.fail("sendMediaGroup", Fault.flood())
    ana.api.fail("editMessageMedia", Fault.flood(), Fault.lost_answer(), Fault.server_error())
    await send_album(ana, ana.chat, [None, None])
    pictures = [ana.settle(job) for job in await jobs(ana, 2)]
    await settled(ana, ana.chat, pictures)


async def test_a_bot_killed_in_the_middle_of_an_album_completes_it_afterwards(ana: Scene) -> None:
    await send_album(ana, ana.chat, [None, None, None])
    taken = await jobs(ana, 3)
    for job in taken:
        await ana.until_noted(job)
    ana.api.hold_answers("editMessageMedia")
    pictures = [ana.settle(taken[0])]
    await ana.api.until(lambda: ana.api.called("editMessageMedia"))
    await ana.bot.kill()
    ana.api.release("editMessageMedia")
    pictures += [ana.settle(job) for job in taken[1:]]
    await ana.bot.start()
    await settled(ana, ana.chat, pictures)


async def test_an_album_whose_acknowledgement_got_lost_is_answered_one_by_one(ana: Scene) -> None:
    ana.api.fail("sendMediaGroup", Fault.lost_answer())
    await send_album(ana, ana.chat, [None, None])
    pictures = [ana.settle(job) for job in await jobs(ana, 2)]
    await ana.until_delivered()
    shown = [message["photo"][-1]["file_id"] for message in ana.chat.from_bot()]
    drawings = [ana.api.files[file] for file in shown if ana.api.files[file] != paper()]
    assert sorted(drawings) == sorted(pictures)


async def test_forget_me_leaves_nothing_of_an_album_in_hand(ana: Scene) -> None:
    await send_album(ana, ana.chat, [None, None])
    for job in await jobs(ana, 2):
        await ana.until_noted(job)
    await ana.chat.send(ana.ana, "/forget_me")
    await ana.api.until(ana.chat.texts)
    await ana.until_seen_to()
    assert ana.left() <= {"outcomes", "asks", "figures", "forgotten", "inbox", "update"}


async def test_an_album_that_comes_twice_is_answered_once(ana: Scene) -> None:
    album = await send_album(ana, ana.chat, [None, None])
    pictures = [ana.settle(job) for job in await jobs(ana, 2)]
    await settled(ana, ana.chat, pictures)
    for message in album:
        await ana.api.push({"message": message})
    await ana.api.until(lambda: len(ana.api.called("getFile")) == 4)
    await ana.chat.send(ana.ana, "/help")
    await ana.api.until(ana.chat.texts)
    assert len(ana.chat.from_bot()) == 3


async def test_what_cannot_be_drawn_is_told_within_the_album_and_what_cannot_be_shown_beside_it(
    ana: Scene,
) -> None:
    await send_album(ana, ana.chat, [None, None, None])
    await ana.decline("photo-truncated")
    long, other = await jobs(ana, 2)
    ana.settle(long, size=(10, 300))
    ana.settle(other)
    await ana.until_delivered()
    assert len(ana.chat.from_bot()) == 3
    album = [message for message in ana.chat.from_bot() if "media_group_id" in message]
    assert len(album) == 2
    assert say("en", "photo-truncated") in {message.get("caption") for message in album}
    [beside] = [message for message in ana.chat.from_bot() if message not in album]
    assert "document" in beside


@pytest.mark.parametrize("words", ["transparent", "as stickers", "watch it"])
async def test_an_album_of_what_is_no_photo_is_one_of_documents(ana: Scene, words: str) -> None:
    await send_album(ana, ana.chat, [words, None])
    for number, job in enumerate(await jobs(ana, 2)):
        assert job.wish.finish.paper is None or job.wish.output in ("sticker", "clip")
        # Albums take no animations: clips are documents there.
        mp4 = b"\x00\x00\x00\x20ftypisom" + bytes([number])
        ana.settle(job, picture=mp4 if job.wish.output == "clip" else None)
    await ana.until_delivered()
    album = ana.chat.from_bot()
    assert len({message.get("media_group_id") for message in album}) == 1
    assert all("document" in message and "animation" not in message for message in album)


async def test_words_in_reply_to_one_of_an_album_draw_that_photo_again(ana: Scene) -> None:
    await send_album(ana, ana.chat, [None, None])
    for job in await jobs(ana, 2):
        await ana.until_noted(job)
        ana.settle(job)
    await ana.until_delivered()
    await ana.chat.send(ana.ana, "bold", reply_to=ana.chat.from_bot()[1])
    assert (await ana.job()).wish.look == PRESETS["bold"]


async def test_in_a_group_a_mention_under_one_photo_calls_for_the_album_in_its_topic(
    ana: Scene,
) -> None:
    ana.api.privacy_mode = False
    group, quiet = ana.api.group(), ana.api.group()
    await send_album(ana, quiet, [None, "our holidays"])
    topic = {"message_thread_id": 77, "is_topic_message": True}
    await send_album(ana, group, [None, "@artline_bot fine", None], **topic)
    taken = await jobs(ana, 3)
    assert {job.wish.look for job in taken} == {PRESETS["fine"]}
    await settled(ana, group, [ana.settle(job) for job in taken])
    await ana.until_seen_to()
    assert not quiet.from_bot()
    assert ana.api.called("sendMediaGroup")[0]["message_thread_id"] == 77


async def test_where_only_one_photo_of_a_groups_album_is_seen_the_bot_says_how_to_have_the_rest(
    ana: Scene,
) -> None:
    group = ana.api.group()
    await send_album(ana, group, ["@artline_bot fine", None, None])
    picture = ana.settle(await ana.job())
    assert await ana.drawing(group) == picture
    rest = say("en", "rest-of-album", {"bot": "@ArtLine_Bot"})
    await ana.api.until(lambda: group.texts() == [rest])


async def test_what_an_album_has_too_much_of_is_told_once(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    async with scene(valkey_url, redis, tmp_path, ARTLINE_JOBS_IN_FLIGHT="5") as ana:
        await send_album(ana, ana.chat, [None] * 3)
        await jobs(ana, 3)
        for _ in range(3):
            await ana.chat.send(ana.ana, photo=SELFIE, content={"media_group_id": "second"})
        await jobs(ana, 2)
        enough = say("en", "too-many-at-once", {"count": 5, "minutes": 3})
        await ana.api.until(lambda: ana.chat.texts() == [enough])


async def test_an_album_of_videos_is_answered_in_words_once(ana: Scene) -> None:
    video = {"width": 9, "height": 9, "duration": 1, "file_id": "v", "file_unique_id": "v"}
    for _ in range(2):
        await ana.chat.send(ana.ana, content={"media_group_id": "3", "video": video})
    await ana.api.until(ana.chat.texts)
    await ana.chat.send(ana.ana, "/help")
    await ana.api.until(lambda: say("en", "help") in ana.chat.texts())
    assert ana.chat.texts().count(say("en", "not-a-photo")) == 1


async def test_of_an_album_that_is_stopped_what_is_drawn_stays(ana: Scene) -> None:
    await send_album(ana, ana.chat, [None, None])
    taken = await jobs(ana, 2)
    for job in taken:
        await ana.until_noted(job)
    picture = ana.settle(taken[0])
    await ana.until_delivered()
    await ana.chat.send(ana.ana, "stop")
    await ana.api.until(lambda: say("en", "taken-back", {"count": 1}) in ana.chat.texts())
    await ana.until_delivered()
    drawn, blank, _ = ana.chat.from_bot()
    assert ana.api.files[drawn["photo"][-1]["file_id"]] == picture
    assert blank["caption"] == say("en", "withdrawn")
