"""Group chats: whom the Telegram bot answers there, and where."""

from bots.words import say
from tests.telegram_api import Fault, Person
from tests.telegram_api.chats import Json
from tests.telegram_scene import SELFIE, Scene


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
    await ana.until_seen_to()
    assert group.texts() == [say("en", "how-to", {"command": "/line"})]
    assert ana.ledger.waiting() == 0


async def test_where_pictures_are_forbidden_the_status_says_so(ana: Scene) -> None:
    group = ana.api.group()
    await group.send(ana.ana, photo=SELFIE, caption="/line")
    ana.api.fail("editMessageMedia", Fault.refused("not enough rights to send photos to the chat"))
    await ana.draw()
    await ana.api.until(lambda: group.texts() == [say("en", "no-pictures-here")])
    await ana.until_delivered()


#: Whom Telegram names as the author of all that anonymous administrators write, in every group.
ANONYMOUS = Person("Group", id=1087968824)


async def test_anonymous_administrators_of_two_groups_are_not_the_same_person(ana: Scene) -> None:
    groups, jobs = [ana.api.group() for _ in range(2)], []
    for group in groups:
        speaker = {"sender_chat": group.json()}
        await group.send(ANONYMOUS, photo=SELFIE, caption="/line", content=speaker)
        # In hand before the next one comes, which is told no place in the line then.
        jobs.append(await ana.job())
    assert {job.address.person for job in jobs} == {str(group.id) for group in groups}
    await groups[0].send(ANONYMOUS, "/forget_me", content={"sender_chat": groups[0].json()})
    await ana.api.until(lambda: say("en", "forgotten", {"count": 1}) in groups[0].texts())
    assert ana.ledger.waiting() == 1
    await ana.api.until(lambda: groups[1].texts() == [say("en", "on-it")])


async def test_under_an_anonymous_administrators_drawing_every_administrator_may_press(
    ana: Scene,
) -> None:
    group = ana.api.group()
    group.administrators.add(ana.ana)
    speaker = {"sender_chat": group.json()}
    await group.send(ANONYMOUS, photo=SELFIE, caption="/line", content=speaker)
    await ana.draw()
    await ana.drawing(group)
    [drawing] = group.pictures()
    query = await group.press(Person("Bob"), drawing, "Bold")
    await ana.api.until(lambda: query in [c["callback_query_id"] for c in answers(ana)])
    assert answers(ana)[-1]["text"] == say("en", "not-your-buttons")
    await group.press(ana.ana, drawing, "Bold")
    assert (await ana.job()).address.person == str(group.id)


def answers(ana: Scene) -> list[Json]:
    return ana.api.called("answerCallbackQuery")


async def test_in_a_group_stop_is_for_us_in_reply_or_by_name(ana: Scene) -> None:
    group, bob = ana.api.group(), Person("Bob")
    await group.send(ana.ana, photo=SELFIE, caption="/line")
    await ana.until_noted(await ana.job())
    [status] = group.from_bot()
    await group.send(bob, "stop", reply_to=status)
    await group.send(ana.ana, "stop")
    await ana.until_seen_to()
    assert ana.ledger.waiting() == 1
    await group.send(ana.ana, "stop", reply_to=status)
    told = [say("en", "withdrawn"), say("en", "taken-back", {"count": 1})]
    await ana.api.until(lambda: sorted(group.texts()) == sorted(told))
    await group.send(bob, "@artline_bot stop")
    await ana.api.until(lambda: say("en", "taken-back", {"count": 0}) in group.texts())
