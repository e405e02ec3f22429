"""Heads of portraits and of our drawings of them, cut once: what the face reader learns from.

They are cut wider than it sees them, so that they can be turned, shifted and made larger on the
fly, and kept in one file that is read without being loaded.
"""

import csv
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from rich.progress import track
from torch import Tensor

from model.drawing.faces import Face
from model.drawing.heads import Head
from model.network.reader import HAIR, LANDMARKS, WORN
from model.training.data.drawn import CARTOONS, MEDIA, path_of
from model.training.data.face_points import Box, bounds, of_mesh
from model.training.data.in_one_step import in_one_step
from model.training.data.ink_store import grey, hair_of, photo_of, planes_of
from model.training.data.regions import regions
from model.training.data.style_heads import box_of, style_heads, style_picture

Array = NDArray[Any]

#: Side of the square in sides of the face's box, in pixels, and of the regions' maps.
WIDE, STORED, STORED_MAP = 2.8, 224, 56
#: For each so many photos a square that shows no face.
NO_FACE_EVERY = 4
#: Of how many portraits heads are cut.
PORTRAITS = 2500
#: The kind of a source that is a head of `styles/`.
STYLE = "style"
#: Glasses, beard and hat, and the hair's colour, of portraits that may be learnt from.
TAGS = Path(str(files("model.training.data").joinpath("face_tags.csv")))
#: Names that hair has in tags beside those of HAIR, and which of those they are.
FINER = {"black": "dark", "brown": "dark", "white": "grey"}
#: What is not known.
UNKNOWN = -1


@dataclass(frozen=True)
class Tags:
    """What was seen in a portrait: 1 or 0, UNKNOWN where nobody could tell; hair as in HAIR."""

    glasses: int = UNKNOWN
    beard: int = UNKNOWN
    hat: int = UNKNOWN
    hair: int = UNKNOWN

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        return self.glasses, self.beard, self.hat, self.hair


def read_tags(path: Path = TAGS) -> dict[str, Tags]:
    """By id."""
    with path.open() as file:
        return {row["id"]: _tags(row) for row in csv.DictReader(file)}


def _tags(row: dict[str, str]) -> Tags:
    glasses, beard, hat = (int(row[name] or UNKNOWN) for name in WORN)
    name = row["hair"]
    hair = HAIR.index(FINER.get(name, name)) if name else UNKNOWN
    return Tags(glasses, beard, hat, hair)


@dataclass(frozen=True)
class Source:
    """One picture to be cut: a portrait, and a drawing of it where there is one."""

    id: str
    kind: str = "photo"
    #: Show some square of it that holds no face.
    faceless: bool = False


class Heads:
    """Pictures (N, 3, STORED, STORED) and REGIONS (N, 3, STORED_MAP, STORED_MAP), uint8."""

    def __init__(self, folder: Path) -> None:
        self.pictures = np.load(folder / "pictures.npy", mmap_mode="r")
        self.regions = np.load(folder / "regions.npy", mmap_mode="r")
        known = np.load(folder / "known.npz")
        #: Fractions of the square, (N, 68, 2); tags (N, 4), the last one the hair's colour; (N,)
        #: whether there is a face, whether the picture has its colours, and whether the regions
        #: are known.
        self.points = torch.from_numpy(known["points"])
        self.tags = torch.from_numpy(known["tags"])
        self.face = torch.from_numpy(known["face"])
        self.coloured = torch.from_numpy(known["coloured"])
        self.mapped = torch.from_numpy(known["mapped"])

    def __len__(self) -> int:
        return len(self.pictures)


def chosen_ids(ids: Sequence[str], drawn: Path, seed: int = 1) -> list[str]:
    """PORTRAITS of the ids: what is tagged, what is drawn, and some others; sorted."""
    tagged = read_tags()
    wanted = [id for id in ids if id in tagged or _kinds(drawn, id)]
    others = [id for id in ids if id not in set(wanted)]
    more = min(len(others), max(0, PORTRAITS - len(wanted)))
    return sorted(wanted + random.Random(seed).sample(others, more))  # noqa: S311


