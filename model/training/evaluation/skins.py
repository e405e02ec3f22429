"""How far the colour of each face of a picture is from what it was in the photo."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from torch import Tensor

from model.drawing.lab import to_lab
from model.training.data.face_maps import face_map
from model.training.evaluation.recognition import BESIDE, PERSON, Person, landmark_error

Mask = NDArray[np.bool_]


def faces_of(person: Person, size: tuple[int, int], known: NDArray[Any] | None) -> list[Mask]:
    """Where each face is of those whom a photo of that width and height is of, (H, W).

    The outline of its mesh; where only its box was found, the ellipse in it. known: the largest
    face's landmarks, as fractions.
    """
    meshes = [points[:, :2] / size for points in person.landmarks]
    if known is not None and landmark_error(known[:, :2] * size, person.landmarks) is None:
        meshes.append(known)
    masks = [np.asarray(face_map(size, mesh)) > 127 for mesh in meshes]
    for x, y, width, height in person.faces:
        row, column = round(y + height / 2), round(x + width / 2)
        inside = 0 <= row < size[1] and 0 <= column < size[0]
        if inside and not any(mask[row, column] for mask in masks):
            masks.append(_ellipse(size, (x, y, x + width, y + height)))
    heights = [int(mask.any(axis=1).sum()) for mask in masks]
    least = max(PERSON, BESIDE * max(heights, default=0))
    return [mask for mask, height in zip(masks, heights, strict=True) if height >= least]


def _ellipse(size: tuple[int, int], box: tuple[float, float, float, float]) -> Mask:
    canvas = Image.new("1", size)
    ImageDraw.Draw(canvas).ellipse(box, fill=1)
    return np.array(canvas)


def moved(photo: Tensor, picture: Tensor, faces: Sequence[Mask]) -> tuple[float, ...]:
    """Distance of the mean colours inside each face in Lab (CIE 1976); both uint8 (3, H, W)."""
    labs = [to_lab(one.float() / 255) for one in (photo, picture)]
    found = []
    for face in faces:
        means = [lab[:, torch.from_numpy(face)].mean(dim=1) for lab in labs]
        found.append(float((means[0] - means[1]).norm()))
    return tuple(found)
