"""Reads faces: landmarks, how heads are turned, what is worn, and colours.

The face finder says where to look, and is believed less than usual: what it takes for a face is one
only if the reader sees a face there too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor

from model.contract import styles
from model.drawing.colours_read import Colour, Part, colours_in
from model.drawing.faces import Face, FaceFinder
from model.drawing.heads import Head
from model.drawing.landmarks import MIRRORED
from model.drawing.poses import mean_face, pose
from model.network.checkpoint import explained
from model.network.reader import HAIR, SIDE, WORN, ReaderNet
from model.network.unet import channels_last

#: How sure the face finder must be of what is read, how sure the reader must be that it is a face,
#: and how sure where the finder alone would not have said so.
FOUND, FACE, DOUBTED = 0.25, 0.5, 0.8
CERTAIN = 0.5
#: Heads that are read at once.
BATCH = 16


@dataclass(frozen=True, slots=True)
class Pose:
    """How a head is turned, in degrees: to the picture's right, up, and tilted clockwise."""

    yaw: float
    pitch: float
    roll: float


@dataclass(frozen=True, slots=True)
class ReadFace:
    """What is known of one face of a picture, in its pixels."""

    #: From brow to chin.
    box: Face
    #: How likely it is one at all, 0 to 1.
    likelihood: float
    #: 68 pairs of x and y, in the order of `model.drawing.landmarks`.
    points: tuple[tuple[float, float], ...]
    pose: Pose
    #: How likely each of WORN is, 0 to 1.
    worn: dict[str, float]
    #: One of HAIR; `other` is dyed, `hidden` is under a hat or beyond the picture.
    hair: str
    #: Of what can be seen of hair, skin, eyes and clothes.
    colours: dict[Part, Colour]


def load_net(path: Path) -> ReaderNet:
    """The network in `path`; OperatorError when it cannot be read."""
    net = ReaderNet()
    with explained(path, "train it with `artline train reader`"):
        net.load_state_dict(load_file(path))
    return net


class _Said(NamedTuple):
    """As in `model.network.reader.Reading`, and logits of WORN (B, 3) and HAIR (B, 9)."""

    points: Tensor
    regions: Tensor
    face: Tensor
    worn: Tensor
    hair: Tensor


class FaceReader:
    """Not safe to use from several threads at once."""

    def __init__(self, net: ReaderNet, finder: FaceFinder) -> None:
        self.net = channels_last(net.eval().requires_grad_(False))
        self.finder = finder

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """With the weights that ship, or others; OperatorError when they cannot be read."""
        return cls(load_net(path or styles.READER), FaceFinder.load(styles.FACES))

    def find(self, picture: Tensor) -> list[ReadFace]:
        """Everybody in a photo or drawing, uint8 (3, H, W), the most likely first."""
        kept: list[ReadFace] = []
        for face in self.read(picture, self.finder.find(picture, least=FOUND)):
            doubted = face.box.certainty <= CERTAIN
            # In a head that was read already, it is an ear, or a hand.
            if doubted and any(Head.of(other.box).has(face.box) for other in kept):
                continue
            if face.likelihood > (DOUBTED if doubted else FACE):
                kept.append(face)
        return sorted(kept, key=lambda face: -face.likelihood)

    @torch.inference_mode()
    def read(self, picture: Tensor, faces: Sequence[Face]) -> list[ReadFace]:
        """These faces of a picture, whatever they are; in their order."""
        found: list[ReadFace] = []
        for begin in range(0, len(faces), BATCH):
            some = faces[begin : begin + BATCH]
            heads = [Head.of(face) for face in some]
            cut = torch.stack([head.cut(picture, SIDE) for head in heads])
            said = self._said(cut.float() / 255)
            for index, (face, head) in enumerate(zip(some, heads, strict=True)):
                found.append(_of(said, index, picture, face, head, cut[index]))
        return found

    def _said(self, heads: Tensor) -> _Said:
        """The mean of what is said of heads and of their mirror images."""
        both = torch.cat([heads, heads.flip(-1)]).contiguous(memory_format=torch.channels_last)
        read = self.net(both)
        worn, hair = (_middle(part) for part in self.net.told(read.places, read.colours))
        points, mirrored = read.points.chunk(2)
        mirrored = mirrored[:, list(MIRRORED)] * points.new_tensor([-1, 1]) + points.new_tensor(
            [1, 0]
        )
        regions, other_regions = read.regions.chunk(2)
        return _Said(
            points=(points + mirrored) / 2,
            regions=(regions + other_regions.flip(-1)) / 2,
            face=_middle(read.face),
            worn=worn,
            hair=hair,
        )


def _middle(both: Tensor) -> Tensor:
    """Of what is said of heads and of their mirror images, one after the other."""
    one, other = both.chunk(2)
    return (one + other) / 2


def _of(said: _Said, index: int, picture: Tensor, face: Face, head: Head, cut: Tensor) -> ReadFace:
    points = head.placed(said.points[index].float())
    yaw, pitch, roll = np.degrees(pose(points.numpy(), mean_face())).tolist()
    regions = F.interpolate(
        said.regions[index : index + 1].float().sigmoid(), size=SIDE, mode="bilinear"
    )
    hair = HAIR[int(said.hair[index].argmax())]
    colours = colours_in(cut, regions[0], picture, points)
    return ReadFace(
        face,
        float(said.face[index].sigmoid()),
        tuple((float(x), float(y)) for x, y in points.tolist()),
        Pose(yaw, pitch, roll),
        dict(zip(WORN, said.worn[index].sigmoid().tolist(), strict=True)),
        hair,
        colours,
    )
