"""Which photos `artline draw` reads, and where it writes their drawings."""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from bots.desk.photo_files import EXTENSIONS
from model.contract.errors import OperatorError

#: Standard input among photos, standard output among drawings. A file of that name has a longer
#: path, too.
STANDARD = Path("-")
#: What the drawing of standard input is named after.
_NAME = Path("stdin")
#: How photos of one name are told apart in the names of their drawings; the first that does so.
_NAMINGS = ("{0.stem}", "{0.stem}-{suffix}", "{0.parent.name}-{0.stem}")


def find_photos(paths: Sequence[Path]) -> list[Path]:
    """Files as they are given; of folders, the pictures in them, sorted; each file once.

    Raises OperatorError when a path does not exist or cannot be looked at, and when there is none.
    """
    found: dict[object, Path] = {}
    for path in paths:
        try:
            for file in [path] if path == STANDARD else _photos(path):
                found.setdefault(_identity(file), file)
        except OSError as error:
            raise OperatorError(f"{path} cannot be read: {error.strerror}") from error
    if not found:
        raise OperatorError("no photos found there")
    return list(found.values())


def _photos(path: Path) -> list[Path]:
    if path.is_dir():
        pictures = (one for one in path.iterdir() if one.suffix.lower() in EXTENSIONS)
        return sorted(one for one in pictures if one.is_file())
    if path.is_file():
        return [path]
    raise OperatorError(f"there is no file {path}")


def skipped(paths: Sequence[Path]) -> list[Path]:
    """What lies in folders and is no picture, by its name, sorted; nothing of what is hidden."""
    folders = [path for path in paths if path != STANDARD and path.is_dir()]
    inside = ((sorted(folder.iterdir()), set(_photos(folder))) for folder in folders)
    return [
        one for files, photos in inside for one in files if one not in photos and one.name[0] != "."
    ]


def name_drawings(
    files: Sequence[Path], asked: Sequence[Path], output: Path | None, extension: str, kind: str
) -> list[Path]:
    """Where each drawing goes: `output` for a single photo, else `NAME-{kind}` in that folder.

    That of standard input alone goes to standard output, unless another output is named. No two
    have the same name. Raises OperatorError for an output that does not fit.
    """
    single = len(asked) == 1 and (asked[0] == STANDARD or asked[0].is_file())
    if single and (output or asked[0]) == STANDARD:
        return [STANDARD]
    if output == STANDARD:
        raise OperatorError("standard output takes one drawing: give a folder for several")
    if output is None or not output.suffix:
        folder = output or Path()
        return [folder / f"{name}-{kind}{extension}" for name in _names(files)]
    if not single:
        raise OperatorError(
            f"{output} is one file: give a folder for the drawings of several photos"
        )
    if output.suffix.lower() not in (extension, ".jpeg" if extension == ".jpg" else ""):
        raise OperatorError(f"that is a {extension} file: call it {output.stem}{extension}")
    return [output]


def check_drawings(targets: Sequence[Path], read: Sequence[Path], option: str = "-o") -> None:
    """Raises OperatorError for a drawing that would take the place of a picture that is read.

    Links are seen through. Likewise for one that cannot be written, as far as can be told before.
    option: by which people say where drawings go.
    """
    pictures = {_identity(path) for path in read}
    for target in (one for one in targets if one != STANDARD):
        try:
            if target.exists() and _identity(target) in pictures:
                raise OperatorError(f"{target} is a picture to draw from: give another {option}")
            problem = _problem(target)
        except OSError as error:
            problem = str(error.strerror)
        if problem:
            raise OperatorError(f"{target} cannot be written: {problem}")


def _problem(target: Path) -> str | None:
    """Why there can be no such file, or None."""
    if target.is_dir():
        return "it is a folder"
    folder = next(path for path in target.absolute().parents if path.exists())
    if not folder.is_dir():
        return f"{folder} is no folder"
    taken = target if target.exists() else folder
    return None if os.access(taken, os.W_OK) else f"{taken} may not be changed"


def _identity(path: Path) -> tuple[int, int]:
    """The same for two paths of one file. Raises OSError when there is none."""
    if path == STANDARD:
        return -1, -1
    status = path.stat()
    return status.st_dev, status.st_ino


def _names(files: Sequence[Path]) -> Iterator[str]:
    """A name for each photo's drawing, told apart without regard to case, as some disks do."""
    files = [_NAME if file == STANDARD else file for file in files]
    of_one_name: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        of_one_name[file.stem.casefold()].append(file)
    taken: set[str] = set()
    for file in files:
        name = _name(file, of_one_name[file.stem.casefold()])
        numbered = (f"{name}-{number}" for number in range(2, len(files) + 2))
        name = next(one for one in (name, *numbered) if one.casefold() not in taken)
        taken.add(name.casefold())
        yield name


def _name(file: Path, alike: Sequence[Path]) -> str:
    for naming in _NAMINGS:
        names = [naming.format(one, suffix=one.suffix[1:]).casefold() for one in alike]
        if len(set(names)) == len(names):
            break
    return naming.format(file, suffix=file.suffix[1:])
