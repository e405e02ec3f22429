"""`artline draw`: photos from files to drawings in files, without any queue."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track

from bots.words import say
from model.errors import OperatorError, PhotoError
from model.look import Look

if TYPE_CHECKING:
    from model.artist import Artist

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".gif"}

console = Console(stderr=True)


def draw_files(photos: Sequence[Path], output: Path | None, style: str, look: Look) -> int:
    """Draw every photo; returns how many could not be drawn, after saying why.

    Raises OperatorError when a path does not exist, nothing is found or weights are missing.
    """
    files = find_photos(photos)
    targets = name_drawings(files, photos, output, style)
    # torch takes seconds to load: only once there is something to draw.
    from model.artist import Artist

    artist = Artist.load(style)
    if len(files) > 1:
        artist.warm_up()
    failures = 0
    for file, target in track(
        list(zip(files, targets, strict=True)), "Drawing", console=console, disable=len(files) == 1
    ):
        try:
            _draw_file(artist, file, target, look)
        except PhotoError as error:
            failures += 1
            console.print(f"{file}: {say('en', error.key, error.values)}", highlight=False)
    return failures


def find_photos(paths: Sequence[Path]) -> list[Path]:
    """Files as they are given; of folders, the pictures in them, sorted."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(p for p in path.iterdir() if p.suffix.lower() in SUFFIXES)
        elif path.is_file():
            files.append(path)
        else:
            raise OperatorError(f"there is no file {path}")
    if not files:
        raise OperatorError("no photos found there")
    return files


def name_drawings(
    files: Sequence[Path], asked: Sequence[Path], output: Path | None, style: str
) -> list[Path]:
    """Where each drawing goes: `output` for a single photo, else a PNG in that folder."""
    single = len(asked) == 1 and asked[0].is_file()
    if single and output and not output.is_dir():
        if output.suffix.lower() != ".png":
            raise OperatorError(f"drawings are PNG files: call it {output.with_suffix('.png')}")
        return [output]
    folder = output or Path()
    stems = [file.stem for file in files]
    # Two photos of one name in different formats must not overwrite each other's drawing.
    names = [f.stem if stems.count(f.stem) == 1 else f"{f.stem}-{f.suffix[1:]}" for f in files]
    return [folder / f"{name}-{style}.png" for name in names]


def _draw_file(artist: "Artist", file: Path, target: Path, look: Look) -> None:
    import torch

    from worker.photos import decode, encode_png

    photo = torch.from_numpy(decode(file.read_bytes()).pixels).permute(2, 0, 1)
    (drawing,) = artist.draw([photo], [look])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(encode_png(drawing[0].numpy()))
    console.print(f"{file} -> {target}", highlight=False)
