"""The whole way on Discord: a photo through bot, queue, worker and network, and back."""

import io
from pathlib import Path

from PIL import Image
from redis import Redis

from bots.words import say
from tests.discord_api.places import File
from tests.discord_scene import SELFIE, scene
from tests.end_to_end.test_selfie_to_line_art import png_header, truncated_jpeg
from tests.programs import WorkerProgram
from worker.photos import MAX_MEGAPIXELS

HOSTILE = {
    File(b"These are only words.\n" * 100, "notes.jpg", "image/jpeg"): "photo-not-a-picture",
    File(truncated_jpeg(), "half.jpg", "image/jpeg"): "photo-truncated",
    File(b"", "empty.jpg", "image/jpeg"): "photo-empty",
    File(png_header(30_000, 30_000), "bomb.png", "image/png"): "photo-too-many-pixels",
}


async def test_hostile_files_get_a_sentence_each_and_a_selfie_line_art(
    valkey_url: str, redis: Redis, tmp_path: Path
) -> None:
    async with (
        WorkerProgram(valkey_url, tmp_path) as worker,
        scene(valkey_url, redis, tmp_path) as ana,
    ):
        await worker.start()
        for file in HOSTILE:
            await ana.channel.command(ana.ana, "line", file)
        expected = {say("en", key, {"megapixels": MAX_MEGAPIXELS}) for key in HOSTILE.values()}
        await ana.api.until(lambda: set(ana.channel.texts(ana.ana)) == expected)
        await ana.channel.command(ana.ana, "line", SELFIE)
        drawing = Image.open(io.BytesIO(ana.api.content(await ana.drawing())))
        with Image.open(io.BytesIO(SELFIE.content)) as photo:
            assert drawing.width * photo.height == drawing.height * photo.width
        assert len(ana.channel.seen_by(ana.ana)) == len(HOSTILE) + 1
