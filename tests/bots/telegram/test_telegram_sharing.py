"""People send drawings on to any chat; what is covered stays so; and stickers are photos, too."""

import pytest
import pytest_asyncio

from bots.words import say
from tests.telegram_api import Person, send_offered, share, write_name
from tests.telegram_api.chats import Json
from tests.telegram_scene import SELFIE, Scene

#: The bot is started once; everybody in here is somebody new to it.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def ana(telegram_stage: Scene) -> Scene:
    return await telegram_stage.anew()


def offered(answer: Json) -> list[str]:
    return [result["photo_file_id"] for result in answer["results"]]


def shown(message: Json) -> str:
    file: str = message["photo"][-1]["file_id"]
    return file


async def test_share_lets_one_choose_a_chat_and_offers_that_drawing_there(ana: Scene) -> None:
    (_, first), (_, second) = await ana.drawn(), await ana.drawn()
    assert offered(await share(ana.api, ana.ana, first)) == [shown(first)]
    for button in ("change", "back"):
        await ana.chat.press(ana.ana, second, say("en", button))
        assert await ana.told() is None
    answer = await share(ana.api, ana.ana, second)
    assert offered(answer) == [shown(second)]
    await send_offered(ana.chat, ana.ana, answer["results"][0])
    await ana.until_seen_to()
    assert ana.ledger.waiting() == 0, "what is sent on even to the bot is not drawn once more"


async def test_the_bots_name_in_any_chat_offers_ones_own_drawings_newest_first(ana: Scene) -> None:
    bob = Person("Bob", "id")
    group = ana.api.group()
    (old, first), (new, second) = await ana.drawn(), await ana.drawn(group, caption="/line")
    answer = await write_name(ana.api, ana.ana, "dinner on friday?")
    assert offered(answer) == [shown(second), shown(first)]
    assert (answer["is_personal"], answer["cache_time"]) == (True, 0)
    nothing = await share(ana.api, bob, second)
    assert not nothing["results"], "nobody else is offered them, wherever they press"
    assert nothing["button"]["text"] == say("id", "nothing-to-share")
    await ana.chat.press(ana.ana, first, say("en", "delete"))
    assert await ana.told() is None
    assert offered(await write_name(ana.api, ana.ana)) == [shown(second)]
    await ana.chat.send(ana.ana, "/forget_me")
    await ana.api.until(lambda: say("en", "forgotten", {"count": 2}) in ana.chat.texts())
    assert offered(await write_name(ana.api, ana.ana)) == []
    assert not ana.redis.exists(f"artline:shared:{old.id}", f"artline:shared:{new.id}")


async def test_what_comes_covered_goes_covered_and_is_offered_nowhere_else(ana: Scene) -> None:
    covered = {"has_media_spoiler": True}
    _, drawing = await ana.drawn(content=covered)
    words = await ana.chat.send(ana.ana, "thicker")
    job = await ana.job()
    ana.settle(job)
    for one in (drawing, await ana.answer(words)):
        assert one["has_media_spoiler"]
        assert "switch_inline" not in str(one["reply_markup"])
    await ana.chat.press(ana.ana, drawing, say("en", "preset-bold"))
    ana.settle(await ana.job())
    await ana.until_delivered()
    assert all(one["has_media_spoiler"] for one in ana.chat.pictures())
    assert not (await write_name(ana.api, ana.ana))["results"]
    _, bare = await ana.drawn()
    assert "has_media_spoiler" not in bare


async def test_a_sticker_that_does_not_move_is_drawn_but_not_one_of_ones_pack(ana: Scene) -> None:
    still = ana.api.files.sticker(SELFIE)
    photo = await ana.chat.send(ana.ana, content={"sticker": still})
    job = await ana.job()
    assert ana.ledger.photo(job.id) == SELFIE
    ana.settle(job)
    await ana.answer(photo)
    ours = still | {"set_name": "drawings_1_by_ArtLine_Bot"}
    for other in (ours, still | {"is_animated": True}, still | {"is_video": True}):
        before = len(ana.chat.texts())
        await ana.chat.send(ana.ana, content={"sticker": other})
        await ana.api.until(lambda before=before: len(ana.chat.texts()) > before)
        assert ana.chat.texts()[-1] == say("en", "not-a-photo")


async def test_what_is_no_photo_cannot_be_sent_on_and_has_no_button_for_it(ana: Scene) -> None:
    _, drawing = await ana.drawn(caption="transparent paper")
    assert "document" in drawing
    assert "switch_inline" not in str(drawing["reply_markup"])
