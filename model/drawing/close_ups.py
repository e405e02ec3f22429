"""Small faces, drawn again at the size at which the network draws well, and laid over.

In a group everybody's face is small: drawn along with the rest, eyes and mouths would be a blot.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from model.drawing.faces import Face
from model.drawing.levels import ordinary_light
from model.drawing.people import Box, People
from model.drawing.resizing import resized
from model.drawing.steps import step

#: Faces drawn lower than this, in pixels, are drawn again.
TOO_SMALL = 120
#: A close-up is a square of SIDE px with the face FACE px high in its middle.
SIDE, FACE = 288, 150
#: How far a face may be from the middle for the rest of its head, in its heights.
MOVED = 0.17
#: How much more line weight a close-up gets.
HEAVIER = 0.25
#: How sure the network must be, on average, that a face is in the middle of a close-up.
SEEN = 0.5
#: Close-ups that go through the network at once; bounds memory.
AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class CloseUp:
    """A square around a face, in pixels of the photo."""

    top: float
    left: float
    side: float

    @classmethod
    def of(cls, face: Face, head: Box | None = None) -> "CloseUp":
        """The square in which the face has its height of FACE in SIDE.

        head: what is known of the whole one, towards whose middle the square is moved: with the
        face in its middle, it would end in the hair.
        """
        side = face.height * SIDE / FACE
        x, y = face.x + face.width / 2, face.y + face.height / 2
        if head is not None:
            most = MOVED * face.height
            x += min(max((head.left + head.right) / 2 - x, -most), most)
            y += min(max((head.top + head.bottom) / 2 - y, -most), most)
        return cls(y - side / 2, x - side / 2, side)

    def cut(self, photo: Tensor, relit: bool = True) -> Tensor:
        """uint8 (3, H, W) -> uint8 (3, SIDE, SIDE), in ordinary light for this face.

        relit: whether its light may be changed; where its colours are laid over those of the rest,
        it may not. Beyond the photo's edge, its border pixels are repeated.
        """
        top, left, side = round(self.top), round(self.left), max(1, round(self.side))
        height, width = photo.shape[1:]
        rows = torch.arange(top, top + side).clamp(0, height - 1)
        columns = torch.arange(left, left + side).clamp(0, width - 1)
        window = photo[:, rows][:, :, columns]
        close = resized(window, (SIDE, SIDE))
        rim = (SIDE - FACE) / 2
        if not relit:
            return close
        return ordinary_light(close, [Face(rim, rim, FACE, FACE, 1.0)])

    def side_in(self, factor: float) -> int:
        """Its side in a picture of `factor` times the photo's size, in pixels."""
        return max(1, round(self.side * factor))

    def lay_over(self, picture: Tensor, drawn: Tensor, factor: float) -> None:
        """Blend what is drawn into a picture of `factor` times the photo's size, in place.

        picture (C, H, W), drawn (C, S, S) with S as `side_in` says.
        """
        side = self.side_in(factor)
        top, left = round(self.top * factor), round(self.left * factor)
        height, width = picture.shape[1:]
        above, before = max(0, -top), max(0, -left)
        below, after = min(side, height - top), min(side, width - left)
        if below <= above or after <= before:
            return
        inside = (slice(None), slice(above, below), slice(before, after))
        place = (slice(None), slice(top + above, top + below), slice(left + before, left + after))
        blend = _feather(side, drawn.device)[inside]
        picture[place] = torch.lerp(picture[place], drawn[inside], blend)


def _feather(side: int, device: torch.device) -> Tensor:
    """1 on the face and its hair, 0 at the rim of the square: (1, side, side)."""
    offsets = torch.linspace(-1, 1, side, device=device)
    radius = (offsets[:, None] ** 2 + (1.15 * offsets[None]) ** 2).sqrt()
    return step(-radius, -0.95, -0.72)[None]


def close_ups_of(people: People, factor: float) -> list[CloseUp]:
    """Of those who are TOO_SMALL when the photo is drawn at `factor` times its size."""
    read = [(face.box, face.head) for face in people.read]
    known: list[tuple[Face, Box | None]] = [*read, *((face, None) for face in people.unread)]
    return [CloseUp.of(*one) for one in known if one[0].height * factor < TOO_SMALL]


def look_of_close_up(controls: tuple[float, float]) -> tuple[float, float]:
    """The network's controls for a close-up: made smaller afterwards, its strokes get thinner."""
    weight, detail = controls
    return min(1.0, weight + HEAVIER), detail


def shows_face(face: Tensor) -> bool:
    """Whether a face is where a close-up's should be, by the layer (SIDE, SIDE) that says so.

    The finder takes a belly or a handbag for a face now and then, and a drawing of a face laid over
    it would be a smear.
    """
    rim = round((SIDE - 0.6 * FACE) / 2)
    return float(face[rim:-rim, rim:-rim].mean()) > SEEN


def batches(squares: Sequence[CloseUp]) -> Iterator[Sequence[CloseUp]]:
    """As many as go through the network at once."""
    for start in range(0, len(squares), AT_ONCE):
        yield squares[start : start + AT_ONCE]
