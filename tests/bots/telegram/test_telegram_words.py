"""Drawings by words: in captions, after /draw, with a mention, in reply to a drawing."""

import re

import pytest

from bots.instructions import describe, understand
from bots.words import LOCALES, say
from model.contract.finish import Finish
from model.contract.look import PRESETS, Look
from model.contract.wish import Wish
from tests.telegram_api import Person
from tests.telegram_scene import SELFIE, Scene

BLUE = Finish(ink="#1f4fd8")


async def test_a_caption_says_how_to_draw_and_the_answer_what_came_of_it(ana: Scene) -> None:
    job, drawing = await ana.drawn(caption="bold, blue ink, sideways")
    assert (job.wish.look, job.wish.finish) == (PRESETS["bold"], BLUE)
    assert drawing["caption"] == describe(understand("bold, blue ink, sideways"), "en")
    assert "sideways" in drawing["caption"]
    assert "caption" not in (await ana.drawn())[1]


async def test_draw_takes_words_for_the_photo_that_it_replies_to(ana: Scene) -> None:
    group = ana.api.group()
    photo = await group.send(Person("Bob"), photo=SELFIE)
    await group.send(ana.ana, "/draw@artline_bot fine", reply_to=photo)
    job = await ana.job()
    assert job.wish.look == PRESETS["fine"]
    assert "@" not in job.caption
    assert ana.ledger.photo(job.id) == SELFIE


async def test_in_a_group_commands_and_mentions_come_with_words(ana: Scene) -> None:
    for words in ("/draw sketch", "@artline_bot sketch", "sketch, @ArtLine_Bot!"):
        job, drawing = await ana.drawn(ana.api.group(), caption=words)
        assert job.wish.look == PRESETS["sketch"]
        assert drawing["caption"] == describe(understand("sketch"), "en")


async def test_names_of_people_in_a_text_are_no_words(ana: Scene) -> None:
    # Whoever has no user name is mentioned by their own.
    bob = Person("Red Wobblyfoo")
    name = {"type": "text_mention", "offset": 6, "length": 13, "user": bob.json()}
    content = {"caption": "bold, Red Wobblyfoo @ana_99", "caption_entities": [name]}
    await ana.chat.send(ana.ana, photo=SELFIE, content=content)
    job = await ana.job()
    assert (job.wish.look, job.wish.finish) == (PRESETS["bold"], Finish())
    assert job.caption == describe(understand("bold"), "en")


async def test_what_is_forwarded_and_what_is_code_is_no_order(ana: Scene) -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Daily News", "date": 1}
    caption = "/cartoon as a sticker, thick lines, red hair"
    await ana.chat.send(ana.ana, photo=SELFIE, caption=caption, content={"forward_origin": origin})
    forwarded = await ana.job()
    assert (forwarded.wish, forwarded.caption) == (Wish(), "")
    ana.settle(forwarded)
    code = {"type": "code", "offset": 0, "length": 11}
    content = {"caption": "thick lines, bold", "caption_entities": [code]}
    await ana.chat.send(ana.ana, photo=SELFIE, content=content)
    assert (await ana.job()).wish.look == PRESETS["bold"]


async def test_words_in_reply_to_a_drawing_draw_its_photo_again(ana: Scene) -> None:
    _, drawing = await ana.drawn(caption="fine, blue ink")
    reply = await ana.chat.send(ana.ana, "bold please", reply_to=drawing)
    job = await ana.job()
    assert (job.wish.look, job.wish.finish) == (PRESETS["bold"], BLUE)
    assert ana.ledger.photo(job.id) == SELFIE
    ana.settle(job)
    second = await ana.answer(reply)
    await ana.chat.press(ana.ana, second)
    await ana.told()
    full_size = ana.chat.from_bot()[-1]
    await ana.chat.send(ana.ana, "/draw minimal", reply_to=full_size)
    job = await ana.job()
    assert job.wish.look == PRESETS["minimal"]
    assert ana.ledger.photo(job.id) == SELFIE


async def test_words_alone_go_on_from_the_last_drawing_until_reset(ana: Scene) -> None:
    await ana.drawn()
    await ana.drawn(caption="thick lines, blue ink")
    looks = []
    for words in ("thinner please", "all the background, as before", "reset", "a bit thinner"):
        asked = await ana.chat.send(ana.ana, words)
        job = await ana.job()
        assert job.address.message == str(asked["message_id"])
        looks.append((job.wish.look.line_weight, job.wish.look.background, job.wish.finish))
        ana.settle(job)
        await ana.answer(asked)
    usual = Look().background
    assert looks == [
        *((0.65, usual, BLUE), (0.65, 1, BLUE)),
        *((0.35, usual, Finish()), (0.25, usual, Finish())),
    ]
    assert ana.chat.from_bot()[2]["caption"] == "Drawn with medium lines, blue ink."


