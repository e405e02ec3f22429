"""Untrusted bytes to a photo.

`decode` is the only place where bytes from outside are decoded. It answers anything that is not a
usable photo with a PhotoError; the sentences are, by key (and placeholders):

    photo-empty                          no bytes at all
    photo-not-a-picture                  not a picture of any kind
    photo-format                         a picture or film, but of a kind that we do not read
    photo-truncated                      damaged or incomplete
    photo-too-large-bytes   $megabytes   the file is too large
    photo-too-many-pixels   $megapixels  the picture is too large
    photo-too-small         $pixels      a side is shorter than that
    photo-too-narrow        $ratio       one side is more than that many times the other
"""

import io
from dataclasses import dataclass

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image, ImageCms, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

from model.errors import PhotoError

PROBLEMS = (
    "photo-empty",
    "photo-not-a-picture",
    "photo-format",
    "photo-truncated",
    "photo-too-large-bytes",
    "photo-too-many-pixels",
    "photo-too-small",
    "photo-too-narrow",
)

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "GIF")
MAX_MEGABYTES = 20
MAX_MEGAPIXELS = 50
#: A progressive JPEG may tell us to go over all its pixels again and again, in a few bytes each.
MAX_SCANNED_MEGAPIXELS = 1000
MIN_SIDE = 32
MAX_RATIO = 10
#: Longer photos are scaled down to it.
LONG_SIDE = 4096

#: How files begin that we read, and others that people may well send.
READ = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF")
UNREAD = (b"BM", b"II*\0", b"MM\0*", b"%PDF", b"8BPS", b"<svg", b"\x1aE\xdf\xa3", b"\0\0\1\0")

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
ORIENTATION = 0x0112
SRGB = ImageCms.createProfile("sRGB")

pillow_heif.register_heif_opener()
# Ours is lower and comes as an answer; Pillow's comes as a warning first.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True)
class Photo:
    """An upright photo in sRGB, its long side at most LONG_SIDE."""

    #: uint8, (H, W, 3).
    pixels: NDArray[np.uint8]


def decode(data: bytes) -> Photo:
    """Decode what somebody sent. Raises PhotoError, and nothing else."""
    if not data:
        raise PhotoError("photo-empty")
    if len(data) > MAX_MEGABYTES * 1_000_000:
        raise PhotoError("photo-too-large-bytes", {"megabytes": MAX_MEGABYTES})
    try:
        image = _open(data)
        _check_size(image, data)
        return Photo(np.array(_normalise(image)))
    except PhotoError:
        raise
    except MemoryError as error:
        raise PhotoError("photo-too-many-pixels", {"megapixels": MAX_MEGAPIXELS}) from error
    except Exception as error:  # Decoders raise whatever they please on damaged files.
        raise PhotoError("photo-truncated") from error


def _open(data: bytes) -> Image.Image:
    """Read the header only."""
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise PhotoError(_unidentified(data)) from error


def _unidentified(data: bytes) -> str:
    if data.startswith(READ):
        return "photo-truncated"
    if data.lstrip().startswith(UNREAD) or data[4:8] == b"ftyp":
        return "photo-format"
    return "photo-not-a-picture"


def _check_size(image: Image.Image, data: bytes) -> None:
    megapixels = image.width * image.height / 1_000_000
    # Within compressed data 0xFF is always followed by 0: each of these really begins a scan.
    scans = data.count(b"\xff\xda") if isinstance(image, JpegImageFile) else 1
    if megapixels > MAX_MEGAPIXELS or megapixels * scans > MAX_SCANNED_MEGAPIXELS:
        raise PhotoError("photo-too-many-pixels", {"megapixels": MAX_MEGAPIXELS})
    short, long = sorted(image.size)
    if short < MIN_SIDE:
        raise PhotoError("photo-too-small", {"pixels": MIN_SIDE})
    if long > short * MAX_RATIO:
        raise PhotoError("photo-too-narrow", {"ratio": MAX_RATIO})


def _normalise(image: Image.Image) -> Image.Image:
    """The first frame: scaled, upright, opaque, 8 bits a channel, sRGB."""
    profile = image.info.get("icc_profile")
    turn = TURNS.get(_orientation(image))
    scale = min(1.0, LONG_SIDE / max(image.size))
    # JPEG can be decoded at a half, a quarter, an eighth; needs the target's true aspect ratio.
    image.draft(None, (round(image.width * scale), round(image.height * scale)))
    image = _opaque(image)
    image.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.BICUBIC)
    image = _srgb(image, profile)
    return image if turn is None else image.transpose(turn)


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:  # Broken metadata are no reason to refuse a good picture.
        return 1


def _opaque(image: Image.Image) -> Image.Image:
    """In mode L, RGB or CMYK; what is transparent becomes white paper."""
    if image.mode.startswith("I"):
        # 16 bits of grey, which Pillow would clip instead of scale.
        return Image.fromarray((np.asarray(image).clip(0, 65535) >> 8).astype(np.uint8))
    if image.mode in ("L", "RGB", "CMYK"):
        image.load()
        return image
    if not image.has_transparency_data:
        return image.convert("RGB")
    picture = image.convert("RGBA")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture)
    return paper


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile:
        return image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # A broken profile, or one for other channels.
        return image.convert("RGB")
    assert converted is not None  # noqa: S101
    return converted
