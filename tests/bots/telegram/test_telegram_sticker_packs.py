"""People make sticker packs of their drawings; each trouble with them has its sentence."""

import io

import pytest
import pytest_asyncio
from PIL import Image

from bots.words import say
from model.contract.finish import Finish
from tests.telegram_api import Person, StickerSet, write_name
from tests.telegram_api.chats import Json
from tests.telegram_scene import SELFIE, Scene
from worker.queue.jobs import DrawRequest

#: The bot is started once; everybody in here is somebody new to it.
pytestmark = pytest.mark.asyncio(loop_scope="module")
PACK, KEEP = say("en", "sticker-pack"), say("en", "keep-sticker")


@pytest_asyncio.fixture(loop_scope="module")
async def ana(telegram_stage: Scene) -> Scene:
    return await telegram_stage.anew()


def sticker(shade: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGBA", (512, 300), (shade, 0, 0, 255)).save(buffer, "WEBP", lossless=True)
    return buffer.getvalue()


async def drawn_pack(ana: Scene, drawing: Json) -> tuple[list[DrawRequest], str]:
    """Ana presses *Sticker pack*, which is drawn; the jobs, and the sentence that answers."""
    before = len(ana.chat.from_bot())
    await ana.chat.press(ana.ana, drawing, PACK)
    jobs = [await ana.job() for _ in range(6)]
    for shade, job in enumerate(jobs):
        ana.settle(job, (512, 300), sticker(40 * shade))
    await ana.until_delivered()
    [answer] = ana.chat.from_bot()[before:]
    return jobs, answer["text"]


def sets(ana: Scene) -> list[StickerSet]:
    return [one for one in ana.api.sticker_sets.values() if one.owner == ana.ana.id]


def in_pack(ana: Scene, count: int) -> str:
    [found] = sets(ana)
    url = f"https://t.me/addstickers/{found.name}"
    return say("en", "pack-made", {"count": count, "url": url})


async def test_sticker_pack_makes_a_set_of_six_looks_and_inks_and_the_next_extends_it(
    ana: Scene,
) -> None:
    photo, drawing = await ana.drawn()
    fetched = len(ana.api.called("getFile"))
    jobs, told = await drawn_pack(ana, drawing)
    assert {job.wish.output for job in jobs} == {"sticker"}
    assert len({(job.wish.look, job.wish.finish) for job in jobs}) == 6
    assert {job.source for job in jobs} == {photo.source}
    assert len(ana.api.called("getFile")) == fetched + 1, "one photo is fetched once"
    assert told == in_pack(ana, 6)
    [made] = sets(ana)
    assert str(ana.ana.id) not in made.name
    emoji = [one["emoji"] for one in made.stickers]
    assert {"🖋️", "🖌️", "🖊️", "✏️"} <= set(emoji)
    _, again = await ana.drawn(caption="red ink")
    _, told = await drawn_pack(ana, again)
    assert told == in_pack(ana, 6)
    assert len(made.stickers) == 12
    offered = (await write_name(ana.api, ana.ana))["results"]
    assert [one["type"] for one in offered].count("sticker") == 12, "they can be sent on, too"


async def test_add_to_my_pack_puts_a_sticker_into_it_once_and_then_opens_it(ana: Scene) -> None:
    await ana.chat.send(ana.ana, photo=SELFIE, caption="as a sticker, blue ink")
    ana.settle(await ana.job(), (512, 300), sticker(9))
    await ana.until_delivered()
    [message] = ana.chat.from_bot()
    await ana.chat.press(ana.ana, message, KEEP)
    assert await ana.told() is None
    [made] = sets(ana)
    url = message["reply_markup"]["inline_keyboard"][0][0]["url"]
    assert url == f"https://t.me/addstickers/{made.name}"
    await ana.api.push({"callback_query": ana.api.pushed[-1]["callback_query"]})
    await ana.until_seen_to()
    assert len(made.stickers) == 1


async def test_a_full_pack_says_so_and_takes_what_fits(ana: Scene) -> None:
    _, drawing = await ana.drawn()
    await drawn_pack(ana, drawing)
    [made] = sets(ana)
    made.stickers += made.stickers[:1] * (118 - len(made.stickers))
    _, told = await drawn_pack(ana, drawing)
    assert told == say("en", "pack-full", {"most": 120, "added": 2})
    assert len(made.stickers) == 120


async def test_a_name_that_somebody_else_has_gives_way_to_another_until_all_are_taken(
    ana: Scene,
) -> None:
    _, drawing = await ana.drawn()
    await drawn_pack(ana, drawing)
    for number in range(2):
        [mine] = sets(ana)
        mine.owner = 1
        _, told = await drawn_pack(ana, drawing)
        assert told == in_pack(ana, 6), f"name {number + 2}"
    [mine] = sets(ana)
    mine.owner = 1
    assert (await drawn_pack(ana, drawing))[1] == say("en", "pack-name-taken")


async def test_whoever_has_not_started_the_bot_is_told_to_before_anything_is_drawn(
    ana: Scene,
) -> None:
    group, bob = ana.api.group(), Person("Bob", "ko")
    ana.api.private_chat(bob)
    ana.api.strangers.add(bob.id)
    _, drawing = await ana.drawn(group, caption="/line", person=bob)
    await group.press(bob, drawing, say("ko", "sticker-pack"))
    assert await ana.told() == say("ko", "pack-needs-start")
    assert ana.ledger.waiting() == 0
    await group.press(ana.ana, drawing, say("ko", "sticker-pack"))
    assert await ana.told() == say("en", "not-your-buttons")


async def test_what_cannot_be_drawn_is_left_out_of_the_pack_and_stop_ends_it(ana: Scene) -> None:
    _, drawing = await ana.drawn(caption="in pencil")
    await ana.chat.press(ana.ana, drawing, PACK)
    jobs = [await ana.job() for _ in range(6)]
    assert jobs[0].wish.finish == Finish()
    ana.settle(jobs[0], (512, 300), sticker(1))
    await ana.until_noted(jobs[0])
    await ana.chat.send(ana.ana, "stop")
    await ana.api.until(lambda: in_pack(ana, 1) in ana.chat.texts() if sets(ana) else False)
    assert len(sets(ana)[0].stickers) == 1