async def test_undo_goes_back_over_the_drawings_of_a_chat(ana: Scene) -> None:
    await ana.drawn(caption="thick lines")
    looks = []
    for words in ("blue ink", "undo", "undo please", "undo"):
        asked = await ana.chat.send(ana.ana, words)
        job = await ana.job()
        looks.append((job.wish.look.line_weight, job.wish.finish))
        ana.settle(job)
        await ana.answer(asked)
    usual = Look().line_weight
    assert looks == [(0.85, BLUE), (0.85, Finish()), (usual, Finish()), (usual, Finish())]
    assert ana.chat.from_bot()[-1]["caption"] == "There is nothing to undo."


async def test_words_alone_are_about_the_last_drawing_in_the_same_chat(ana: Scene) -> None:
    group = ana.api.group()
    await ana.drawn(group, caption="/draw blue ink")
    await ana.drawn(caption="red ink")
    topic = {"forum_topic_created": {"name": "Us", "icon_color": 7322096}}
    beginning = await group.send(Person("Bob"), content=topic)
    for words, replied in (("@artline_bot bold", None), ("/draw bold", beginning)):
        await group.send(ana.ana, words, reply_to=replied)
        job = await ana.job()
        assert (job.wish.look, job.wish.finish) == (PRESETS["bold"], BLUE)
        ana.settle(job)
    eve = Person("Eve")
    await group.send(eve, "@artline_bot bold")
    await ana.api.until(lambda: say("en", "how-to", {"command": "/line"}) in group.texts())
    stranger = ana.api.private_chat(eve)
    await stranger.send(eve, "bold")
    await ana.api.until(lambda: stranger.texts() == [say("en", "not-a-photo")])
    await ana.until_seen_to()
    assert ana.ledger.waiting() == 0


async def test_a_language_that_we_do_not_know_is_answered_in_english_with_buttons(
    ana: Scene,
) -> None:
    yuki = Person("Yuki", language="ja")
    chat = ana.api.private_chat(yuki)
    await ana.drawn(chat, person=yuki, caption="blue ink")
    await chat.send(yuki, "線を太くしてください")
    await ana.api.until(chat.texts)
    answer = chat.from_bot()[-1]
    assert answer["text"] == describe(understand("線を太くしてください"), "en")
    for button in ("Change…", "Thicker lines"):
        await chat.press(yuki, answer, button)
        await ana.told()
    job = await ana.job()
    assert (job.wish.look.line_weight, job.wish.finish) == (0.55, BLUE)


async def test_in_a_group_words_in_reply_to_a_drawing_do_too(ana: Scene) -> None:
    group = ana.api.group()
    _, drawing = await ana.drawn(group, caption="/draw")
    await group.send(ana.ana, "how nice!", reply_to=drawing)
    reply = await group.send(ana.ana, "bold", reply_to=drawing)
    job = await ana.job()
    assert job.address.message == str(reply["message_id"])
    assert job.wish.look == PRESETS["bold"]
    ana.settle(job)
    await ana.answer(reply, group)
    await ana.until_seen_to()
    assert not group.texts(), "nothing was said to people who talk to each other"


async def test_in_private_words_without_meaning_are_answered_with_words_to_try(
    ana: Scene,
) -> None:
    _, drawing = await ana.drawn()
    await ana.chat.send(ana.ana, "qwertyuiop", reply_to=drawing)
    await ana.api.until(lambda: ana.chat.texts() == [describe(understand("qwertyuiop"), "en")])
    await ana.until_seen_to()
    assert ana.ledger.waiting() == 0


async def test_nobody_has_the_photo_behind_anothers_drawing_drawn(ana: Scene) -> None:
    group = ana.api.group()
    _, drawing = await ana.drawn(group, caption="/draw")
    await group.send(Person("Eve"), "/draw bold", reply_to=drawing)
    await ana.api.until(lambda: group.texts() == [say("en", "order-gone")])
    await ana.until_seen_to()
    assert ana.ledger.waiting() == 0


async def test_what_somebody_wants_every_time_is_where_their_words_start(ana: Scene) -> None:
    await ana.chat.send(ana.ana, "/settings")
    await ana.api.until(ana.chat.texts)
    [menu] = ana.chat.from_bot()
    for button in (say("en", "setting-preset", {"choice": "Classic"}), "Sketch"):
        await ana.chat.press(ana.ana, menu, button)
        await ana.told()
    job, _ = await ana.drawn(caption="blue ink")
    assert (job.wish.look, job.wish.finish) == (PRESETS["sketch"], BLUE)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_example_in_help_is_understood(locale: str) -> None:
    examples = re.findall("“(.+?)”", say(locale, "help"))
    examples.append(say(locale, "command-draw").partition("/draw ")[2])
    for example in examples:
        understood = understand(example)
        known = bool(understood.understood or understood.talk)
        assert (known, understood.unknown) == (True, ()), example
