"""The folder of the added styles: one is put there, or taken away, in one step."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from model.contract.added import CHATS, LARGEST, POINTS, AddedStyle
from model.contract.errors import OperatorError


def put(root: Path, style: AddedStyle, chats: Sequence[str] | None = None) -> None:
    """Copies a style beside, and then moves it there: nobody sees half of one.

    chats: those that alone may have it, "telegram:-100123". Raises OperatorError where the folder
    cannot be written to.
    """
    home = root / style.name
    with _aside(root) as aside:
        copy = aside / "new"
        copy.mkdir()
        for file in LARGEST:
            if file != POINTS or style.points.exists():
                shutil.copy(style.folder / file, copy / file)
        if chats:
            (copy / CHATS).write_text("".join(f"{one}\n" for one in chats))
        if home.exists():
            home.rename(aside / "old")
        copy.rename(home)


def take_away(root: Path, name: str) -> None:
    """Removes one. Raises OperatorError where the folder cannot be written to."""
    with _aside(root) as aside:
        (root / name).rename(aside / name)


@contextmanager
def _aside(root: Path) -> Iterator[Path]:
    """A folder among those of the styles, of a name that none has; gone afterwards."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".", dir=root) as aside:
            yield Path(aside)
    except OSError as error:
        raise OperatorError(f"{root} cannot be changed: {error.strerror}") from error
