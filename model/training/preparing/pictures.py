"""What was found in one picture: its crops, and what is known of them, kept until all are done."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from pydantic import BaseModel, ConfigDict
from torch import Tensor

from model.contract.look import Look
from model.drawing.artist import Artist
from model.drawing.colourist import Colourist
from model.drawing.people import ReadFace
from model.drawing.reader import FaceReader
from model.training.data.head_records import Fault, HeadRecord, Settings, head_path
from model.training.data.in_one_step import in_one_step
from model.training.preparing.cropping import (
    CONTINUED,
    OUTSIDE,
    TILTED,
    TOUCHES,
    Square,
    cut_out,
    square_around,
    tilt_of,
)
from model.training.preparing.panels import Panel, panels_of
from model.training.preparing.seeking import heads_in

Array = NDArray[Any]

#: One of so many pictures is kept back, with all its heads.
HELD_OUT = 10
#: Letters of a picture's name, and of what tells it from others, in the ids of its heads.
NAMED, TOLD = 40, 6
QUALITY = 95


class Found(BaseModel):
    """What a picture had; or what is wrong with it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    source: str
    settings: Settings
    panels: int = 0
    heads: tuple[HeadRecord, ...] = ()
    #: Why nothing could be read, in English.
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Seeker:
    """Makes crops of the heads in pictures, as `Settings` say."""

    reader: FaceReader
    settings: Settings
    #: Draws people, to cut them out; None where they are not.
    drawer: Artist | Colourist | None = None

    def seek(self, page: Array, source: str, key: str, folder: Path) -> Found:
        """Find the heads of a page, uint8 (H, W, 3), and put their crops into the folder."""
        panels = panels_of(page)
        records: list[HeadRecord] = []
        for panel in panels:
            pixels = np.ascontiguousarray(panel.cut(page))
            for face in heads_in(self.reader, planes_of(pixels)):
                id = f"{_name(source)}-{key[:TOLD]}-{len(records)}"
                crop, record = self._head(pixels, panel, face, id, source, key)
                with in_one_step(head_path(folder, id)) as partial:
                    Image.fromarray(crop).save(partial, "WEBP", quality=QUALITY)
                records.append(record)
        return Found(
            source=source, settings=self.settings, panels=len(panels), heads=tuple(records)
        )

    def _head(
        self, pixels: Array, panel: Panel, face: ReadFace, id: str, source: str, key: str
    ) -> tuple[Array, HeadRecord]:
        square = square_around(face, pixels)
        crop, continued = cut_out(pixels, square, self.settings.size)
        if self.drawer:
            crop = on_white(self.drawer, crop)
        points = np.array(face.points)
        box, (x, y) = face.head, panel[:2]
        head = (box.left + x, box.top + y, box.right + x, box.bottom + y)
        return crop, HeadRecord(
            id=id,
            source=source,
            panel=panel,
            box=_rounded(head, 1),
            middle=_rounded((square.x + x, square.y + y), 1),
            side=round(square.side, 1),
            turned=round(square.degrees, 1),
            likelihood=round(face.likelihood, 4),
            yaw=round(face.pose.yaw, 1),
            pitch=round(face.pose.pitch, 1),
            landmarks=tuple(_rounded(pair, 4) for pair in square.within(points).tolist()),
            colours={part: colour.value for part, colour in face.colours.items()},
            worn={name: round(value, 3) for name, value in face.worn.items()},
            hair=face.hair,
            enlarged=round(self.settings.size / square.side, 3),
            continued=round(continued, 3),
            cut_at_top=_cut_at_top(face),
            fault=self._fault(pixels, square, face, continued),
            held_out=int(key[:8], 16) % HELD_OUT == 0,
        )

    def _fault(
        self, pixels: Array, square: Square, face: ReadFace, continued: float
    ) -> Fault | None:
        height, width = pixels.shape[:2]
        x, y = np.array(face.points).T
        outside = float(((x < 0) | (y < 0) | (x > width) | (y > height)).mean())
        if square.side < self.settings.smallest:
            return "small"
        if outside > OUTSIDE or continued > CONTINUED:
            return "cut"
        if _cut_at_top(face):
            return "top"
        return "tilted" if tilt_of(face) > TILTED else None


def _cut_at_top(face: ReadFace) -> bool:
    return face.head.top < -TOUCHES * (face.head.bottom - face.head.top)


def key_of(content: bytes) -> str:
    """What tells a picture's bytes from all others, in hexadecimal."""
    return sha256(content).hexdigest()


def planes_of(pixels: Array) -> Tensor:
    """uint8 (H, W, 3) -> (3, H, W)."""
    return torch.from_numpy(np.ascontiguousarray(pixels.transpose(2, 0, 1)))


def on_white(drawer: Artist | Colourist, crop: Array) -> Array:
    """The people of a crop, uint8 (S, S, 3), alone."""
    (drawing,) = drawer.draw([planes_of(crop)], [Look()])
    person = Image.fromarray(drawing.person.numpy()).resize((crop.shape[1], crop.shape[0]))
    share = np.asarray(person, np.float32)[..., None] / 255
    return (255 + share * (crop.astype(np.float32) - 255)).round().astype(np.uint8)


def _name(source: str) -> str:
    """Of a path what may be in any file's name."""
    stem = Path(source).stem[:NAMED]
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in stem)


def _rounded(values: Any, decimals: int) -> Any:
    return tuple(round(float(value), decimals) for value in values)
