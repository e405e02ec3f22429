"""Every style the whole way, on both platforms: chat, bot, queue, worker, network, and back."""

import asyncio
import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from bots.words import say
from model.contract.styles import catalogue, of_command
from model.drawing.lab import to_lab
from tests import discord_scene, paper, telegram_scene
from tests.discord_api.places import File
from tests.programs import WorkerProgram
from worker.formats.all_styles import LINE, MARGIN
from worker.queue.broker import connect
from worker.queue.embedded import EmbeddedValkey

PHOTO = (paper.PHOTOS[-1]).read_bytes()
#: What is written on Telegram for each style, and chosen on Discord.
COMMANDS = {
    "line": ("/line", "line", {}),
    **{
        style.name: (f"/cartoon {say('en', style.key)}", "cartoon", {"style": style.name})
        for style in of_command("cartoon")
    },
    "colour": ("/colour", "colour", {}),
}
STYLES = sorted(catalogue())
NEEDS_COLOUR = pytest.mark.skipif("colour" not in STYLES, reason="there are no such weights yet")
WORDS = "red hair, blue background"


@pytest.fixture(scope="module")
def broker() -> Iterator[str]:
    """One broker for all tests here: emptying it would pull the rug from under the worker."""
    with EmbeddedValkey() as url:
        yield url


@pytest.fixture(scope="module", autouse=True)
def worker(broker: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerProgram]:
    program = WorkerProgram(broker, tmp_path_factory.mktemp("worker"))
    program.launch()
    asyncio.run(program.until_ready())
    yield program
    asyncio.run(program.stop())


def sketch() -> bytes:
    """A drawing of the photo as a phone sees it on paper."""
    buffer = io.BytesIO()
    drawn = paper.line_drawings()["norod-0068"]
    paper.image_of(paper.by_lamplight(paper.from_the_side(drawn))).save(buffer, "PNG")
    return buffer.getvalue()


def assert_drawn(style: str, data: bytes, photo: bytes) -> None:
    """Lines for the style line, colours and lines for all others; as large as the photo."""
    picture, original = (Image.open(io.BytesIO(one)) for one in (data, photo))
    assert picture.width * original.height == picture.height * original.width
    assert picture.width >= original.width
    lab = lab_of(picture)
    chroma = lab[1:].norm(dim=0)
    if style == "line":
        assert chroma.max() < 1
    else:
        assert (chroma > 10).float().mean() > 0.2
    assert (lab[0] < 25).float().mean() > 0.005, "there are lines, or dark hair"


def assert_drawn_together(data: bytes, count: int) -> None:
    """So many squares, three in a row, all with something on them."""
    sheet = np.asarray(Image.open(io.BytesIO(data)).convert("L"))
    side = (sheet.shape[1] - MARGIN) // 3 - MARGIN
    for row, column in (divmod(place, 3) for place in range(count)):
        top, left = MARGIN + row * (side + LINE), MARGIN + column * (side + MARGIN)
        tile = sheet[top : top + side, left : left + side]
        assert tile.shape == (side, side)
        assert tile.std() > 20


def lab_of(picture: Image.Image) -> torch.Tensor:
    """(3, H, W)."""
    rgb = np.array(picture.convert("RGB"))
    return to_lab(torch.from_numpy(rgb).permute(2, 0, 1).float() / 255)


def assert_obeyed(data: bytes) -> None:
    """Blue in the upper corners, and red somewhere between them."""
    _, a, b = lab_of(Image.open(io.BytesIO(data)))
    height, width = a.shape
    corner = slice(0, height // 10), slice(0, width // 10)
    assert b[corner].mean() < -10, "blue"
    top = slice(0, height // 2)
    assert ((a[top] > 25) & (b[top] > 5)).float().mean() > 0.03, "red"


async def test_every_style_on_telegram(broker: str, tmp_path: Path) -> None:
    with connect(broker) as redis:
        async with telegram_scene.scene(broker, redis, tmp_path) as ana:
            for style in STYLES:
                asked = await ana.chat.send(ana.ana, photo=PHOTO, caption=COMMANDS[style][0])
                answer = await ana.answer(asked)
                drawn = ana.api.files[answer["photo"][-1]["file_id"]]
                assert_drawn(style, drawn, PHOTO)


async def test_every_style_on_discord(broker: str, tmp_path: Path) -> None:
    with connect(broker) as redis:
        async with discord_scene.scene(broker, redis, tmp_path) as ana:
            for count, style in enumerate(STYLES, 1):
                _, command, options = COMMANDS[style]
                await ana.channel.command(ana.ana, command, File(PHOTO), **options)
                await ana.api.until(lambda n=count: len(ana.channel.pictures(ana.ana)) == n)
                drawn = ana.api.content(ana.channel.pictures(ana.ana)[-1])
                assert_drawn(style, drawn, PHOTO)


async def test_one_sheet_of_all_styles_and_one_of_them_by_its_number(
    broker: str, tmp_path: Path
) -> None:
    buffer = io.BytesIO()
    Image.open(io.BytesIO(PHOTO)).convert("RGB").resize((256, 256)).save(buffer, "PNG")
    with connect(broker) as redis:
        async with telegram_scene.scene(broker, redis, tmp_path) as ana:
            asked = await ana.chat.send(ana.ana, photo=buffer.getvalue(), caption="/styles")
            sheet = await ana.answer(asked)
            numbers = [row for row in sheet["reply_markup"]["inline_keyboard"] if len(row) > 2]
            names = [*catalogue()]
            assert [button["text"] for row in numbers for button in row] == [
                str(number) for number in range(1, len(names) + 1)
            ]
            drawn = ana.api.files[sheet["photo"][-1]["file_id"]]
            assert_drawn_together(drawn, len(names))
            await ana.chat.press(ana.ana, sheet, "2")
            await ana.api.until(lambda: len(ana.chat.pictures()) == 2)
            alone = ana.api.files[ana.chat.pictures()[-1]["photo"][-1]["file_id"]]
            assert_drawn(names[1], alone, buffer.getvalue())


@NEEDS_COLOUR
async def test_a_sketch_is_coloured_by_words_on_telegram(broker: str, tmp_path: Path) -> None:
    sheet = sketch()
    with connect(broker) as redis:
        async with telegram_scene.scene(broker, redis, tmp_path) as ana:
            asked = await ana.chat.send(ana.ana, photo=sheet, caption=f"/colour {WORDS}")
            answer = await ana.answer(asked)
            drawn = ana.api.files[answer["photo"][-1]["file_id"]]
            assert_drawn("colour", drawn, sheet)
            assert_obeyed(drawn)


@NEEDS_COLOUR
async def test_a_sketch_is_coloured_by_words_on_discord(broker: str, tmp_path: Path) -> None:
    sheet = sketch()
    with connect(broker) as redis:
        async with discord_scene.scene(broker, redis, tmp_path) as ana:
            file = File(sheet, "sketch.png", "image/png")
            await ana.channel.command(ana.ana, "colour", file, words=WORDS)
            drawn = ana.api.content(await ana.drawing())
            assert_drawn("colour", drawn, sheet)
            assert_obeyed(drawn)
