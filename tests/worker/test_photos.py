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
from PIL import Image, ImageCms, ImageDraw

from model.contract.errors import PhotoError
from worker.photos import LONG_SIDE, PROBLEMS, decode

PHOTOS = sorted(Path(__file__).parents[1].joinpath("photos").glob("*.webp"))


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


@functools.cache
def jpeg(width: int, height: int) -> bytes:
    """A large photo of a dark and a light half."""
    picture = Image.new("L", (width, height), 40)
    picture.paste(200, (0, 0, width // 2, height))
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=50)
    return buffer.getvalue()


def closeness(data: bytes) -> float:
    """The mean difference from the portrait, in grey levels."""
    pixels = decode(data).pixels.astype(float)
    return float(np.abs(pixels - np.asarray(portrait(), float)).mean())


@pytest.mark.parametrize("path", PHOTOS, ids=lambda path: path.stem)
def test_a_portrait_is_decoded_as_it_is(path: Path) -> None:
    pixels = decode(path.read_bytes()).pixels
    assert pixels.dtype == np.uint8
    assert np.array_equal(pixels, np.asarray(Image.open(path).convert("RGB")))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF", "MPO", "BMP"])
def test_what_phones_and_programs_write_is_accepted(format: str) -> None:
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
    alpha = Image.new("L", cut_out.size, 0)
    alpha.paste(255, (0, 0, 100, cut_out.height))
    cut_out.putalpha(alpha)
    buffer = io.BytesIO()
    cut_out.save(buffer, "PNG")
    pixels = decode(buffer.getvalue()).pixels
    assert (pixels[:, 100:] == 255).all()
    assert np.array_equal(pixels[:, :100], np.asarray(portrait())[:, :100])


def on_clear_ground(colour: str, mode: str = "RGBA") -> bytes:
    """An ellipse drawn with a soft pen, and nothing behind it."""
    line = Image.new("L", (400, 400))
    ImageDraw.Draw(line).ellipse((80, 80, 320, 320), outline=255, width=12)
    line = line.resize((200, 200))
    drawing = Image.new("RGBA", line.size, colour)
    drawing.putalpha(line)
    buffer = io.BytesIO()
    drawing.convert(mode).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
@pytest.mark.parametrize("colour", ["white", "black"])
def test_a_drawing_on_transparent_ground_is_dark_on_white_whatever_its_colour(
    colour: str, mode: str
) -> None:
    pixels = decode(on_clear_ground(colour, mode)).pixels
    assert pixels[0, 0].tolist() == pixels[100, 100].tolist() == [255, 255, 255]
    assert pixels[100, 38:46].min() == 0, "the line is black"
    assert np.array_equal(pixels, decode(on_clear_ground("black")).pixels)


def test_a_drawing_in_a_pale_colour_on_transparent_ground_is_seen() -> None:
    assert decode(on_clear_ground("#fff0a0")).pixels.min() < 100


def test_a_light_photo_is_not_taken_for_a_light_drawing() -> None:
    light = np.asarray(portrait()) // 4 + 190
    picture = Image.fromarray(light.astype(np.uint8)).convert("RGBA")
    picture.putpixel((0, 0), (255, 255, 255, 0))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    assert np.array_equal(decode(buffer.getvalue()).pixels[1:], light[1:])


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


def test_of_an_animation_the_first_frame_counts() -> None:
    buffer = io.BytesIO()
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    frames[0].paste("black", (56, 63, 64, 64))
    frames[0].save(buffer, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    assert (decode(buffer.getvalue()).pixels[:63] == [255, 0, 0]).all()


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


def test_metadata_that_cannot_be_written_back_do_not_keep_a_photo_from_standing_upright() -> None:
    # Orientation, and a resolution that is text: Pillow reads it, and cannot write it.
    tags = [(0x0112, 3, 1, b"\0\6\0\0"), (0x011A, 2, 4, b"ab\0\0")]
    entries = b"".join(struct.pack(">HHI", *tag[:3]) + tag[3] for tag in tags)
    exif = b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">H", len(tags)) + entries + bytes(4)
    held = Image.new("RGB", (96, 64), "white")
    held.paste("black", (0, 0, 32, 64))
    buffer = io.BytesIO()
    held.save(buffer, "JPEG", exif=exif)
    upright = decode(buffer.getvalue()).pixels
    assert upright.shape == (96, 64, 3)
    assert upright[:24].max() < 64 < 192 < upright[40:].min()


def test_a_colour_profile_is_converted_to_srgb_and_a_broken_one_ignored() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # The same profile with red and blue swapped: its photos must come out swapped.
    swapped = srgb.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    blue = np.full((64, 64, 3), (0, 0, 255), np.uint8)
    blue[60:] = 0  # A picture of one colour shows nothing.

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


@pytest.mark.parametrize("format", ["PNG", "WEBP", "HEIF", "AVIF", "GIF", "BMP"])
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_truncated_file_is_refused(format: str, share: float) -> None:
    data = saved(format)
    assert problem(data[: int(len(data) * share)]) == "photo-truncated"


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_of_a_jpeg_that_was_cut_short_the_rows_that_are_there_count(mode: str) -> None:
    data = saved("JPEG", mode)
    whole, cut = decode(data).pixels, decode(data[: int(len(data) * 0.95)]).pixels
    assert 0.85 * len(whole) < len(cut) < len(whole)
    assert np.abs(whole[: len(cut)].astype(int) - cut).max() < 40, "nothing of it is made up"


def test_a_jpeg_without_its_end_is_whole() -> None:
    data = saved("JPEG")
    assert np.array_equal(decode(data[:-2]).pixels, decode(data).pixels)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7])
