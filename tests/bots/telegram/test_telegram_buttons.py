"""The buttons under a drawing: other looks, full size, delete; who may press them, and how long."""

from dataclasses import replace

import pytest
import torch

from bots.desk.drawing_files import file_name
from bots.desk.titles import titled
from bots.instructions import describe, understand
from bots.words import say
from model.contract.finish import Finish
from model.contract.look import MEDIA, PRESETS
from model.contract.shown import Shown
from model.drawing.composition import Drawing
from tests.telegram_api import Fault, Person
from tests.telegram_api.chats import Json
from tests.telegram_scene import SELFIE, Scene
from worker.formats.files import write
from worker.queue.jobs import DrawRequest
from worker.queue.settings import QueueSettings

#: How MP4s begin.
MP4 = b"\x00\x00\x00\x20ftypisom"


def labels(message: Json) -> list[str]:
    rows = message["reply_markup"]["inline_keyboard"]
    return [button["text"] for row in rows for button in row]


async def test_a_drawing_comes_with_every_preset_and_its_own_is_marked(ana: Scene) -> None:
    _, drawing = await ana.drawn(caption="bold")
    assert labels(drawing) == [
        *("Classic", "✓ Bold", "Fine", "Sketch", "Minimal"),
        *(
            "SVG",
            "PDF",
            "Plotter",
            "Sticker",
            "Avatar",
            "Watch it",
            "Before and after",
            "Sticker pack",
        ),
        *("Colour this", "Style…", "Change…", "All styles", "Full size", "Delete"),
    ]
    _, drawing = await ana.drawn(caption="blue ink")
    assert labels(drawing)[:2] == ["✓ Classic", "Bold"]


async def test_a_preset_draws_the_same_photo_anew_once_even_after_a_restart(ana: Scene) -> None:
    first, drawing = await ana.drawn(caption="blue ink")
    await ana.until_delivered()
    await ana.bot.kill()
    await ana.bot.start()
    await ana.chat.press(ana.ana, drawing, "Bold")
    await ana.api.push(ana.api.pushed[-1])
    job = await ana.job()
    assert (job.wish.look, job.wish.finish) == (PRESETS["bold"], Finish(ink="#1f4fd8"))
    assert ana.ledger.photo(job.id) == SELFIE
    assert job.address == first.address
    ana.settle(job)
    await ana.told()
    await ana.api.until(lambda: len(ana.chat.pictures()) == 2)
    assert "✓ Bold" in labels(ana.chat.pictures()[1])
    assert "✓ Bold" not in labels(ana.chat.pictures()[0])
    assert (ana.ledger.waiting(), ana.chat.texts()) == (0, [])


@pytest.mark.parametrize(("button", "name"), [("SVG", "drawing.svg"), ("Sticker", "drawing.webp")])
async def test_a_drawing_can_be_had_as_another_file(ana: Scene, button: str, name: str) -> None:
    _, drawing = await ana.drawn(caption="bold, blue ink")
    await ana.chat.press(ana.ana, drawing, button)
    job = await ana.job()
    assert (job.wish.look, job.wish.finish) == (PRESETS["bold"], Finish(ink="#1f4fd8"))
    sheet = torch.full((60, 80), 255, dtype=torch.uint8)
    content = write(Drawing(sheet, sheet), job.wish.finish, job.wish.output).content
    ana.settle(job, picture=content)
    await ana.api.until(lambda: "document" in ana.chat.from_bot()[-1])
    answer = ana.chat.from_bot()[-1]
    assert answer["document"]["file_size"] == len(content)
    assert file_name(content) == name
    to_keep = ["Add to my pack"] if button == "Sticker" else []
    assert labels(answer) == [*to_keep, "Change…", "Delete"]


async def test_an_svg_says_what_it_shows(ana: Scene) -> None:
    _, drawing = await ana.drawn()
    await ana.chat.press(ana.ana, drawing, "SVG")
    svg, shown = b"<svg></svg>", Shown("line", "ink", 1)
    ana.settle(await ana.job(), picture=svg, shown=shown)
    await ana.api.until(lambda: "document" in ana.chat.from_bot()[-1])
    document = ana.chat.from_bot()[-1]["document"]
    assert document["file_size"] == len(titled(svg, shown, "en")) > len(svg)


async def pressed(ana: Scene, drawing: Json, *buttons: str) -> DrawRequest:
    """Ana presses these, the last of which draws; the job, drawn."""
    for button in buttons:
        await ana.chat.press(ana.ana, drawing, button)
        if button != buttons[-1]:
            assert await ana.told() is None
    job = await ana.job()
    before = len(ana.chat.pictures())
    ana.settle(job)
    await ana.api.until(lambda: len(ana.chat.pictures()) > before)
    return job


