"""Updates are safe before Telegram is told that they were received, whatever is killed."""

import json

from bots.desk.inbox import TRIES
from bots.words import say
from tests.telegram_api import Person, TelegramApi
from tests.telegram_scene import SELFIE, Scene

WORDS = "4711 secret words"
#: A poll as a Bot API server of an earlier version sends it: the client library cannot read it.
OLD_POLL = {
    "id": "1", "question": WORDS, "options": [{"text": WORDS, "voter_count": 0}],
    "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular",
    "allows_multiple_answers": False,
}  # fmt: skip
#: What Telegram does not send, and what nobody can read.
BROKEN: list[object] = [
    {"message": {"text": WORDS}},
    {"message": {"text": WORDS, "message_id": 1, "date": "?", "chat": {}, "from": {"id": WORDS}}},
    {"message": WORDS},
    {"callback_query": {"data": WORDS}},
    {"callback_query": None, "message": {"photo": [], "chat": {"id": 1}}},
]


async def test_every_photo_is_answered_once_however_often_the_bot_is_killed(ana: Scene) -> None:
    people = [Person(f"Person {number}") for number in range(40)]
    chats = [ana.api.private_chat(person) for person in people]
    for chat, person in zip(chats, people, strict=True):
        await chat.send(person, photo=SELFIE)
    # With nothing, with a part and with more of it accepted, while other photos are fetched.
    for calls in (1, 5, 30):
        await ana.api.until(lambda calls=calls: len(ana.api.called("getFile")) >= calls)
        await ana.bot.kill()
        await ana.bot.start()
    for _ in people:
        await ana.draw()
    await ana.api.until(lambda: all(chat.pictures() for chat in chats))
    await ana.until_delivered()
    assert {len(chat.pictures()) for chat in chats} == {1}


async def test_an_update_that_was_received_but_not_seen_to_survives_a_kill(ana: Scene) -> None:
    ana.api.hold("getFile")
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.api.until(lambda: ana.api.called("getFile") and not ana.api.updates)
    await ana.bot.kill()
    ana.api.release("getFile")
    await ana.bot.start()
    picture = await ana.draw()
    assert await ana.drawing() == picture
    await ana.until_delivered()
    assert len(ana.chat.pictures()) == 1


async def test_no_photo_of_an_album_is_lost_by_a_kill(ana: Scene) -> None:
    ana.api.hold("getFile")
    for _ in range(3):
        await ana.chat.send(ana.ana, photo=SELFIE, content={"media_group_id": "7"})
    await ana.api.until(lambda: len(ana.api.called("getFile")) == 3)
    await ana.bot.kill()
    ana.api.release("getFile")
    await ana.bot.start()
    jobs = [await ana.job() for _ in range(3)]
    await ana.api.until(lambda: len(ana.chat.from_bot()) == 3)
    assert len({message.get("media_group_id") for message in ana.chat.from_bot()}) == 1
    assert len({job.id for job in jobs}) == 3


async def test_while_the_broker_is_away_telegram_keeps_the_updates(ana: Scene) -> None:
    ana.redis.execute_command("CLIENT", "PAUSE", 1500, "WRITE")
    await ana.chat.send(ana.ana, photo=SELFIE)
    assert ana.api.updates, "not confirmed before it is safe"
    assert await ana.draw() == await ana.drawing()


async def test_no_more_is_kept_of_an_update_than_is_needed_and_not_for_long(ana: Scene) -> None:
    ana.api.hold("getFile")
    content = {"caption_entities": [], "author_signature": "Somebody Known"}
    await ana.chat.send(
        Person("Ana Secret", id=ana.ana.id),
        document=("my face.jpeg", "image/jpeg", SELFIE),
        caption="blue ink",
        content=content,
    )
    await ana.api.until(lambda: ana.api.called("getFile"))
    [update] = ana.kept_updates()
    assert json.loads(update)["words"] == "blue ink"
    for private in (b"Secret", b"Known", b"my face", b"jpeg"):
        assert private not in update
    for key in ana.redis.scan_iter("artline:update*"):
        assert 0 < ana.redis.ttl(key) <= 24 * 3600
        assert str(ana.ana.id).encode() not in key
    ana.api.release("getFile")
    await ana.draw()
    await ana.until_seen_to()


