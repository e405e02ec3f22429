"""Which files count as photos, by what a platform says of them."""

import pytest

from bots.desk.photo_files import is_photo
from bots.words import LOCALES, say
from model.contract.errors import PhotoError
from worker.photos import FORMATS

#: What files of each format end in, and what platforms say of them.
FILE_TYPES = {
    "JPEG": ("jpg", "image/jpeg"),
    "PNG": ("png", "image/png"),
    "WEBP": ("webp", "image/webp"),
    "HEIF": ("heic", "image/heic"),
    "AVIF": ("avif", "image/avif"),
    "GIF": ("gif", "image/gif"),
    "BMP": ("bmp", "image/bmp"),
}
#: What people know a format by, where that is not its name.
CALLED = {"HEIF": "HEIC"}


@pytest.mark.parametrize(
    ("mime_type", "name"),
    [
        ("image/jpeg", None),
        ("IMAGE/JPEG", None),
        ("Image/Heic", None),
        ("image/png; name=me.png", None),
        (" image/webp ", None),
        ("image/avif", None),
        ("image/bmp", None),
        ("image/heic-sequence", None),
        ("image/avif-sequence", None),
        (None, "IMG_1.JPG"),
        (None, "DSC_1.HIF"),
        (None, "burst.heics"),
        ("Application/Octet-Stream", "me.HEIC"),
    ],
)
def test_a_photo_is_known_however_its_type_is_spelt(mime_type: str | None, name: str) -> None:
    assert is_photo(mime_type, name)


@pytest.mark.parametrize("mime_type", ["text/plain", "TEXT/PLAIN; charset=utf-8", "video/mp4"])
def test_what_is_no_picture_is_no_photo_whatever_it_is_called(mime_type: str) -> None:
    assert not is_photo(mime_type, "me.jpg")


@pytest.mark.parametrize("mime_type", ["image/tiff", "IMAGE/TIFF"])
def test_a_picture_that_is_not_read_is_refused(mime_type: str) -> None:
    with pytest.raises(PhotoError, match="photo-format"):
        is_photo(mime_type, "me.jpg")


@pytest.mark.parametrize("format", FORMATS)
def test_what_the_worker_reads_is_taken_and_named_where_others_are_refused(format: str) -> None:
    extension, mime_type = FILE_TYPES[format]
    assert is_photo(mime_type, None)
    assert is_photo(None, f"me.{extension}")
    for locale in LOCALES:
        for sentence in (say(locale, "photo-format"), say(locale, "describe-photo")):
            assert CALLED.get(format, format) in sentence.upper()
