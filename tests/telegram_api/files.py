"""The files that the stand-in keeps, people's and the bot's alike."""

import io
import itertools
from typing import Any

from PIL import Image

Json = dict[str, Any]


class Files:
    """Contents by file id."""

    def __init__(self) -> None:
        self._contents: dict[str, bytes] = {}
        #: What Telegram keeps each file as, which it stays.
        self.kinds: dict[str, str] = {}
        self._ids = itertools.count(1)
        #: Files that Telegram has trouble with, by their contents.
        self.out_of_order: set[bytes] = set()

    def __getitem__(self, file_id: str) -> bytes:
        return self._contents[file_id]

    def content(self, path: str) -> bytes | None:
        """What a download of this path brings."""
        return self._contents.get(path.removeprefix("files/"))

    def describe(self, file_id: str) -> Json | None:
        """The answer of getFile."""
        if file_id not in self._contents:
            return None
        return {**self._identity(file_id), "file_path": f"files/{file_id}"}

    def photo(self, content: bytes) -> list[Json]:
        """Keeps a photo; its sizes as `PhotoSize`s, smallest first."""
        width, height = _dimensions(content)
        small = self._add(b"thumbnail") | {"width": 90, "height": 90}
        return [small, self._add(content, "photo") | {"width": width, "height": height}]

    def document(self, name: str, mime_type: str | None, content: bytes) -> Json:
        """Keeps a file; what it is as a `Document`."""
        mime = {"mime_type": mime_type} if mime_type else {}
        return {**self._add(content, "document"), "file_name": name, **mime}

    def sticker(self, content: bytes, **about: Any) -> Json:
        """Keeps a static sticker; what it is as a `Sticker`."""
        width, height = _dimensions(content)
        kind = {"type": "regular", "is_animated": False, "is_video": False}
        return {**self._add(content, "sticker"), "width": width, "height": height, **kind, **about}

    def upload(self, content: bytes) -> Json:
        """Keeps a file that is to become a sticker."""
        return self._add(content, "upload")

    def _add(self, content: bytes, kind: str = "thumbnail") -> Json:
        file_id = f"file{next(self._ids)}"
        self._contents[file_id] = content
        self.kinds[file_id] = kind
        return self._identity(file_id)

    def _identity(self, file_id: str) -> Json:
        return {
            "file_id": file_id,
            "file_unique_id": f"unique-{file_id}",
            "file_size": len(self._contents[file_id]),
        }


def _dimensions(content: bytes) -> tuple[int, int]:
    """Telegram shows only real pictures as photos, but tests lie about what they send."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            return image.size
    except OSError:
        return (800, 800)
