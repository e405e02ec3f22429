"""The whole way: a photo sent on Telegram, through bot, queue, worker and network, and back."""

import asyncio
import io
import struct
import zlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio
from PIL import Image
from redis import Redis

from bots.words import say
from model.drawing.artist import Artist
from tests.ink import EFFECTS, off_blue, person_in, pixels
from tests.programs import WorkerProgram
from tests.telegram_scene import Scene, scene
from tests.workers import emptied
from worker.photos import MAX_MEGAPIXELS
from worker.queue.broker import connect
from worker.queue.draw_queue import QUEUE
from worker.queue.embedded import EmbeddedValkey
from worker.queue.line import DEADLINES

PHOTOS = Path(__file__).parents[1] / "photos"
SELFIE = (PHOTOS / "interfaces-0032.webp").read_bytes()


@pytest.fixture(scope="module")
def broker() -> Iterator[str]:
    """One broker for all tests here: emptying it would pull the rug from under the worker."""
    with EmbeddedValkey() as url:
        yield url


@pytest.fixture(scope="module")
def worker(broker: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerProgram]:
    """A worker that draws for all tests here."""
    program = WorkerProgram(broker, tmp_path_factory.mktemp("worker"))
    program.launch()
    asyncio.run(program.until_ready())
    yield program
    asyncio.run(program.stop())


@pytest_asyncio.fixture
async def ana(broker: str, worker: WorkerProgram, tmp_path: Path) -> AsyncIterator[Scene]:
    with connect(broker) as redis:
        async with scene(broker, redis, tmp_path) as stage:
            yield stage


def saved(format: str, scale: int = 1) -> bytes:
    """The selfie in another format, or larger."""
    image = Image.open(io.BytesIO(SELFIE)).convert("RGB")
    buffer = io.BytesIO()
    image.resize((scale * image.width, scale * image.height)).save(buffer, format)
    return buffer.getvalue()


async def test_a_selfie_comes_back_as_line_art(ana: Scene) -> None:
    await ana.chat.send(ana.ana, photo=saved("JPEG"))
    assert_line_art(await ana.drawing())


async def test_a_file_of_an_iphone_comes_back_as_line_art_and_in_full_size(ana: Scene) -> None:
    await ana.chat.send(ana.ana, document=("IMG_1.HEIC", "image/heic", saved("HEIF")))
    drawing = await ana.drawing()
    assert_line_art(drawing)
    await ana.chat.press(ana.ana, ana.chat.pictures()[0])
    await ana.api.until(lambda: ana.api.called("answerCallbackQuery"))
    document = ana.chat.from_bot()[-1]["document"]
    assert ana.api.files[document["file_id"]] == drawing


def assert_line_art(data: bytes) -> None:
    """White paper, dark lines, and those where the selfie has edges."""
    drawing = Image.open(io.BytesIO(data))
    photo = Image.open(io.BytesIO(SELFIE))
    assert drawing.format == "PNG"
    assert drawing.width / drawing.height == pytest.approx(photo.width / photo.height, rel=0.01)
    tones = np.asarray(drawing.convert("L")) / 255
    assert np.mean(tones > 0.9) > 0.4, "much of it is white paper"
    assert 0.03 < np.mean(tones < 0.4) < 0.55, "there are dark lines on it"
    assert _agreement(tones, photo) > 0.15, "the lines are where the photo has edges"


def _agreement(tones: np.ndarray, photo: Image.Image) -> float:
    """Correlation of ink with the photo's edges, both seen from afar."""
    height, width = tones.shape
    grey = np.asarray(photo.convert("L").resize((width, height)), float)
    edges = np.hypot(*np.gradient(grey))
    return float(np.corrcoef(_coarse(edges).ravel(), _coarse(1 - tones).ravel())[0, 1])


