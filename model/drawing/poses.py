"""How a head is turned, from where its landmarks lie."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

#: A mean face (68, 3) in cm, x to the person's left, y up, z to the front.
MEAN_FACE = Path(str(files("model.drawing").joinpath("mean_face.csv")))


@cache
def mean_face() -> Array:
    """(68, 3): MediaPipe's canonical face model (Apache-2.0) at these points."""
    table: Array = np.loadtxt(MEAN_FACE, delimiter=",", skiprows=1)
    return table


def pose(points: Array, face: Array) -> Array:
    """Yaw, pitch and roll in radians, of landmarks (68, 2) in pixels, y down.

    The rotation of the mean face under scaled orthographic projection that lies nearest: a least
    squares fit, whose nearest rotation is found as in orthogonal Procrustes analysis. Yaw and pitch
    say where the nose points: to the picture's right, and up. Roll is how far the head is tilted
    about that line, clockwise.
    """
    solid = (face - face.mean(0)) * (1, -1, -1)
    seen = points - points.mean(0)
    projection = np.linalg.lstsq(solid, seen, rcond=None)[0].T
    left, _, right = np.linalg.svd(projection, full_matrices=False)
    rows = left @ right
    rotation = np.vstack([rows, np.cross(rows[0], rows[1])])
    # Looking along z, into the picture: the nose's direction is -z of the face.
    nose = rotation @ np.array([0.0, 0.0, -1.0])
    yaw = np.arctan2(nose[0], -nose[2])
    pitch = np.arcsin(np.clip(-nose[1], -1, 1))
    # What is left of the turn about the line of sight, once yaw and pitch are undone.
    up = rotation @ np.array([0.0, -1.0, 0.0])
    across = np.array([np.cos(yaw), 0.0, np.sin(yaw)])
    level = np.cross(nose, across)
    roll = np.arctan2(up @ across, up @ level)
    return np.array([yaw, pitch, roll], np.float32)