async def test_changes_start_from_the_drawing_under_which_they_are_pressed(ana: Scene) -> None:
    _, first = await ana.drawn(caption="sketch, blue ink")
    job = await pressed(ana, first, "Change…", "Thicker lines")
    look = replace(PRESETS["sketch"], line_weight=0.55)
    assert (job.wish.look, job.wish.finish) == (look, Finish(ink="#1f4fd8"))
    second = ana.chat.pictures()[-1]
    assert second["caption"] == describe(understand("sketch, blue ink, thicker"), "en")
    job = await pressed(ana, second, "Change…", "With background")
    assert job.wish.look == replace(look, background=1.0)
    job = await pressed(ana, first, "Colour…", "Red ink")
    assert (job.wish.look, job.wish.finish) == (PRESETS["sketch"], Finish(ink="#c81e1e"))
    assert ana.chat.texts() == []


async def test_changes_are_leafed_through_in_place_and_none_would_do_nothing(ana: Scene) -> None:
    _, drawing = await ana.drawn(caption="marker, no background")
    first, shown = labels(drawing), []
    for button in ("Change…", "Colour…", "« Back", "« Back"):
        await ana.chat.press(ana.ana, drawing, button)
        assert await ana.told() is None
        shown.append(labels(drawing))
    assert shown == [
        [
            *("Thinner lines", "More detail", "Less detail", "With shading", "With background"),
            *("Colour…", "« Back"),
        ],
        ["Blue ink", "Red ink", "Green ink", "Brown ink", "Purple ink", "« Back"],
        shown[0],
        first,
    ]
    assert drawing["caption"], "nothing but the buttons changes"
    assert len(ana.chat.from_bot()) == 1


async def test_the_media_stand_behind_the_styles_two_in_a_row_and_draw_line_art(ana: Scene) -> None:
    _, comic = await ana.drawn(caption="comic, blue ink")
    shown = []
    for button in ("Style…", "Medium…"):
        await ana.chat.press(ana.ana, comic, button)
        assert await ana.told() is None
        shown.append(labels(comic))
    assert shown[0][-2:] == ["Medium…", "« Back"]
    assert shown[1] == [*(say("en", f"medium-{medium}") for medium in MEDIA), "« Back"]
    assert max(len(row) for row in comic["reply_markup"]["inline_keyboard"]) == 2
    job = await pressed(ana, comic, "Engraving")
    assert (job.wish.style, job.wish.look.medium, job.wish.finish.ink) == (
        "line",
        "engraving",
        "#1f4fd8",
    )
    drawing = ana.chat.pictures()[-1]
    assert drawing["caption"] == "Drawn as an engraving, with blue ink."
    for button in ("Style…", "Medium…"):
        await ana.chat.press(ana.ana, drawing, button)
        assert await ana.told() is None
    assert "Engraving" not in labels(drawing)


async def test_a_chalk_drawing_is_offered_chalks_and_no_shading(ana: Scene) -> None:
    _, drawing = await ana.drawn(caption="in chalk")
    shown = []
    for button in ("Change…", "Colour…"):
        await ana.chat.press(ana.ana, drawing, button)
        assert await ana.told() is None
        shown += labels(drawing)
    assert "With shading" not in shown
    chalks = ["Yellow chalk", "Pink chalk", "Sky blue chalk", "Mint chalk", "Orange chalk"]
    assert shown[-6:] == [*chalks, "« Back"]


@pytest.mark.parametrize(
    ("button", "content", "name"),
    [
        ("PDF", b"%PDF-1.7 ...", "drawing.pdf"),
        ("Plotter", b'<svg data-plotter="1"></svg>', "drawing-plotter.svg"),
    ],
)
async def test_files_for_printers_and_plotters_come_as_documents(
    ana: Scene, button: str, content: bytes, name: str
) -> None:
    _, drawing = await ana.drawn(caption="in pencil")
    await ana.chat.press(ana.ana, drawing, button)
    job = await ana.job()
    assert (job.wish.output, job.wish.look) == (button.lower(), PRESETS["sketch"])
    ana.settle(job, picture=content)
    await ana.api.until(lambda: "document" in ana.chat.from_bot()[-1])
    answer = ana.chat.from_bot()[-1]
    assert answer["document"]["file_size"] == len(content)
    assert file_name(content) == name
    assert labels(answer) == ["Change…", "Delete"]


async def test_a_clip_plays_under_its_button_and_words_under_it_go_on_from_there(
    ana: Scene,
) -> None:
    _, drawing = await ana.drawn(caption="in pencil")
    await ana.chat.press(ana.ana, drawing, "Watch it")
    job = await ana.job()
    assert (job.wish.output, job.wish.look) == ("clip", PRESETS["sketch"])
    ana.settle(job, picture=MP4)
    await ana.api.until(lambda: "animation" in ana.chat.from_bot()[-1])
    clip = ana.chat.from_bot()[-1]
    assert labels(clip) == ["Change…", "Delete"]
    assert file_name(MP4) == "drawing.mp4"
    await ana.chat.send(ana.ana, "blue ink", reply_to=clip)
    again = (await ana.job()).wish
    assert (again.output, again.finish.ink) == ("clip", "#1f4fd8")


