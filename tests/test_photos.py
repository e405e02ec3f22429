"""Whatever arrives is either a proper photo or a sentence that says why not."""

import functools
import io
import resource
import struct
import time
import warnings
import zlib
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from model.errors import PhotoError
from worker.photos import LONG_SIDE, PROBLEMS, decode

PHOTOS = sorted(Path(__file__).parent.joinpath("photos").glob("*.webp"))


@functools.cache
def portrait() -> Image.Image:
    return Image.open(PHOTOS[0]).convert("RGB")


@functools.cache
def saved(format: str, mode: str = "RGB", **options: object) -> bytes:
    buffer = io.BytesIO()
    portrait().convert(mode).save(buffer, format, **options)
    return buffer.getvalue()


def problem(data: bytes) -> str:
    with pytest.raises(PhotoError) as caught:
        decode(data)
    assert caught.value.key in PROBLEMS
    return caught.value.key


def png(width: int, height: int, *, depth: int = 8, colour: int = 2, data: bytes = b"") -> bytes:
    """A PNG of any size: its header, and as much of its pixels as `data` has."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(data)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def closeness(data: bytes) -> float:
    """The mean difference from the portrait, in grey levels."""
    pixels = decode(data).pixels.astype(float)
    return float(np.abs(pixels - np.asarray(portrait(), float)).mean())


@pytest.mark.parametrize("path", PHOTOS, ids=lambda path: path.stem)
def test_a_portrait_is_decoded_as_it_is(path: Path) -> None:
    pixels = decode(path.read_bytes()).pixels
    assert pixels.dtype == np.uint8
    assert np.array_equal(pixels, np.asarray(Image.open(path).convert("RGB")))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF", "MPO"])
def test_what_phones_write_is_accepted(format: str) -> None:
    assert closeness(saved(format)) < 4


@pytest.mark.parametrize(
    ("format", "mode"), [("JPEG", "L"), ("PNG", "LA"), ("PNG", "P"), ("PNG", "1"), ("GIF", "P")]
)
def test_every_kind_of_pixel_becomes_rgb(format: str, mode: str) -> None:
    assert decode(saved(format, mode)).pixels.shape == (*portrait().size[::-1], 3)


def test_a_cmyk_jpeg_keeps_its_colours() -> None:
    assert closeness(saved("JPEG", "CMYK")) < 4


def test_sixteen_bits_of_grey_are_scaled_not_clipped() -> None:
    ramp = np.linspace(0, 65535, 64 * 64).astype(">u2").reshape(64, 64)
    rows = b"".join(b"\0" + row.tobytes() for row in ramp)
    pixels = decode(png(64, 64, depth=16, colour=0, data=rows)).pixels
    assert np.array_equal(pixels[..., 0], (ramp >> 8).astype(np.uint8))


def test_what_is_transparent_becomes_white_paper() -> None:
    cut_out = portrait().convert("RGBA")
    cut_out.putalpha(Image.new("L", cut_out.size, 0))
    buffer = io.BytesIO()
    cut_out.save(buffer, "PNG")
    assert (decode(buffer.getvalue()).pixels == 255).all()


def test_of_an_animation_the_first_frame_counts() -> None:
    buffer = io.BytesIO()
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    frames[0].save(buffer, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    assert (decode(buffer.getvalue()).pixels == [255, 0, 0]).all()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(orientation: int) -> None:
    upright = np.zeros((64, 96, 3), np.uint8)
    upright[:32, :32] = 255  # A mark in the top left corner.
    held = np.rot90(upright, {3: 2, 4: 2, 5: 1, 6: 1, 7: 3, 8: 3}.get(orientation, 0))
    if orientation in (2, 4):
        held = held[:, ::-1]
    if orientation in (5, 7):
        held = held[::-1]
    exif = Image.Exif()
    exif[0x0112] = orientation
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(held)).save(buffer, "PNG", exif=exif)
    assert np.array_equal(decode(buffer.getvalue()).pixels, upright)


def test_a_colour_profile_is_converted_to_srgb_and_a_broken_one_ignored() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # The same profile with red and blue swapped: its photos must come out swapped.
    swapped = srgb.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    blue = np.full((64, 64, 3), (0, 0, 255), np.uint8)

    def first_pixel(profile: bytes) -> list[int]:
        buffer = io.BytesIO()
        Image.fromarray(blue).save(buffer, "PNG", icc_profile=profile)
        return decode(buffer.getvalue()).pixels[0, 0].tolist()

    assert first_pixel(swapped)[0] > 250
    for unusable in (lab, b"not a profile", srgb[:200]):
        assert first_pixel(unusable) == [0, 0, 255]


def test_a_large_photo_is_scaled_down_and_keeps_its_proportions() -> None:
    buffer = io.BytesIO()
    portrait().resize((6000, 4000)).save(buffer, "JPEG")
    assert decode(buffer.getvalue()).pixels.shape == (2731, LONG_SIDE, 3)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "photo-empty"),
        (b"a text file named .jpg\n" * 9, "photo-not-a-picture"),
        (bytes(20_000_001), "photo-too-large-bytes"),
        (saved("BMP"), "photo-format"),
        (saved("TIFF"), "photo-format"),
        (b"%PDF-1.7\n", "photo-format"),
        (b"\0\0\0\x18ftypmp42", "photo-format"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "photo-format"),
        (b"\xff\xd8\xff", "photo-truncated"),
        (png(64, 64), "photo-truncated"),
        (png(30_000, 30_000), "photo-too-many-pixels"),
        (png(10_000, 6_000), "photo-too-many-pixels"),
        (png(31, 31), "photo-too-small"),
        (png(4_000, 33), "photo-too-narrow"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_usable_photo_is_named(data: bytes, key: str) -> None:
    assert problem(data) == key


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF", "GIF"])
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_truncated_file_is_refused(format: str, share: float) -> None:
    data = saved(format)
    assert problem(data[: int(len(data) * share)]) == "photo-truncated"


def test_a_jpeg_that_would_be_scanned_for_hours_is_refused() -> None:
    data = saved("JPEG", progressive=True)
    scan = data[data.rindex(b"\xff\xda") :][:16]
    assert decode(data)
    assert problem(data[:-2] + scan * 4000 + data[-2:]) == "photo-too-many-pixels"


def test_a_bomb_costs_neither_memory_nor_time() -> None:
    # 400 MB once inflated, behind a header that promises 64 x 64 pixels; then an honest giant.
    inner = png(64, 64, data=bytes(400_000_000))
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    decode(inner)
    problem(png(30_000, 30_000, data=bytes(1_000_000)))
    assert time.process_time() - start < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


@given(
    format=st.sampled_from(["JPEG", "PNG", "WEBP", "HEIF", "GIF"]),
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
