"""Drawings on Discord as other files, and what becomes of those that are too large for a place."""

import io
import os

import pytest
import pytest_asyncio
import torch
from PIL import Image

from bots.desk.drawing_files import file_name
from bots.words import say
from model.drawing.composition import Drawing
from tests.discord_api.places import EPHEMERAL, Json, parts
from tests.discord_scene import SELFIE, Scene, anew
from worker.formats.files import write
from worker.queue.jobs import DrawRequest

#: The bot is started once; everybody in here is somebody new to it.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def ana(discord_stage: Scene) -> Scene:
    return await anew(discord_stage)


def noise(side: int, format: str = "PNG") -> bytes:
    """A picture that no compression makes small."""
    buffer = io.BytesIO()
    Image.frombytes("RGB", (side, side), os.urandom(3 * side * side)).save(buffer, format)
    return buffer.getvalue()


def written(job: DrawRequest) -> bytes:
    """A blank drawing as the file that was asked for."""
    sheet = torch.full((60, 80), 255, dtype=torch.uint8)
    return write(Drawing(sheet, sheet), job.wish.finish, job.wish.output).content


#: How MP4s begin.
MP4 = b"\x00\x00\x00\x20ftypisom"


def labels(message: Json) -> list[str]:
    named = (part.get("label") or part.get("placeholder") for part in parts(message))
    return list(filter(None, named))


def words_in(message: Json) -> str:
    """What a message says, also in its components."""
    return "\n".join([message["content"], *(part.get("content", "") for part in parts(message))])


@pytest.mark.parametrize("private", [False, True], ids=["for all", "for one"])
async def test_a_drawing_can_be_had_as_other_files_seen_by_whoever_sees_the_drawing(
    ana: Scene, private: bool
) -> None:
    drawn = await ana.drawn(words="bold, blue ink", private=private)
    share = ["Share"] if private else []
    contents = []
    for label in ("SVG", "Sticker", "Avatar"):
        await ana.channel.press(ana.ana, drawn, label)
        job = await ana.job()
        assert job.wish.output == label.lower()
        contents.append(ana.settle(job, written(job)))
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) == 4)
    answers = [one for one in ana.channel.pictures(ana.ana) if one != drawn]
    for content, answer in zip(contents, answers, strict=True):
        assert ana.api.content(answer) == content
        assert answer["attachments"][0]["filename"] == file_name(content)
        assert labels(answer) == ["Change…", *share, "Delete"]
        assert bool(answer["flags"] & EPHEMERAL) == private


@pytest.mark.parametrize(
    ("label", "output", "content", "name"),
    [
        ("PDF", "pdf", b"%PDF-1.7 ...", "drawing.pdf"),
        ("Plotter", "plotter", b'<svg data-plotter="1"></svg>', "drawing-plotter.svg"),
        ("Watch it", "clip", MP4, "drawing.mp4"),
        ("Before and after", "card", b"\xff\xd8...", "drawing.jpg"),
    ],
)
async def test_files_of_other_kinds_come_under_names_of_their_own(
    ana: Scene, label: str, output: str, content: bytes, name: str
) -> None:
    drawn = await ana.drawn(words="in pencil")
    if label in labels(drawn):
        await ana.channel.press(ana.ana, drawn, label)
    else:
        await ana.channel.choose(ana.ana, drawn, label)
    job = await ana.job()
    assert (job.wish.output, job.wish.look.medium) == (output, "pencil")
    ana.settle(job, content)
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) == 2)
    [_, answer] = ana.channel.pictures(ana.ana)
    assert (ana.api.content(answer), answer["attachments"][0]["filename"]) == (content, name)
    assert labels(answer) == ["Change…", "Delete"]


async def test_words_ask_for_other_files_too(ana: Scene) -> None:
    await ana.channel.command(ana.ana, "draw", SELFIE, words="thicker lines, as svg")
    job = await ana.job()
    assert job.wish.output == "svg"
    content = ana.settle(job, written(job))
    message = await ana.drawing()
    assert (ana.api.content(message), message["content"]) == (content, job.caption)


async def test_a_drawing_too_large_for_a_place_comes_smaller_with_a_word_about_it(
    ana: Scene,
) -> None:
    ana.channel.filesize_limit = 2**20
    word = say("en", "sent-smaller", {"megabytes": 1})
    await ana.channel.command(ana.ana, "line", SELFIE, private=True)
    picture = ana.settle(await ana.job(), noise(700))
    assert len(picture) > 2**20
    drawn = await ana.drawing()
    assert drawn["content"] == word
    await ana.channel.press(ana.ana, drawn, "Full size")
    await ana.channel.press(ana.ana, drawn, "Share")
    await ana.channel.command(ana.ana, "mine")
    await ana.channel.press(ana.ana, drawn, "Avatar")
    ana.settle(await ana.job(), noise(800))
    await ana.channel.command(ana.ana, "line", SELFIE, words="as jpg")
    ana.settle(await ana.job(), noise(1400, "JPEG"))
    await ana.api.until(lambda: len(ana.channel.pictures(ana.ana)) == 6)
    for message in ana.channel.pictures(ana.ana):
        assert word in words_in(message)
        assert 2**19 < len(ana.api.content(message)) <= 2**20


@pytest.mark.parametrize(
    ("words", "start"), [("svg", b"<svg>"), ("pdf", b"%PDF-1.7"), ("watch it", MP4)]
)
async def test_what_cannot_shrink_is_not_sent_if_too_large_but_said_to_be(
    ana: Scene, words: str, start: bytes
) -> None:
    ana.channel.filesize_limit = 2**20
    await ana.channel.command(ana.ana, "line", SELFIE, words=words, private=True)
    ana.settle(await ana.job(), start + b"\n" * 2**20)
    word = say("en", "too-large-here", {"megabytes": 1})
    await ana.api.until(lambda: any(word in text for text in ana.channel.texts(ana.ana)))
    [message] = ana.channel.seen_by(ana.ana)
    assert message["attachments"] == []
    assert labels(message) == ["Change…", "Delete"], "there is nothing to share"
