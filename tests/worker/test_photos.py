"""Whatever phones and programs write comes out as upright RGB pixels."""

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageDraw

from tests.encoded import PHOTOS, png, portrait, saved
from worker.normalising import LONG_SIDE
from worker.photos import decode


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
