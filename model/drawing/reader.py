"""Reads faces: landmarks, how heads are turned, what is worn, and colours.

The face finder says where to look, and is believed less than usual: what it takes for a face is one
only if the reader sees a face there too.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor

from model.contract import styles
from model.drawing.colours_read import colours_in
from model.drawing.faces import Face, FaceFinder, certain
from model.drawing.hair_evidence import hair_evidence
from model.drawing.heads import Head, whole_head
from model.drawing.landmarks import MIRRORED
from model.drawing.people import People, Pose, ReadFace
from model.drawing.poses import mean_face, pose
from model.network.blocks import channels_last
from model.network.checkpoint import explained
from model.network.reader import HAIR, SIDE, WORN, ReaderNet

#: How sure the reader must be of a face of which the finder is: of what is none it mostly says less
#: than 0.01, of faces out of focus 0.2 and more. And how sure both must be of the only ones in a
#: picture, such as heads in drawings.
FACE, FOUND, DOUBTED = 0.2, 0.25, 0.8
#: How sure it must be of a hat for the head to reach up to it.
WEARS = 0.5
#: Heads that are read at once: more of them do not fit into a core's cache. And those of a picture
#: that are read at most, the tallest, unless all are asked for.
BATCH, MOST = 8, 16


def load_net(path: Path) -> ReaderNet:
    """The network in `path`; OperatorError when it cannot be read."""
    net = ReaderNet()
    with explained(path, "train it with `artline train reader`"):
        net.load_state_dict(load_file(path))
    return net


class _Said(NamedTuple):
    """As in `model.network.reader.Reading`, and logits of WORN (B, 3) and HAIR (B, 7)."""

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

    def to(self, device: torch.device) -> Self:
        """The same on a device."""
        self.net = channels_last(self.net.to(device))
        self.finder = channels_last(self.finder.to(device))
        return self

    def people(self, picture: Tensor, most: int = MOST) -> People:
        """Everybody of whom the finder is sure in a photo or drawing, uint8 (3, H, W).

        most: as many of them are read.
        """
        return self._people(picture, certain(self.finder.find(picture, least=FOUND)), most)

    def find(self, picture: Tensor) -> list[ReadFace]:
        """All faces in a photo or drawing, uint8 (3, H, W), the most likely first.

        Where the finder is sure of none, the reader decides: of heads in drawings it never is.
        """
        found = self.finder.find(picture, least=FOUND)
        if read := self._people(picture, certain(found), len(found)).read:
            return list(read)
        kept: list[ReadFace] = []
        for face in self.read(picture, found):
            # In a head that was read already, it is an ear, or a hand.
            known = any(Head.of(other.box).has(face.box) for other in kept)
            if face.likelihood > DOUBTED and not known:
                kept.append(face)
        return sorted(kept, key=lambda face: -face.likelihood)

    def _people(self, picture: Tensor, sure: Sequence[Face], most: int) -> People:
        """Of these faces, those in which the reader sees one too, as far as it reads them."""
        tallest = sorted(sure, key=lambda face: -face.height)[:most]
        read = [face for face in self.read(picture, tallest) if face.likelihood > FACE]
        unread = (face for face in sure if face not in tallest)
        return People(tuple(sorted(read, key=lambda face: -face.likelihood)), tuple(unread))

    @torch.inference_mode()
    def read(self, picture: Tensor, faces: Sequence[Face]) -> list[ReadFace]:
        """These faces of a picture, whatever they are; in their order."""
        found: list[ReadFace] = []
        for begin in range(0, len(faces), BATCH):
            some = faces[begin : begin + BATCH]
            heads = [Head.of(face) for face in some]
            cut = torch.stack([head.cut(picture, SIDE) for head in heads])
            said = self._said(cut)
            for index, (face, head) in enumerate(zip(some, heads, strict=True)):
                found.append(_of(said, index, picture, face, head, cut[index]))
        return found

    def _said(self, heads: Tensor) -> _Said:
        """The mean of what is said of heads, uint8, and of their mirror images; on the CPU."""
        device = next(self.net.parameters()).device
        both = torch.cat([heads, heads.flip(-1)]).to(device).float() / 255
        read = self.net(both.contiguous(memory_format=torch.channels_last))
        evidence = hair_evidence(both, read.regions, read.points)
        worn, hair = (_middle(part) for part in self.net.told(read.places, evidence))
        points, mirrored = read.points.chunk(2)
        mirrored = mirrored[:, list(MIRRORED)] * points.new_tensor([-1, 1]) + points.new_tensor(
            [1, 0]
        )
        regions, other_regions = read.regions.chunk(2)
        said = _Said(
            points=(points + mirrored) / 2,
            regions=(regions + other_regions.flip(-1)) / 2,
            face=_middle(read.face),
            worn=worn,
            hair=hair,
        )
        return _Said(*(part.float().cpu() for part in said))


def _middle(both: Tensor) -> Tensor:
    """Of what is said of heads and of their mirror images, one after the other."""
    one, other = both.chunk(2)
    return (one + other) / 2


def _of(said: _Said, index: int, picture: Tensor, face: Face, head: Head, cut: Tensor) -> ReadFace:
    points = head.placed(said.points[index])
    yaw, pitch, roll = np.degrees(pose(points.numpy(), mean_face())).tolist()
    regions = F.interpolate(said.regions[index : index + 1].sigmoid(), size=SIDE, mode="bilinear")
    worn = dict(zip(WORN, said.worn[index].sigmoid().tolist(), strict=True))
    return ReadFace(
        box=face,
        head=whole_head(regions[0], head, points, worn["hat"] > WEARS),
        likelihood=float(said.face[index].sigmoid()),
        points=tuple((float(x), float(y)) for x, y in points.tolist()),
        pose=Pose(yaw, pitch, roll),
        worn=worn,
        hair_names=dict(zip(HAIR, said.hair[index].softmax(0).tolist(), strict=True)),
        colours=colours_in(cut, regions[0], picture, points),
    )
