"""Where landmarks are to be in *cute* pictures."""

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from model.contract.look import Look
from model.drawing.cartoons.cute import FARTHEST
from model.training.data.cute import displacement
from model.training.data.face_points import bounds
from model.training.data.parts import OVAL

#: How often the displacement is looked up anew where a point has gone.
ROUNDS = 8


def cute_points(points: NDArray[Any], strength: float = Look().strength) -> NDArray[Any]:
    """The landmarks (478, 2 or more) of a photo, in pixels, as far as they move, (478, 2).

    What is taught is whence each place of the picture comes; this is the inverse, by fixed points.
    """
    photo = torch.from_numpy(np.asarray(points, np.float32)[:, :2])
    _, _, across, down = bounds(photo[list(OVAL)].numpy())
    height = max(down, 1.1 * across)
    moved = photo
    for _ in range(ROUNDS):
        places = moved.T[None, :, :, None]
        away = displacement(photo[None], places)[0, :, :, 0].T
        moved = photo - FARTHEST * strength * height * away
    return moved.double().numpy()