def test_a_jpeg_of_which_much_is_missing_is_refused(share: float) -> None:
    data = saved("JPEG")
    assert problem(data[: int(len(data) * share)]) == "photo-truncated"


def test_a_progressive_jpeg_that_was_cut_short_is_there_once_it_is_sharp() -> None:
    data = saved("JPEG", progressive=True)
    cut = decode(data[: int(len(data) * 0.6)]).pixels.astype(float)
    assert np.abs(cut - np.asarray(portrait(), float)).mean() < 6
    assert problem(data[: int(len(data) * 0.1)]) == "photo-truncated"


def test_a_photo_that_was_cut_short_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved("JPEG", exif=exif.tobytes())
    height, width, _ = decode(data[: int(len(data) * 0.95)]).pixels.shape
    assert height == portrait().width
    assert width < portrait().height


def test_what_lies_behind_a_jpeg_is_no_part_of_it() -> None:
    clip = b"ftypmp42" + b"\xff\xda\0\1" * 4000
    photo = saved("JPEG")
    assert np.array_equal(decode(photo + clip).pixels, decode(photo).pixels)


def test_a_preview_within_a_jpeg_is_no_scan_of_it() -> None:
    preview = saved("JPEG", progressive=True)[:30_000] * 2
    photo = saved("JPEG")
    segment = b"\xff\xeb" + struct.pack(">H", len(preview) % 60_000 + 2) + preview[:60_000]
    assert decode(photo[:2] + segment[: len(preview) % 60_000 + 4] + photo[2:])


def test_a_phone_photo_of_fifty_megapixels_costs_little_memory() -> None:
    data = jpeg(8160, 6144)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert decode(data).pixels.shape == (3072, 4080, 3)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000


@pytest.mark.parametrize("size", [(8160, 6144), (8192, 6144), (8272, 6200), (8688, 5792)])
def test_what_cameras_of_fifty_megapixels_write_is_not_too_large(size: tuple[int, int]) -> None:
    assert problem(png(*size)) == "photo-truncated", "it is only a header"


def test_a_progressive_jpeg_of_still_more_pixels_is_refused() -> None:
    data = bytearray(jpeg(8700, 6144))
    scan = data[data.index(b"\xff\xda") :][:14]
    assert problem(bytes(data[:-2] + scan + data[-2:])) == "photo-too-many-pixels"


def test_a_jpeg_that_would_be_scanned_for_hours_is_refused() -> None:
    data = saved("JPEG", progressive=True)
    scan = data[data.rindex(b"\xff\xda") :][:16]
    assert decode(data)
    assert problem(data[:-2] + scan * 4000 + data[-2:]) == "photo-too-many-pixels"


def test_a_bomb_costs_neither_memory_nor_time() -> None:
    # 400 MB once inflated, behind a header that promises 64 x 64 pixels; then an honest giant.
    inner = png(64, 64, data=bytes(400_000_000))
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    assert problem(inner) == "photo-nothing-seen"
    problem(png(30_000, 30_000, data=bytes(1_000_000)))
    assert time.process_time() - start < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


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
