"""What a style can be taught with in a test: pages with a few faces, and photos of people."""

import io
import shutil
from pathlib import Path

from PIL import Image

PHOTOS = sorted((Path(__file__).parent / "photos").glob("*.webp"))
#: Side of a face on a page, in pixels.
SIDE = 256


def page(first: int, count: int = 2) -> bytes:
    """A picture with as many faces in a row."""
    whole = Image.new("RGB", (count * SIDE, SIDE))
    for place, path in enumerate(PHOTOS[first : first + count]):
        with Image.open(path) as photo:
            whole.paste(photo.convert("RGB").resize((SIDE, SIDE)), (place * SIDE, 0))
    buffer = io.BytesIO()
    whole.save(buffer, "PNG")
    return buffer.getvalue()


def people(folder: Path) -> Path:
    """A folder with photos of people, as few as a trial needs."""
    folder.mkdir()
    for path in PHOTOS[:4]:
        shutil.copy(path, folder)
    return folder
