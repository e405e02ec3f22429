"""What is no usable photo gets a sentence that says why, at little cost."""

import io
import time
import warnings
import zlib
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from model.contract.errors import PhotoError
from tests.encoded import jpeg, png, portrait, problem, saved
from tests.memory import measured
from worker.normalising import LONG_SIDE
from worker.photos import decode


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "photo-empty"),
        (b"a text file named .jpg\n" * 9, "photo-not-a-picture"),
        (bytes(20_000_001), "photo-too-large-bytes"),
        (saved("TIFF"), "photo-format"),
        (b"%PDF-1.7\n", "photo-format"),
        (b"\0\0\0\x18ftypmp42", "photo-format"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "photo-format"),
        (b"\xff\xd8\xff", "photo-truncated"),
        (png(64, 64), "photo-truncated"),
        (png(30_000, 30_000), "photo-too-many-pixels"),
        (png(10_000, 6_000), "photo-too-many-pixels"),
        (jpeg(10_600, 10_600), "photo-too-many-pixels"),
        (png(31, 31), "photo-too-small"),
        (png(4_000, 33), "photo-too-narrow"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_usable_photo_is_named(data: bytes, key: str) -> None:
    assert problem(data) == key


@pytest.mark.parametrize("size", [(8160, 6144), (8192, 6144), (8272, 6200), (8688, 5792)])
def test_what_cameras_of_fifty_megapixels_write_is_not_too_large(size: tuple[int, int]) -> None:
    assert problem(png(*size)) == "photo-truncated", "it is only a header"


@pytest.mark.parametrize("format", ["PNG", "WEBP", "HEIF", "AVIF", "GIF", "BMP"])
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_truncated_file_is_refused(format: str, share: float) -> None:
    data = saved(format)
    assert problem(data[: int(len(data) * share)]) == "photo-truncated"


@pytest.mark.parametrize("colour", ["#000000", "#060304", "#ffffff", "#fefcfd", "#ffffff00"])
@pytest.mark.parametrize("format", ["PNG", "WEBP"])
def test_a_picture_of_nothing_is_refused(colour: str, format: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (200, 100), colour).save(buffer, format)
    assert problem(buffer.getvalue()) == "photo-nothing-seen"


def noisy(tone: int, deviation: float) -> Image.Image:
    """A sheet of one tone as a camera sees it, with a bright and a dark pixel in it."""
    noise = np.random.default_rng(0).normal(tone, deviation, (900, 600, 3))
    noise[100, 200], noise[500, 300] = 255, 0
    return Image.fromarray(noise.round().clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize(("tone", "deviation"), [(3, 4), (60, 3), (128, 4), (210, 3), (252, 4)])
@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_a_picture_of_nothing_but_noise_is_refused(
    tone: int, deviation: float, format: str
) -> None:
    buffer = io.BytesIO()
    noisy(tone, deviation).save(buffer, format, quality=90)
    assert problem(buffer.getvalue()) == "photo-nothing-seen"


def test_whatever_is_transparent_all_over_is_refused() -> None:
    clear = portrait().convert("RGBA")
    clear.putalpha(2)
    buffer = io.BytesIO()
    clear.save(buffer, "PNG")
    assert problem(buffer.getvalue()) == "photo-nothing-seen"


def test_a_thin_line_on_grainy_paper_is_seen() -> None:
    sheet = noisy(210, 3)
    ImageDraw.Draw(sheet).line((100, 100, 500, 700), fill=(120, 120, 120), width=2)
    buffer = io.BytesIO()
    sheet.save(buffer, "JPEG", quality=90)
    assert decode(buffer.getvalue())


def opened(data: bytes) -> tuple[str, float]:
    """What is wrong with a photo, and the processor's time until that was known, in seconds."""
    problem(png(64, 64))  # so that all is loaded
    start = time.process_time()
    return problem(data), time.process_time() - start


def test_a_bomb_costs_neither_memory_nor_time() -> None:
    # 400 MB once inflated, behind a header that promises 64 x 64 pixels; then an honest giant.
    inner = png(64, 64, data=bytes(400_000_000))
    start = time.process_time()
    zlib.decompressobj().decompress(inner[inner.index(b"IDAT") + 4 :])
    whole = time.process_time() - start
    giant = png(30_000, 30_000, data=bytes(1_000_000))
    for bomb, key in ((inner, "photo-nothing-seen"), (giant, "photo-too-many-pixels")):
        needed = measured(opened, bomb)
        found, seconds = needed.result
        assert found == key
        assert seconds < whole / 10, "a busy machine slows down both"
        assert needed.after - needed.before < 50_000_000


@given(
    format=st.sampled_from(["JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF", "BMP"]),
    edits=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6)), max_size=8),
    keep=st.floats(0.01, 1),
)
@settings(max_examples=250)
def test_no_damage_raises_anything_but_a_photo_error(
    format: str, edits: list[tuple[float, bytes]], keep: float
) -> None:
    data = bytearray(saved(format))
    for place, bytes_ in edits:
        # Squared: most of a file's structure lies at its beginning.
        start = int(place**2 * len(data))
        data[start : start + len(bytes_)] = bytes_
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # As in production; Pillow warns of odd metadata.
        with suppress(PhotoError):
            assert max(decode(bytes(data[: int(len(data) * keep)])).pixels.shape) <= LONG_SIDE
