"""Photos as files: real ones saved in every format, and made-up ones of any size."""

import functools
import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from model.contract.errors import PhotoError
from worker.photos import PROBLEMS, decode

PHOTOS = sorted(Path(__file__).parent.joinpath("photos").glob("*.webp"))


@functools.cache
def portrait() -> Image.Image:
    return Image.open(PHOTOS[0]).convert("RGB")


@functools.cache
def saved(format: str, mode: str = "RGB", **options: object) -> bytes:
    buffer = io.BytesIO()
    portrait().convert(mode).save(buffer, format, **options)
    return buffer.getvalue()


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


def problem(data: bytes) -> str:
    with pytest.raises(PhotoError) as caught:
        decode(data)
    assert caught.value.key in PROBLEMS
    return caught.value.key
