"""Pairs of photos and drawings, where there are none: drawings made of what is read of the photos.

In the folder that `model.training.teaching.photos.Pairs` reads, for `artline teach --pairs`.
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from rich.progress import track
from torch import Tensor

from model.contract.errors import OperatorError
from model.drawing.face_painter import DescribedFace, FacePainter
from model.drawing.head_squares import squares
from model.drawing.people import ReadFace
from model.drawing.reader import FaceReader
from model.training.tasks.sheet import to_image
from model.training.teaching.heads import cut
from model.training.teaching.photos import decoded

#: Of the files, as WebP has it.
QUALITY = 92


def described(face: ReadFace) -> DescribedFace:
    """What was read of somebody, without the picture."""
    colours: dict[str, str] = {part: one.value for part, one in face.colours.items()}
    return DescribedFace(face.points, colours, face.worn)


def draw_pairs(
    photos: Sequence[Path], painter: FacePainter, reader: FaceReader, folder: Path
) -> int:
    """Write photos/NAME.webp, upright heads, and drawings/NAME.webp; returns how many.

    Pictures without a face that can be drawn are left out. Raises OperatorError where all are.
    """
    kinds = folder / "photos", folder / "drawings"
    for kind in kinds:
        kind.mkdir(parents=True, exist_ok=True)
    count = 0
    for path in track(photos, "Drawing"):
        if (both := _pair(path, painter, reader)) is None:
            continue
        count += 1
        # Photos in several formats may have one name.
        for kind, picture in zip(kinds, both, strict=True):
            name = f"{path.stem}-{path.suffix[1:].lower()}.webp"
            to_image(picture.float() / 255).save(kind / name, quality=QUALITY)
    if not count:
        raise OperatorError(f"no face was found in any of {len(photos)} pictures")
    return count


def _pair(path: Path, painter: FacePainter, reader: FaceReader) -> tuple[Tensor, Tensor] | None:
    """uint8 (3, S, S): the largest head of a photo, and its drawing."""
    photo = decoded(path)
    found = reader.people(photo, most=1).read if photo is not None else ()
    if photo is None or not found:
        return None
    try:
        drawing = painter.paint(described(found[0]))
    except OperatorError:
        # Read so badly that it is none.
        return None
    around = squares(torch.tensor([found[0].points]))
    head = cut(photo[None].float() / 255, around, painter.side)[0]
    return (head * 255).round().to(torch.uint8), drawing
