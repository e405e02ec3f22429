"""From the 478 points of the MediaPipe face mesh to iBUG's 68, and to how a head is turned.

Which point of the mesh is which of the 68 is nowhere official. The table is the one in common use
for converting between the two, which was made by hand, by looking for the point of the mesh that
lies where annotators of iBUG's 300-W put theirs; both number along the same outlines. The mesh has
no irises among the 68, and its jaw line follows the cheek's rim, as that of 300-W does in faces
seen from the front.
"""

from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

#: The mesh's point for each of the 68.
MESH = (
    # The jaw, from the right ear over the chin.
    *(162, 234, 93, 58, 172, 136, 149, 148, 152, 377, 378, 365, 397, 288, 323, 454, 389),
    # Brows.
    *(71, 63, 105, 66, 107, 336, 296, 334, 293, 301),
    # The nose's bridge, and the nostrils.
    *(168, 197, 5, 4, 75, 97, 2, 326, 305),
    # Eyes.
    *(33, 160, 158, 133, 153, 144, 362, 385, 387, 263, 373, 380),
    # Lips: outer rim, then inner.
    *(61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181),
    *(78, 82, 13, 312, 308, 317, 14, 87),
)
#: A mean face (68, 3) in cm, x to the person's left, y up, z to the front.
MEAN_FACE = Path(str(files("model.training.data").joinpath("mean_face.csv")))


def of_mesh(points: Array) -> Array:
    """(478, 2) -> (68, 2)."""
    chosen: Array = points[list(MESH), :2]
    return chosen


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
