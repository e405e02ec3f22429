"""The 478 points of the MediaPipe face mesh: iBUG's 68 among them, and their box.

Which point of the mesh is which of the 68 is nowhere official. The table is the one in common use
for converting between the two, which was made by hand, by looking for the point of the mesh that
lies where annotators of iBUG's 300-W put theirs; both number along the same outlines. The mesh has
no irises among the 68, and its jaw line follows the cheek's rim, as that of 300-W does in faces
seen from the front.
"""

from typing import Any

from numpy.typing import NDArray

Array = NDArray[Any]
#: x, y, width and height, in pixels.
Box = tuple[float, float, float, float]

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


def of_mesh(points: Array) -> Array:
    """(478, 2) -> (68, 2)."""
    chosen: Array = points[list(MESH), :2]
    return chosen


def bounds(points: Array) -> Box:
    """The box around points (N, 2): of a face's mesh, from brow to chin."""
    (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return left, top, right - left, bottom - top
