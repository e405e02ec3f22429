"""Photos without their texture, as cartoons are coloured: smoothed along their own contours.

Flow-based abstraction (Kyprianidis and Döllner 2008, doi:10.2312/LocalChapterEvents/TPCG/TPCG08/
051-058): bilateral filters across and along the flow of the picture's smoothed structure tensor,
several times, and at last a line integral along it, which makes the borders of shapes smooth.
All functions take and return batches of Lab (B, 3, H, W) on any device.
"""

import math
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from model.drawing.places import coordinates, sampled
from model.training.data.targets import blur


class Calm(NamedTuple):
    """How calm: lengths hold for a face of 420 px, from forehead to chin."""

    passes: int
    #: Reach of the bilateral filters in pixels, and how far apart colours they mix are, in Lab.
    reach: float
    colours: float
    #: Reach of the smoothing along the flow at last.
    along: float


#: A few tones with clean borders; and large shapes, in which a face has hardly any features.
TONES, SHAPES = Calm(4, 3.0, 6.0, 4.0), Calm(6, 5.0, 9.0, 8.0)
#: How far the structure tensor is smoothed.
TENSOR = 3.0


def calmed(lab: Tensor, scale: float, how: Calm) -> Tensor:
    """Pictures whose faces are 420 * `scale` pixels high, calmed."""
    tangents = flow(lab, TENSOR * scale)
    for _ in range(how.passes):
        normals = torch.stack([-tangents[:, 1], tangents[:, 0]], dim=1)
        lab = bilateral(lab, normals, how.reach * scale, how.colours)
        lab = bilateral(lab, tangents, 1.3 * how.reach * scale, how.colours)
        tangents = flow(lab, TENSOR * scale)
    return smoothed_along(lab, tangents, how.along * scale)


def flow(lab: Tensor, sigma: float) -> Tensor:
    """Unit tangents (B, 2, H, W), x before y; sigma: of the structure tensor, in pixels."""
    channels = lab.shape[1]
    sobel = lab.new_tensor([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]) / 8
    padded = F.pad(lab, (1, 1, 1, 1), mode="replicate")
    gx = F.conv2d(padded, sobel.expand(channels, 1, 3, 3), groups=channels)
    gy = F.conv2d(padded, sobel.T.expand(channels, 1, 3, 3), groups=channels)
    tensor = torch.stack([(gx * gx).sum(1), (gx * gy).sum(1), (gy * gy).sum(1)], dim=1)
    xx, xy, yy = blur(tensor, max(1.0, sigma)).unbind(1)
    # The angle of the tensor's larger eigenvector; the flow is at right angles to it.
    angle = 0.5 * torch.atan2(2 * xy, xx - yy)
    return torch.stack([-angle.sin(), angle.cos()], dim=1)


def bilateral(lab: Tensor, directions: Tensor, reach: float, colours: float) -> Tensor:
    """Along straight lines in `directions` (B, 2, H, W), by distance and by likeness."""
    places = coordinates(lab)
    total, weights = lab.clone(), torch.ones_like(lab[:, :1])
    for step in range(1, math.ceil(2 * reach) + 1):
        for way in (-step, step):
            seen = sampled(lab, places + way * directions)
            away = ((seen - lab) ** 2).sum(1, keepdim=True) / (2 * colours**2)
            weight = torch.exp(-away - step**2 / (2 * reach**2))
            total += weight * seen
            weights += weight
    return total / weights


def smoothed_along(lab: Tensor, tangents: Tensor, reach: float) -> Tensor:
    """A line integral along the flow, in steps of a pixel, both ways."""
    total, weights = lab.clone(), 1.0
    for way in (1.0, -1.0):
        places, direction = coordinates(lab), way * tangents
        for step in range(1, math.ceil(2 * reach) + 1):
            places = places + direction
            found = sampled(tangents, places)
            ahead = (found * direction).sum(1, keepdim=True)
            direction = F.normalize(torch.where(ahead < 0, -found, found), dim=1)
            weight = math.exp(-(step**2) / (2 * reach**2))
            total += weight * sampled(lab, places)
            weights += weight
    return total / weights
