"""HEIF and AVIF files are told by their brands, of which phones and encoders write many."""

import functools
import io

import numpy as np
import pillow_heif
import pytest
from PIL import Image

from tests.encoded import portrait, problem, saved
from worker.photos import READ_BRANDS, decode

#: Brands that either codec may be in.
EITHER = (b"mif1", b"msf1")
#: Of pictures, films and raw photos that nothing here can decode.
UNREAD_BRANDS = (b"mif2", b"miaf", b"jpeg", b"j2ki", b"vvic", b"isom", b"mp42", b"qt  ", b"crx ")


@functools.cache
def in_ten_bits() -> bytes:
    """As newer phones write photos."""
    pixels = np.asarray(portrait()).astype("<u2") << 8
    buffer = io.BytesIO()
    pillow_heif.from_bytes("RGB;16", portrait().size, pixels.tobytes()).save(buffer)
    return buffer.getvalue()


@functools.cache
def moving() -> bytes:
    """As converters make of a GIF."""
    buffer = io.BytesIO()
    portrait().save(buffer, "AVIF", save_all=True, append_images=[portrait().rotate(5)])
    return buffer.getvalue()


def branded(data: bytes, brand: bytes) -> bytes:
    """The file with another major brand."""
    return data[:8] + brand + data[12:]


def written() -> dict[bytes, bytes]:
    """Files as encoders write them, by their major brand."""
    files = (saved("HEIF"), in_ten_bits(), saved("AVIF"), moving())
    return {data[8:12]: data for data in files}


def every_brand() -> list[tuple[bytes, bytes]]:
    """Every brand that we read, with a file of it."""
    av1 = [(brand, moving()) for brand in READ_BRANDS if brand.startswith(b"av")]
    hevc = [(brand, saved("HEIF")) for brand in READ_BRANDS if not brand.startswith(b"av")]
    return [*av1, *hevc, *((brand, saved("AVIF")) for brand in EITHER)]


def test_files_are_read_and_called_damaged_when_they_are() -> None:
    assert list(written()) == [b"heic", b"heix", b"avif", b"avis"]
    for brand, data in written().items():
        assert np.abs(decode(data).pixels - np.asarray(portrait(), float)).mean() < 4, brand
        for length in (24, 40, 100, len(data) // 3):
            assert problem(data[:length]) == "photo-truncated", (brand, length)


def test_every_brand_that_is_called_ours_is_read() -> None:
    for brand, data in every_brand():
        assert decode(branded(data, brand)).pixels.shape[2] == 3, brand
        assert problem(branded(data, brand)[:60]) == "photo-truncated", brand


def test_every_brand_that_the_decoders_know_is_called_ours() -> None:
    codecs = [letter + kind for letter in ("hei", "hev", "avi") for kind in "cxmsfo"]
    for brand in (*(name.encode() for name in codecs), *EITHER, *UNREAD_BRANDS):
        for data in (saved("HEIF"), moving()):
            with_brand = branded(data, brand)
            assert _opens(with_brand) <= (brand in READ_BRANDS), brand


@pytest.mark.parametrize("brand", UNREAD_BRANDS)
def test_of_other_brands_it_is_said_that_we_do_not_read_them(brand: bytes) -> None:
    assert problem(branded(saved("HEIF"), brand)) == "photo-format"


def _opens(data: bytes) -> bool:
    try:
        Image.open(io.BytesIO(data)).load()
    except Exception:  # Decoders raise whatever they please.
        return False
    return True
