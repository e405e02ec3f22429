"""Heads of `styles/` whose landmarks are known, since each set draws its faces on one template.

The templates' landmarks were marked by hand on one face of each set. A head of `toon3d` has its
template moved and scaled, found by matching the template's eyes, nose and mouth; in `inkheads` all
faces of a set lie at the same place. Eyes and mouths that are drawn otherwise are off by a little.
"""

import csv
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from model.drawing.faces import Face
from model.drawing.landmarks import CHIN, JAW, LEFT_BROW, RIGHT_BROW

Array = NDArray[Any]

_DATA = Path(str(files("model.training.data")))
TEMPLATES, HEADS = _DATA / "style_templates.csv", _DATA / "style_heads.csv"
#: How far above the brows a face finder's box begins, in heights from brows to chin.
FOREHEAD = 0.3


class StyleHead(NamedTuple):
    """A picture with one head, and its landmarks (68, 2) in pixels."""

    id: str
    points: Array


def style_heads(folder: Path) -> list[StyleHead]:
    """Those that may be learnt from and that the data folder has."""
    templates: dict[str, list[tuple[float, float]]] = {}
    with TEMPLATES.open() as file:
        for row in csv.DictReader(file):
            templates.setdefault(row["template"], []).append((float(row["x"]), float(row["y"])))
    with HEADS.open() as file:
        found = []
        for row in csv.DictReader(file):
            points = np.array(templates[row["template"]], np.float32) * float(row["scale"])
            points += np.array([float(row["left"]), float(row["top"])], np.float32)
            found.append(StyleHead(row["id"], points))
    return [head for head in found if style_path(folder, head.id).exists()]


def style_path(folder: Path, id: str) -> Path:
    """Where the picture is."""
    kind = "toon3d" if id.startswith("toon3d") else "inkheads"
    return folder / "styles" / kind / f"{id}.webp"


def style_picture(folder: Path, id: str) -> Image.Image:
    """The picture on white, RGB."""
    with Image.open(style_path(folder, id)) as file:
        picture = file.convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    return white.convert("RGB")


def box_of(points: Array) -> Face:
    """From brow to chin, as the face finder's boxes are, of landmarks (68, 2)."""
    left, right = (float(points[list(JAW), 0].min()), float(points[list(JAW), 0].max()))
    brows = float(points[[*RIGHT_BROW, *LEFT_BROW], 1].min())
    bottom = float(points[CHIN, 1])
    top = brows - FOREHEAD * (bottom - brows)
    return Face(left, top, right - left, bottom - top, certainty=1.0)
