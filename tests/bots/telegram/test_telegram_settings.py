"""What people want every time, chosen by the buttons of /settings."""

from bots.words import say
from tests.telegram_api import Fault, Person
from tests.telegram_api.chats import Json
from tests.telegram_scene import SELFIE, Scene

LANGUAGE = say("en", "setting-language", {"choice": say("en", "language-of-client")})


async def opened(ana: Scene) -> Json:
    """The menu, fresh."""
    before = len(ana.chat.texts())
    await ana.chat.send(ana.ana, "/settings")
    await ana.api.until(lambda: len(ana.chat.texts()) > before)
    return ana.chat.from_bot()[-1]


async def choose(ana: Scene, *buttons: str) -> None:
    """Ana presses these, one after the other."""
    menu = await opened(ana)
    for button in buttons:
        await ana.chat.press(ana.ana, menu, button)
        assert await ana.told() is None


async def test_the_language_chosen_is_spoken_until_forget_me(ana: Scene) -> None:
    await choose(ana, LANGUAGE, "한국어")
    [menu] = ana.chat.from_bot()
    assert menu["text"] == say("ko", "settings")
    assert say("ko", "setting-language", {"choice": "한국어"}) in str(menu["reply_markup"])
    await ana.chat.send(ana.ana, photo=SELFIE)
    assert (await ana.job()).address.locale == "ko"
    await ana.chat.send(ana.ana, "/forget_me")
    await ana.api.until(lambda: say("ko", "forgotten", {"count": 1}) in ana.chat.texts())
    await ana.chat.send(ana.ana, "/help")
    await ana.api.until(lambda: say("en", "help") in ana.chat.texts())
    await ana.until_seen_to()
    assert not ana.redis.keys("artline:preferences:*")


async def test_a_choice_is_marked_and_leaves_the_others_as_they_were(ana: Scene) -> None:
    look = say("en", "setting-preset", {"choice": "Classic"})
    await choose(ana, look, "Fine", LANGUAGE, "Bahasa Indonesia")
    name = say("id", "setting-preset", {"choice": say("id", "preset-fine")})
    await choose(ana, name)
    assert f"✓ {say('id', 'preset-fine')}" in str(ana.chat.from_bot()[-1]["reply_markup"])
    await ana.chat.press(ana.ana, ana.chat.from_bot()[-1], say("id", "back"))
    await ana.told()
    assert name in str(ana.chat.from_bot()[-1]["reply_markup"])


async def test_nobody_else_presses_the_buttons_of_settings(ana: Scene) -> None:
    group = ana.api.group()
    await group.send(ana.ana, "/settings@artline_bot")
    await ana.api.until(group.texts)
    await group.press(Person("Eve"), group.from_bot()[0], LANGUAGE)
    assert await ana.told() == say("en", "not-your-settings")
    await ana.until_seen_to()
    assert not ana.redis.keys("artline:preferences:*")


async def test_drawings_for_oneself_alone_come_in_private_though_asked_for_in_a_group(
    ana: Scene,
) -> None:
    everybody = say("en", "setting-private", {"choice": say("en", "for-everybody")})
    await choose(ana, everybody, say("en", "for-me-alone"))
    group = ana.api.group()
    photo = await group.send(ana.ana, photo=SELFIE, caption="/draw")
    picture = await ana.draw()
    assert await ana.drawing() == picture
    await ana.until_delivered()
    assert (group.from_bot(), group.reactions) == ([], {photo["message_id"]: []})
    await ana.chat.press(ana.ana, ana.chat.pictures()[0], "Bold")
    await ana.draw()
    await ana.api.until(lambda: len(ana.chat.pictures()) == 2)
    await ana.chat.send(ana.ana, "a bit thinner")
    assert (await ana.job()).wish.look.line_weight == 0.5
    await ana.until_seen_to()
    assert not group.from_bot()


async def test_whoever_has_not_started_the_bot_is_told_to_before_anything_is_drawn(
    ana: Scene,
) -> None:
    everybody = say("en", "setting-private", {"choice": say("en", "for-everybody")})
    await choose(ana, everybody, say("en", "for-me-alone"))
    never_met = Fault(403, "Forbidden: bot can't initiate conversation with a user")
    ana.api.fail("sendChatAction", never_met, Fault.refused("chat not found"))
    for _ in range(2):
        group = ana.api.group()
        await group.send(ana.ana, photo=SELFIE, caption="/draw")
        await ana.api.until(lambda group=group: group.texts() == [say("en", "private-needs-start")])
    await ana.until_seen_to()
    assert ana.ledger.waiting() == 0
    assert not ana.api.called("getFile")