def _coarse(picture: np.ndarray, cell: int = 16) -> np.ndarray:
    rows, columns = (side // cell for side in picture.shape)
    cells = picture[: rows * cell, : columns * cell].reshape(rows, cell, columns, cell)
    return cells.mean((1, 3))


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and has hardly any bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def truncated_jpeg() -> bytes:
    """The first half of a JPEG."""
    data = saved("JPEG")
    return data[: len(data) // 2]


#: What the words in `ink.EFFECTS` are in other languages; each of them draws a photo of its own.
WORDS = {
    "norod-0011": {
        "thicker lines": "garis lebih tebal",
        "thinner lines": "garis lebih tipis",
        "more detail": "lebih banyak detail",
        "lots of detail": "banyak detail",
        "less detail": "kurangi detail",
        "with shading": "dengan bayangan",
        "with background": "dengan latar belakang",
        "blue ink": "tinta biru",
    },
    "interfaces-0032": {
        "thicker lines": "선을 더 굵게",
        "thinner lines": "선을 더 얇게",
        "more detail": "디테일 더 많이",
        "lots of detail": "디테일 많이",
        "less detail": "디테일 줄여 줘",
        "with shading": "명암 넣어 줘",
        "with background": "배경 넣어 줘",
        "blue ink": "파란 잉크",
    },
}


@pytest.mark.parametrize("name", WORDS)
async def test_words_change_the_drawing_the_way_they_say(ana: Scene, name: str) -> None:
    photo, words = (PHOTOS / f"{name}.webp").read_bytes(), {"": None} | WORDS[name]
    asked = [await ana.chat.send(ana.ana, photo=photo, caption=said) for said in words.values()]
    answers = [await ana.answer(message) for message in asked]
    files = [ana.api.files[answer["photo"][-1]["file_id"]] for answer in answers]
    drawn = dict(zip(words, map(pixels, files), strict=True))
    person = person_in(Artist.load("line"), photo)
    for effect in EFFECTS:
        pair = [effect.measure(drawn[said], person) for said in ("", effect.words)]
        assert effect.shown(*pair), (effect, pair)
    assert off_blue(drawn["blue ink"], person) <= 15


async def test_hostile_files_get_a_sentence_each_and_the_worker_goes_on(ana: Scene) -> None:
    files = {
        ("notes.jpg", "image/jpeg", b"These are only words.\n" * 100): "photo-not-a-picture",
        ("half.jpg", "image/jpeg", truncated_jpeg()): "photo-truncated",
        ("empty.jpg", "image/jpeg", b""): "photo-empty",
        ("bomb.png", "image/png", png_header(30_000, 30_000)): "photo-too-many-pixels",
    }
    for file in files:
        await ana.chat.send(ana.ana, document=file)
    expected = sorted(say("en", key, {"megapixels": MAX_MEGAPIXELS}) for key in files.values())
    await ana.api.until(lambda: sorted(ana.chat.texts()) == expected)
    await ana.chat.send(ana.ana, photo=SELFIE)
    await ana.drawing()
    assert len(ana.chat.from_bot()) == len(files) + 1


async def test_a_worker_killed_in_mid_job_costs_nobody_their_answer(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    async with (
        WorkerProgram(valkey_url, tmp_path) as first,
        WorkerProgram(valkey_url, tmp_path) as second,
        scene(valkey_url, redis, tmp_path) as ana,
    ):
        emptied(redis)
        await first.start()
        # Large, and again until the worker is caught in the middle of one.
        large, messages = saved("JPEG", scale=4), []
        while not in_hand(redis):
            messages.append(await ana.chat.send(ana.ana, photo=large))
            async with asyncio.timeout(60):
                while not in_hand(redis) and len(ana.chat.pictures()) < len(messages):
                    await asyncio.sleep(0.005)
            first.freeze()
            if not in_hand(redis):
                first.thaw()
        await first.kill()
        await second.start()
        for message in messages:
            await ana.answer(message)
        await ana.until_delivered()
        assert len(ana.chat.from_bot()) == len(messages)


def in_hand(redis: Redis) -> bool:
    """Whether a worker has begun with a job that is not answered."""
    begun = {entry.split(b":")[0] for entry in redis.zrange(f"rq:wip:{QUEUE}", 0, -1)}
    return bool(begun & set(redis.zrange(DEADLINES, 0, -1)))
