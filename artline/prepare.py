"""`artline prepare`: a folder of pages or pictures to a set of heads in one style."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markdown import Markdown
from rich.progress import track

from bots.words import say
from model.contract.errors import OperatorError, PhotoError
from model.contract.styles import LINE

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

    from model.training.data.head_records import Settings
    from model.training.preparing.pictures import Seeker

console = Console(stderr=True)


def prepare_folder(folder: Path, out: Path, settings: "Settings") -> None:
    """Find the heads in all pictures of a folder and in those below, and write a set of them.

    Raises OperatorError when there is no such folder, nothing in it, or no head in any picture.
    """
    files = _files(folder, out)
    # torch takes seconds to load: only once there is something to do.
    from model.training.preparing.prepare import Preparation

    preparation = Preparation(out, settings)
    seeker = _seeker(settings)
    unread: dict[str, str] = {}
    for file in track(files, "Preparing", console=console):
        source = file.relative_to(folder).as_posix()
        try:
            content = _read(file)
        except (OSError, PhotoError) as error:
            unread[source] = _told(error)
            continue
        preparation.add(source, content, _decode, seeker)
    report = preparation.finish(unread)
    console.print(Markdown(report.markdown()))
    console.print(f"Look at {out / 'sheet.html'}", highlight=False)


def _seeker(settings: "Settings") -> "Callable[[], Seeker]":
    @cache
    def load() -> "Seeker":
        """Only once there is a picture that was not seen before."""
        from model.drawing.loading import load_artist
        from model.drawing.reader import FaceReader
        from model.training.preparing.pictures import Seeker

        drawer = load_artist(LINE) if settings.cut_out else None
        return Seeker(FaceReader.load(), settings, drawer)

    return load


def _files(folder: Path, out: Path) -> list[Path]:
    """All in the folder and below but hidden ones, sorted, without the set that is being made."""
    if not folder.is_dir():
        raise OperatorError(f"there is no folder {folder}")
    if out.resolve() == folder.resolve():
        raise OperatorError(f"give another --out: the pictures lie in {folder}")
    found = sorted(_below(folder, out.resolve()))
    if not found:
        raise OperatorError(f"no pictures found in {folder}")
    return found


def _below(folder: Path, out: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith(".") or path.resolve() == out:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _below(path, out)
        elif path.is_file():
            yield path


def _read(file: Path) -> bytes:
    """Whatever is far too large is not even read."""
    from worker.photos import MAX_MEGABYTES

    if file.stat().st_size > MAX_MEGABYTES * 1_000_000:
        raise PhotoError("photo-too-large-bytes", {"megabytes": MAX_MEGABYTES})
    return file.read_bytes()


def _decode(content: bytes) -> "NDArray[uint8]":
    from model.training.preparing.prepare import Unusable
    from worker.photos import decode

    try:
        return decode(content).pixels
    except PhotoError as error:
        raise Unusable(_told(error)) from error


def _told(error: OSError | PhotoError) -> str:
    if isinstance(error, PhotoError):
        return say("en", error.key, error.values)
    return error.strerror or "cannot be read"
