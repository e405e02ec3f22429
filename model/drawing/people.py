"""What is known of the people in a picture: where their faces and heads are, and what they show."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from model.drawing.colours_read import Colour, Part
from model.drawing.faces import Face


@dataclass(frozen=True, slots=True)
class Pose:
    """How a head is turned, in degrees: to the picture's right, up, and tilted clockwise."""

    yaw: float
    pitch: float
    roll: float


class Box(NamedTuple):
    """Pixels of a picture; it may reach beyond it."""

    left: float
    top: float
    right: float
    bottom: float

    def scaled(self, factor: float) -> "Box":
        """The same in a picture of `factor` times the size."""
        return Box(*(factor * side for side in self))

    @classmethod
    def of_all(cls, boxes: Iterable["Box"]) -> "Box":
        """What holds all of them."""
        left, top, right, bottom = zip(*boxes, strict=True)
        return cls(min(left), min(top), max(right), max(bottom))


def head_about(face: Face) -> Box:
    """About where the head is of which no more than the face is known."""
    beside, above, below = 0.2 * face.width, 0.55 * face.height, 0.05 * face.height
    return Box(
        face.x - beside,
        face.y - above,
        face.x + face.width + beside,
        face.y + face.height + below,
    )


@dataclass(frozen=True, slots=True)
class ReadFace:
    """What is known of one face of a picture, in its pixels."""

    #: From brow to chin.
    box: Face
    #: The whole head: with its hair or hat, as far as they were seen, and its chin.
    head: Box
    #: How likely it is one at all, 0 to 1.
    likelihood: float
    #: 68 pairs of x and y, in the order of `model.drawing.landmarks`.
    points: tuple[tuple[float, float], ...]
    pose: Pose
    #: How likely each of `model.network.reader.WORN` is, 0 to 1.
    worn: dict[str, float]
    #: How likely the hair is each of `model.network.reader.HAIR`, 0 to 1; in all 1.
    hair_names: dict[str, float]
    #: Of what can be seen of hair, skin, eyes and clothes.
    colours: dict[Part, Colour]

    @property
    def hair(self) -> str:
        """The likeliest of `hair_names`."""
        return max(self.hair_names, key=self.hair_names.__getitem__)

    def scaled(self, factor: float) -> "ReadFace":
        """The same in a picture of `factor` times the size."""
        points = tuple((factor * x, factor * y) for x, y in self.points)
        box, head = self.box.scaled(factor), self.head.scaled(factor)
        return replace(self, box=box, head=head, points=points)


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in a picture, in its pixels."""

    #: The most likely first.
    read: tuple[ReadFace, ...] = ()
    #: Those who are too many to be read: as the finder sees them, the surest first.
    unread: tuple[Face, ...] = ()

    @property
    def faces(self) -> list[Face]:
        """Where all their faces are, those that were read first."""
        return [*(face.box for face in self.read), *self.unread]

    def scaled(self, factor: float) -> "People":
        """The same in a picture of `factor` times the size."""
        return People(
            tuple(face.scaled(factor) for face in self.read),
            tuple(face.scaled(factor) for face in self.unread),
        )
