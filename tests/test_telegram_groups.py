"""Group chats: whom the Telegram bot answers there, and where."""

from telegram_api import Person
from telegram_scene import SELFIE, Scene

from bots.words import say


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
