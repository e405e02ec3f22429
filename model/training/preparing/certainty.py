"""How sure one may be that what was found in a drawing is a person's head, by all that is read.

Photos have taught the face reader, and it takes many a cat, fist or moon for a face without a
doubt. Its other answers give these away: it is vague about where their landmarks are, and finds
them elsewhere in the mirror image.
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor

from model.drawing.heads import Head
from model.drawing.landmarks import MIRRORED
from model.drawing.people import ReadFace
from model.drawing.reader import BATCH, FaceReader
from model.network.reader import SIDE, Reading

#: Keeps logarithms from minus infinity.
LEAST = 1e-4


class Signs(NamedTuple):
    """What speaks for a person, or against it."""

    #: Logit of the reader's that there is a face at all.
    face: float
    #: How well the finder's searches agree on it, 0 to 1.
    agreed: float
    #: Mean entropy of the maps that say where landmarks are, in nats.
    vague: float
    #: Logarithm of how far landmarks are from those in the mirror image, in the mean and over the
    #: height of the face.
    wavering: float


#: What each sign counts, in logits, and what is added: logistic regression on 291 finds in 100
#: panels that were marked by hand (docs/teaching.md), where a person who is missed counts as much
#: as four finds that are none: a person sees to these on the contact sheet.
WEIGHTS = Signs(face=0.06, agreed=3.71, vague=-1.18, wavering=-1.56)
BIAS = -3.12


def certainty(signs: Signs) -> float:
    """How likely it is a person's head, 0 to 1, as WEIGHTS count."""
    logit = BIAS + sum(weight * sign for weight, sign in zip(WEIGHTS, signs, strict=True))
    return 1 / (1 + math.exp(-logit))


@torch.inference_mode()
def signs_of(
    reader: FaceReader, panel: Tensor, faces: list[ReadFace], agreed: list[float]
) -> list[Signs]:
    """Of faces that were read in a panel, uint8 (3, H, W)."""
    found: list[Signs] = []
    for begin in range(0, len(faces), BATCH):
        heads = [Head.of(face.box).cut(panel, SIDE) for face in faces[begin : begin + BATCH]]
        cut = torch.stack(heads).float() / 255
        own, mirrored = (
            reader.net(heads.contiguous(memory_format=torch.channels_last))
            for heads in (cut, cut.flip(-1))
        )
        found += _signs(own, mirrored, agreed[begin : begin + BATCH])
    return found


def _signs(own: Reading, mirrored: Reading, agreed: list[float]) -> list[Signs]:
    back = mirrored.points[:, list(MIRRORED)] * torch.tensor([-1.0, 1.0]) + torch.tensor([1.0, 0])
    points = (own.points + back) / 2
    height = (points[..., 1].amax(1) - points[..., 1].amin(1)).clamp(min=LEAST)
    wavering = (own.points - back).norm(dim=2).mean(1) / height
    log = own.heat.flatten(2).log_softmax(-1)
    vague = -(log.exp() * log).sum(-1).mean(1)
    face = (own.face + mirrored.face) / 2
    columns = [face, torch.tensor(agreed), vague, (wavering + LEAST).log()]
    return [Signs(*row) for row in torch.stack(columns, 1).tolist()]
