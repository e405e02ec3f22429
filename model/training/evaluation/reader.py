"""How well the face reader reads: landmarks beside a teacher's and a person's, tags beside tags.

Errors are means over landmarks in percent of the inter-ocular distance, between the outer corners
of the eyes (as for 300-W); and, stricter, of that between the middles of the eyes. Everything goes
the whole way: what the reader finds in the picture, nearest to where the face is known to be.
"""

import csv
import statistics
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rich.console import Console
from rich.progress import track
from rich.table import Table

from model.drawing.landmarks import LEFT_EYE, RIGHT_EYE
from model.drawing.people import ReadFace
from model.drawing.reader import FaceReader
from model.network.reader import HAIR, WORN
from model.training.data.drawn import path_of
from model.training.data.face_points import of_mesh
from model.training.data.head_store import read_tags
from model.training.data.ink_store import photo_of, planes_of
from model.training.data.style_heads import style_path, style_picture

Array = NDArray[Any]

_HERE = Path(str(files("model.training.evaluation")))
#: What was seen in held-out portraits, and where points of heads of `styles/` were marked: ids, and
#: x and y of twelve landmarks in pixels, empty where they are hidden.
TAGS, STYLE_POINTS = _HERE / "face_tags.csv", _HERE / "style_points.csv"
#: How far a face may be from where it is, in distances between the eyes, to count as found.
FOUND = 1.0
console = Console()


class Error(NamedTuple):
    """In percent of the distance between the outer corners of the eyes, and their middles."""

    corners: float
    middles: float


class Landmarks(NamedTuple):
    """Errors of the faces that were found, and how many there were to be found."""

    errors: list[Error]
    shown: int

    def row(self, name: str) -> tuple[str, ...]:
        found = f"{len(self.errors)} of {self.shown}"
        if not self.errors:
            return name, found, "-", "-", "-"
        corners, middles = zip(*self.errors, strict=True)
        numbers = (
            statistics.median(corners),
            float(np.percentile(corners, 90)),
            statistics.median(middles),
        )
        return name, found, *(f"{number:.2f}" for number in numbers)


def evaluate(
    reader: FaceReader,
    data: Path,
    ids: Sequence[str],
    landmarks: Mapping[str, Array],
    drawings: Sequence[tuple[str, str]],
    drawn: Path,
) -> None:
    """Print both tables."""
    table = Table("landmarks", "found", "median %", "90 % below", "by middles, median %")
    photos = {id: photo_of(data, id) for id in ids}
    known = {id: of_mesh(landmarks[id][:, :2] * photos[id].size) for id in ids}
    found: dict[str, ReadFace | None] = {}
    errors: list[Error] = []
    for id in track(ids, "Photos", transient=True):
        found[id] = nearest_face(reader, photos[id], known[id])
        errors += error_of(found[id], known[id])
    table.add_row(*Landmarks(errors, len(ids)).row("photos"))
    for kind in dict.fromkeys(kind for kind, _ in drawings):
        errors = []
        some = [id for one, id in drawings if one == kind]
        for id in track(some, kind, transient=True):
            with Image.open(path_of(drawn, kind, id)) as file:
                errors += error_of(nearest_face(reader, file, known[id]), known[id])
        table.add_row(*Landmarks(errors, len(some)).row(kind))
    styled: list[Error] = []
    for name, marked in style_points(data).items():
        errors = []
        for id, points in marked.items():
            errors += error_of(nearest_face(reader, style_picture(data, id), points), points)
        table.add_row(*Landmarks(errors, len(marked)).row(name))
        styled += errors
    table.add_row(*Landmarks(styled, sum(map(len, style_points(data).values()))).row("styles"))
    console.print(table)
    console.print(tag_table(found))


def nearest_face(reader: FaceReader, picture: Image.Image, points: Array) -> ReadFace | None:
    """What is read of the face with these landmarks (68, 2); None where none is found there."""
    pixels = planes_of(picture.convert("RGB"))
    eyes = eye_distance(points)
    near = [face for face in reader.find(pixels) if _off(face, points) < FOUND * eyes]
    return min(near, key=lambda face: _off(face, points), default=None)


def error_of(face: ReadFace | None, points: Array) -> list[Error]:
    """Of the landmarks (68, 2) that are known, as far as a face was found."""
    if face is None:
        return []
    off = 100 * _off(face, points)
    corners = float(np.linalg.norm(points[RIGHT_EYE[0]] - points[LEFT_EYE[3]]))
    return [Error(off / corners, off / eye_distance(points))]


def eye_distance(points: Array) -> float:
    """Between the middles of the eyes, in pixels; of those landmarks (68, 2) that are known."""
    right, left = (np.nanmean(points[list(eye)], axis=0) for eye in (RIGHT_EYE, LEFT_EYE))
    return float(np.linalg.norm(right - left))


def _off(face: ReadFace, points: Array) -> float:
    """The mean distance in pixels over the landmarks that are known."""
    each = np.linalg.norm(np.array(face.points) - points, axis=1)
    return float(np.nanmean(each))


def style_points(data: Path) -> dict[str, dict[str, Array]]:
    """Marked heads by set and id: landmarks (68, 2), NaN where none is marked."""
    found: dict[str, dict[str, Array]] = {}
    with STYLE_POINTS.open() as file:
        for row in csv.DictReader(file):
            id = row["id"]
            if not style_path(data, id).exists():
                continue
            points = np.full((68, 2), np.nan)
            for name, value in row.items():
                if name != "id" and value:
                    points[int(name[1:]), "xy".index(name[0])] = float(value)
            found.setdefault(id.split("-")[0], {})[id] = points
    return found


def tag_table(found: Mapping[str, ReadFace | None]) -> Table:
    """How many tags are right, of the portraits that were tagged and found."""
    right: dict[str, list[bool]] = {name: [] for name in ("hair", *WORN)}
    for id, tags in read_tags(TAGS).items():
        face = found.get(id)
        if face is None:
            continue
        right["hair"].append(face.hair == HAIR[tags.hair])
        for name in WORN:
            right[name].append((face.worn[name] > 0.5) == bool(getattr(tags, name)))
    table = Table("tag", "right", "%")
    for name, each in right.items():
        share = f"{100 * sum(each) / len(each):.1f}" if each else "-"
        table.add_row(name, f"{sum(each)} of {len(each)}", share)
    return table