async def test_what_nobody_answers_is_not_kept_at_all(ana: Scene) -> None:
    ana.api.privacy_mode = False
    ana.api.hold("sendMessage")
    group = ana.api.group()
    await group.send(ana.ana, WORDS)
    await group.send(ana.ana, content={"new_chat_title": WORDS})
    await ana.chat.send(ana.ana, content={"pinned_message": group.add(ana.ana.json(), {})})
    await ana.chat.send(ana.ana, "/help")
    await ana.api.until(lambda: ana.api.called("sendMessage"))
    assert [json.loads(update)["purpose"] for update in ana.kept_updates()] == ["help"]


async def test_forget_me_forgets_what_was_sent_before_and_is_not_seen_to_yet(ana: Scene) -> None:
    bob = Person("Bob")
    ana.api.hold("getFile")
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.api.private_chat(bob).send(bob, photo=SELFIE)
    await ana.api.until(lambda: len(ana.api.called("getFile")) == 2)
    await ana.chat.send(ana.ana, "/forget_me")
    await ana.api.until(lambda: say("en", "forgotten", {"count": 0}) in ana.chat.texts())
    await ana.api.until(lambda: len(ana.kept_updates()) == 1)
    assert str(bob.id).encode() in ana.kept_updates()[0]
    await ana.bot.kill()
    ana.api.release("getFile")
    await ana.bot.start()
    assert (await ana.job()).address.person == str(bob.id)
    await ana.chat.send(ana.ana, "/help")
    await ana.api.until(lambda: say("en", "help") in ana.chat.texts())
    assert ana.ledger.waiting() == 1


async def test_what_the_client_cannot_read_is_answered_all_the_same(ana: Scene) -> None:
    await ana.chat.send(ana.ana, content={"poll": OLD_POLL})
    await ana.api.until(lambda: ana.chat.texts() == [say("en", "not-a-photo")])
    assert WORDS not in ana.bot.log()
    forgive(ana.api)


async def test_broken_updates_cost_a_line_of_the_log_each_and_no_word_of_theirs(
    ana: Scene,
) -> None:
    for update in BROKEN:
        assert isinstance(update, dict)
        await ana.api.push(update)
    for command in ("/help", "/start"):
        await ana.chat.send(ana.ana, command)
        await ana.api.until(lambda command=command: say("en", command[1:]) in ana.chat.texts())
        asked = len(ana.api.called("getUpdates"))
        await ana.bot.stop()
        await ana.bot.start()
    lines = [line for line in ana.bot.log().splitlines() if "cannot be read" in line]
    assert len(lines) == len(BROKEN)
    assert "4711" not in ana.bot.log()
    assert "Traceback" not in ana.bot.log()
    assert asked < 40, "it does not ask again and again"
    forgive(ana.api)


def forgive(api: TelegramApi) -> None:
    """The stand-in has noticed too that no Telegram would send this."""
    assert all(problem.startswith("answer of getUpdates") for problem in api.problems)
    api.problems.clear()


async def test_an_update_that_ends_the_bot_again_and_again_is_left_out(ana: Scene) -> None:
    ana.api.hold("getFile")
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.api.until(lambda: ana.api.called("getFile"))
    await ana.bot.kill()
    [key] = ana.redis.scan_iter("artline:update:*")
    ana.redis.hset(key, "tries", TRIES)
    await ana.bot.start()
    await ana.chat.send(ana.ana, "/help")
    await ana.api.until(lambda: say("en", "help") in ana.chat.texts())
    await ana.until_seen_to()
    assert len(ana.api.called("getFile")) == 1
    assert "left out" in ana.bot.log()
