"""Untrusted bytes to a photo.

Nowhere else are bytes from outside decoded. `decode` answers anything that is not a
usable photo with a PhotoError; the sentences are, by key (and placeholders):

    photo-empty                          no bytes at all
    photo-not-a-picture                  not a picture of any kind
    photo-format                         a picture or film, but of a kind that we do not read
    photo-truncated                      damaged, or much of it is missing
    photo-too-large-bytes   $megabytes   the file is too large
    photo-too-many-pixels   $megapixels  the picture is too large
    photo-too-small         $pixels      a side is shorter than that
    photo-too-narrow        $ratio       one side is more than that many times the other
    photo-nothing-seen                   all of it is black, white, transparent or of one colour
"""

import io
from dataclasses import dataclass

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

from model.contract.errors import PhotoError
from worker import jpegs
from worker.normalising import decode_smaller, normalised

PROBLEMS = (
    "photo-empty",
    "photo-not-a-picture",
    "photo-format",
    "photo-truncated",
    "photo-too-large-bytes",
    "photo-too-many-pixels",
    "photo-too-small",
    "photo-too-narrow",
    "photo-nothing-seen",
)

#: AVIF before HEIF: of a file of the brand "mif1", which may be either, it leaves what is not its
#: own to the other, while HEIF calls that damaged.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF", "BMP")
MAX_MEGABYTES = 20
#: Above what cameras of 50 megapixels write: 8160 x 6144, 8192 x 6144, 8688 x 5792, 8272 x 6200.
MAX_MEGAPIXELS = 52
#: Of a JPEG that is decoded in one go: it never lies in memory at its full size.
MAX_JPEG_MEGAPIXELS = 110
#: A progressive JPEG may tell us to go over all its pixels again and again, in a few bytes each.
MAX_SCANNED_MEGAPIXELS = 1000
MIN_SIDE = 32
MAX_RATIO = 10
#: Share of its rows that a file which was cut short must still have; of a progressive one, how many
#: scans, each of which makes all of the rows sharper.
LEAST_ROWS, LEAST_SCANS = 0.8, 5
#: A picture that is darker everywhere, or lighter, shows nothing.
DARKEST, LIGHTEST = 12, 243
#: So does one whose lightest and darkest tones differ by no more than this, in every channel:
#: compression alone makes such differences.
ONE_COLOUR = 8
#: Side, in pixels, of the squares whose mean tones are compared: in single ones there is noise.
SQUARE = 8

#: How files begin that we read, and others that people may well send.
READ = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF")
READ_BRANDS = (
    *(b"avif", b"avis"),
    # HEVC as phones write it, in 10 bits, in layers; then sequences of each.
    *(b"heic", b"heix", b"heim", b"heis"),
    *(b"hevc", b"hevx", b"hevm", b"hevs"),
    # Either of the two, which other brands further on tell.
    *(b"mif1", b"msf1"),
)
UNREAD = (b"II*\0", b"MM\0*", b"%PDF", b"8BPS", b"<svg", b"\x1aE\xdf\xa3", b"\0\0\1\0")

pillow_heif.register_heif_opener()
# Our own limit, MAX_MEGAPIXELS, is lower and becomes an answer; Pillow's would only warn at first.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True)
class Photo:
    """An upright photo in sRGB, its long side at most LONG_SIDE."""

    #: uint8, (H, W, 3).
    pixels: NDArray[np.uint8]

    def rotated(self, degrees: int) -> "Photo":
        """Turned clockwise by quarters, for whoever says that it is not upright after all."""
        return Photo(np.ascontiguousarray(np.rot90(self.pixels, -degrees // 90)))


def decode(data: bytes) -> Photo:
    """Decode what somebody sent. Raises PhotoError, and nothing else."""
    if not data:
        raise PhotoError("photo-empty")
    if len(data) > MAX_MEGABYTES * 1_000_000:
        raise PhotoError("photo-too-large-bytes", {"megabytes": MAX_MEGABYTES})
    try:
        image = _open(data)
        scans = jpegs.scans(data) if isinstance(image, JpegImageFile) else jpegs.Scans(1, True)
        _check_size(image, scans.passes)
        if not scans.complete:
            image = _cut_short(_open(data + jpegs.END), scans)
        return _seen(Photo(np.array(normalised(image))))
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
    if data.startswith(READ) or (data[4:8] == b"ftyp" and data[8:12] in READ_BRANDS):
        return "photo-truncated"
    if data.lstrip().startswith(UNREAD) or data[4:8] == b"ftyp":
        return "photo-format"
    return "photo-not-a-picture"


def _check_size(image: Image.Image, scans: int) -> None:
    megapixels = image.width * image.height / 1_000_000
    at_once = isinstance(image, JpegImageFile) and scans == 1
    most = MAX_JPEG_MEGAPIXELS if at_once else MAX_MEGAPIXELS
    if megapixels > most or megapixels * scans > MAX_SCANNED_MEGAPIXELS:
        raise PhotoError("photo-too-many-pixels", {"megapixels": most})
    short, long = sorted(image.size)
    if short < MIN_SIDE:
        raise PhotoError("photo-too-small", {"pixels": MIN_SIDE})
    if long > short * MAX_RATIO:
        raise PhotoError("photo-too-narrow", {"ratio": MAX_RATIO})


def _cut_short(image: Image.Image, scans: jpegs.Scans) -> Image.Image:
    """The rows that are there of a JPEG without an end."""
    decode_smaller(image)
    rows = jpegs.rows_there(image)
    blurred = image.info.get("progressive") and scans.passes < LEAST_SCANS
    if blurred or rows < LEAST_ROWS * image.height:
        raise PhotoError("photo-truncated")
    return image.crop((0, 0, image.width, rows))


def _seen(photo: Photo) -> Photo:
    """A photo with anything on it but noise."""
    tones = np.asarray(Image.fromarray(photo.pixels).reduce(SQUARE))
    lowest, highest = tones.min(axis=(0, 1)), tones.max(axis=(0, 1))
    of_one_colour = int((highest.astype(int) - lowest).max()) <= ONE_COLOUR
    if of_one_colour or highest.max() <= DARKEST or lowest.min() >= LIGHTEST:
        raise PhotoError("photo-nothing-seen")
    return photo