def sources_of(folder: Path, ids: Sequence[str], drawn: Path, seed: int = 1) -> list[Source]:
    """The photos, what there is of our drawings of them, squares without a face, and styles."""
    rng = random.Random(seed)  # noqa: S311
    bare = set(rng.sample(list(ids), len(ids) // NO_FACE_EVERY))
    found = []
    for id in ids:
        kinds = ("photo", *_kinds(drawn, id))
        found += [Source(id, kind) for kind in kinds]
        if id in bare:
            found.append(Source(id, rng.choice(kinds), faceless=True))
    return found + [Source(head.id, STYLE) for head in style_heads(folder)]


def _kinds(drawn: Path, id: str) -> list[str]:
    """As what it was drawn."""
    return [kind for kind in (*MEDIA, *CARTOONS) if path_of(drawn, kind, id).exists()]


@dataclass(frozen=True)
class Known:
    """What heads are cut from: a data folder, where our drawings lie, landmarks and boxes by id."""

    folder: Path
    drawn: Path
    landmarks: dict[str, Array]
    boxes: dict[str, Box]


class _Cut(NamedTuple):
    """One head: uint8 (3, STORED, STORED), (3, STORED_MAP, STORED_MAP), and what is known of it."""

    picture: Array
    regions: Array | None
    points: Array


def cut_all(known: Known, sources: Sequence[Source], store: Path) -> Heads:
    """Cut every source, unless `store` holds these very ones already."""
    plan = json.dumps([asdict(source) for source in sources])
    if (store / "plan.json").exists() and (store / "plan.json").read_text() == plan:
        return Heads(store)
    store.mkdir(parents=True, exist_ok=True)
    tags = read_tags()
    pictures = _file(store / "pictures.npy", len(sources), STORED)
    maps = _file(store / "regions.npy", len(sources), STORED_MAP)
    points = np.zeros((len(sources), LANDMARKS, 2), np.float32)
    mapped = np.zeros(len(sources), np.float32)
    for index, cut in enumerate(track(_cuts(known, sources), "Cutting heads", len(sources))):
        pictures[index], points[index] = cut.picture, cut.points
        if cut.regions is not None:
            maps[index], mapped[index] = cut.regions, 1.0
    numbers = [tags.get(source.id, Tags()).numbers for source in sources]
    np.savez(
        store / "known.npz",
        points=points,
        tags=np.array(numbers, np.int64),
        face=np.array([not source.faceless for source in sources], np.float32),
        coloured=np.array([source.kind not in MEDIA for source in sources], np.float32),
        mapped=mapped,
    )
    with in_one_step(store / "plan.json") as partial:
        partial.write_text(plan)
    return Heads(store)


def _file(path: Path, count: int, side: int) -> Array:
    return np.lib.format.open_memmap(path, "w+", np.uint8, (count, 3, side, side))


def _cuts(known: Known, sources: Sequence[Source]) -> Iterator[_Cut]:
    marked = {head.id: head.points for head in style_heads(known.folder)}
    id, regions_of_id = "", np.zeros(0)
    for source in sources:
        if source.kind == STYLE:
            yield _cut_style(known.folder, source.id, marked[source.id])
            continue
        photo = photo_of(known.folder, source.id)
        mesh = known.landmarks[source.id][:, :2] * photo.size
        face = face_of(source.id, mesh, known.boxes)
        picture = photo
        if source.kind != "photo":
            picture = Image.open(path_of(known.drawn, source.kind, source.id)).convert("RGB")
        if source.faceless:
            head = _elsewhere(face, photo.size, random.Random(f"{source}"))  # noqa: S311
            yield _Cut(head.cut(planes_of(picture), STORED).numpy(), None, of_mesh(mesh))
            continue
        head = Head.of(face, WIDE)
        if source.id != id:  # Drawings follow their photo.
            id, found = source.id, _regions(known.folder, source.id, photo, known.landmarks)
            regions_of_id = head.cut(found, STORED_MAP).numpy()
        points = head.within(torch.from_numpy(of_mesh(mesh))).numpy()
        yield _Cut(head.cut(planes_of(picture), STORED).numpy(), regions_of_id, points)


def _cut_style(folder: Path, id: str, points: Array) -> _Cut:
    head = Head.of(box_of(points), WIDE)
    picture = head.cut(planes_of(style_picture(folder, id)), STORED).numpy()
    return _Cut(picture, None, head.within(torch.from_numpy(points)).numpy())


def face_of(id: str, mesh: Array, boxes: dict[str, Box]) -> Face:
    """The box from brow to chin, in pixels; that of the mesh where no other is known."""
    if id in boxes:
        return Face(*boxes[id], certainty=1.0)
    return Face(*bounds(mesh), certainty=1.0)


def _elsewhere(face: Face, size: tuple[int, int], rng: random.Random) -> Head:
    """A square, seen as if a face were in its middle, that has little of the face in it."""
    for _ in range(50):
        side = rng.uniform(0.3, 1.5) * max(face.width, face.height)
        x, y = rng.uniform(0, size[0] - side), rng.uniform(0, size[1] - side)
        square = Face(x, y, side, side, 1.0)
        if min(x, y) >= 0 and face.overlap(square) < 0.15:
            return Head.of(square, WIDE)
    return Head.of(Face(-size[0], -size[1], face.width, face.height, 1.0), WIDE)


def _regions(folder: Path, id: str, photo: Image.Image, landmarks: dict[str, Array]) -> Tensor:
    """Hair, skin and clothes in the photo, uint8 (3, H, W); hair as it was marked."""
    person = (grey(folder / "mask" / f"{id}.webp", photo.size) * 255).astype(np.uint8)
    found = regions(np.asarray(photo), landmarks[id], person)
    if (folder / "hair" / f"{id}.webp").exists():
        hair = hair_of(folder, id, photo.size)
        found = (found * (1 - hair)).astype(np.uint8)
        found[0] = (hair * 255).astype(np.uint8)
    return torch.from_numpy(found)
