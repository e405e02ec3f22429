"""JPEGs that were cut short, carry more than a photo, or cost more than they show."""

import struct

import numpy as np
import pytest
from PIL import Image

from tests.encoded import jpeg, portrait, problem, saved
from tests.memory import measured
from worker.photos import decode


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


def shape(data: bytes) -> tuple[int, ...]:
    return decode(data).pixels.shape


def test_a_phone_photo_of_fifty_megapixels_costs_little_memory() -> None:
    needed = measured(shape, jpeg(8160, 6144))
    assert needed.result == (3072, 4080, 3)
    assert needed.after - needed.before < 150_000_000


def test_a_progressive_jpeg_of_still_more_pixels_is_refused() -> None:
    data = bytearray(jpeg(8700, 6144))
    scan = data[data.index(b"\xff\xda") :][:14]
    assert problem(bytes(data[:-2] + scan + data[-2:])) == "photo-too-many-pixels"


def test_a_jpeg_that_would_be_scanned_for_hours_is_refused() -> None:
    data = saved("JPEG", progressive=True)
    scan = data[data.rindex(b"\xff\xda") :][:16]
    assert decode(data)
    assert problem(data[:-2] + scan * 4000 + data[-2:]) == "photo-too-many-pixels"