async def test_only_whoever_asked_has_it_drawn_anew(ana: Scene) -> None:
    group = ana.api.group()
    _, drawing = await ana.drawn(group, caption="/draw")
    eve = Person("Eve")
    for button in ("Bold", "Change…", "Full size", "Delete"):
        await group.press(eve, drawing, button)
        assert await ana.told() == say("en", "not-your-buttons")
    await ana.until_seen_to()
    assert ana.ledger.waiting() == 0
    assert len(group.pictures()) == 1


async def test_a_photo_that_is_out_of_reach_is_asked_for_again(ana: Scene) -> None:
    job, drawing = await ana.drawn()
    ana.api.fail("getFile", Fault.refused("wrong file_id or the file is temporarily unavailable"))
    await ana.chat.press(ana.ana, drawing, "Bold")
    assert await ana.told() == say("en", "photo-gone")
    ana.redis.delete(f"artline:order:{job.id}")
    await ana.chat.press(ana.ana, drawing, "Bold")
    assert await ana.told() == say("en", "order-gone"), "after a day"


async def test_limits_are_told_to_whoever_presses(ana: Scene) -> None:
    _, drawing = await ana.drawn()
    most = QueueSettings().jobs_in_flight
    for _ in range(most):
        await ana.chat.press(ana.ana, drawing, "Bold")
    await ana.told()
    await ana.chat.press(ana.ana, drawing, "Fine")
    assert await ana.told() == say("en", "too-many-at-once", {"count": most, "minutes": 3})


async def test_whoever_asked_and_administrators_may_delete(ana: Scene) -> None:
    group, boss = ana.api.group(), Person("Boss")
    group.administrators.add(boss)
    for person in (ana.ana, boss):
        _, drawing = await ana.drawn(group, caption="/draw")
        await group.press(person, drawing, "Delete")
        assert await ana.told() is None
        await ana.until_seen_to()
        assert not group.from_bot()


async def test_what_is_too_old_to_be_deleted_stays_with_a_word_about_it(ana: Scene) -> None:
    _, drawing = await ana.drawn()
    ana.api.fail("deleteMessage", Fault.refused("message can't be deleted for everyone"))
    await ana.chat.press(ana.ana, drawing, "Delete")
    assert await ana.told() == say("en", "too-old-to-delete")


async def test_transparent_paper_comes_as_a_document_which_alone_keeps_it(ana: Scene) -> None:
    job, drawing = await ana.drawn(caption="transparent")
    assert job.wish.finish.paper is None
    assert ("document" in drawing, "photo" in drawing) == (True, False)
    assert labels(drawing)[-2:] == ["All styles", "Delete"], "it is the full size already"
    assert drawing["caption"]


async def test_in_a_group_eyes_are_on_a_photo_while_it_is_drawn(ana: Scene) -> None:
    group = ana.api.group()
    photo = await group.send(ana.ana, photo=SELFIE, caption="/draw")
    job = await ana.job()
    assert group.reactions == {photo["message_id"]: ["👀"]}
    ana.settle(job)
    await ana.until_delivered()
    assert group.reactions == {photo["message_id"]: []}


async def test_where_reactions_are_forbidden_photos_are_drawn_all_the_same(ana: Scene) -> None:
    no = Fault.refused("REACTION_INVALID")
    ana.api.fail("setMessageReaction", no, Fault.flood(60))
    await ana.drawn(ana.api.group(), caption="/draw")
    await ana.until_delivered()


async def test_what_nobody_waits_for_at_the_button_any_more_is_said_in_the_chat(ana: Scene) -> None:
    _, drawing = await ana.drawn()
    await ana.until_delivered()
    await ana.chat.send(ana.ana, "/forget_me")
    await ana.api.until(lambda: say("en", "forgotten", {"count": 1}) in ana.chat.texts())
    too_old = "query is too old and response timeout expired or query ID is invalid"
    ana.api.fail("answerCallbackQuery", Fault.refused(too_old))
    await ana.chat.press(ana.ana, drawing, "Bold")
    await ana.api.until(lambda: say("en", "order-gone") in ana.chat.texts())


@pytest.mark.parametrize("data", ["v1:change:{}:sepia", "v0:again:{}", "something else"])
async def test_a_button_of_an_earlier_version_says_that_it_is_one(ana: Scene, data: str) -> None:
    job, drawing = await ana.drawn()
    retired = {"text": "Sepia", "callback_data": data.format(job.id)}
    markup = {"reply_markup": {"inline_keyboard": [[retired]]}}
    await ana.chat.press(ana.ana, drawing | markup, "Sepia")
    assert await ana.told() == say("en", "button-gone")
