"""Which files count as photos, by what a platform says of them."""

import pytest

from bots.desk.photo_files import is_photo
from model.contract.errors import PhotoError


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
        (None, "IMG_1.JPG"),
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
