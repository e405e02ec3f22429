"""Line drawing along the flow of a picture: the operator that ink targets are made by.

Coherent line drawing (Kang, Lee, Chui 2007, doi:10.1145/1274871.1274878) with the flow of a
smoothed structure tensor (Kyprianidis and Döllner 2008, doi:10.2312/LocalChapterEvents/TPCG/
TPCG08/051-058): a difference of Gaussians is taken *across* the flow and smoothed *along* it, so
that strokes are long where the photo's contours are.
"""

from typing import Any

import cv2
import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

#: float32 (H, W); numpy's own types promise less than what these functions need.
Plane = NDArray[Any]

#: The wider Gaussian over the narrower one; 1.6 comes nearest to a Laplacian (Marr and Hildreth).
RATIO = 1.6


def flow(planes: list[Plane], sigma: float) -> Plane:
    """Unit tangents (H, W, 2), x before y, along the contours of some planes, each (H, W).

    sigma: how far the structure tensor is smoothed, in pixels. The planes' tensors are added up
    (Di Zenzo 1986), so that an edge of colour alone has a flow as well.
    """
    height, width = planes[0].shape
    tensor: Plane = np.zeros((height, width, 3), np.float32)
    for plane in planes:
        gx = cv2.Scharr(plane, cv2.CV_32F, 1, 0)
        gy = cv2.Scharr(plane, cv2.CV_32F, 0, 1)
        tensor += np.stack([gx * gx, gx * gy, gy * gy], axis=-1)
    tensor = cv2.GaussianBlur(tensor, (0, 0), sigma)
    xx, xy, yy = tensor[..., 0], tensor[..., 1], tensor[..., 2]
    # The angle of the tensor's larger eigenvector; the flow is at right angles to it.
    angle = 0.5 * np.arctan2(2 * xy, xx - yy)
    tangents: Plane = np.stack([-np.sin(angle), np.cos(angle)], axis=-1).astype(np.float32)
    return tangents


@njit(inline="always")
def _sample(plane, x, y):  # type: ignore[no-untyped-def]
    """Bilinear, the border repeated."""
    height, width = plane.shape
    x = min(max(x, 0.0), width - 1.001)
    y = min(max(y, 0.0), height - 1.001)
    left, top = int(x), int(y)
    u, v = x - left, y - top
    above = plane[top, left] * (1 - u) + plane[top, left + 1] * u
    below = plane[top + 1, left] * (1 - u) + plane[top + 1, left + 1] * u
    return above * (1 - v) + below * v


@njit(parallel=True, fastmath=True, cache=True)
def across(plane, tangents, sigma):  # type: ignore[no-untyped-def]
    """Difference of two Gaussians at right angles to the flow, (H, W); dark strokes are negative.

    plane (H, W) float32, tangents as `flow` gives them, sigma of the narrower one in pixels.
    """
    height, width = plane.shape
    result = np.empty_like(plane)
    wide = sigma * RATIO
    reach = int(np.ceil(2.5 * wide))
    narrow_weights = np.exp(-(np.arange(reach + 1) ** 2) / (2 * sigma * sigma))
    wide_weights = np.exp(-(np.arange(reach + 1) ** 2) / (2 * wide * wide))
    narrow_sum = 2 * narrow_weights.sum() - 1
    wide_sum = 2 * wide_weights.sum() - 1
    for row in prange(height):
        for column in range(width):
            nx, ny = -tangents[row, column, 1], tangents[row, column, 0]
            narrow = plane[row, column]
            broad = narrow
            for i in range(1, reach + 1):
                both = _sample(plane, column + i * nx, row + i * ny)
                both += _sample(plane, column - i * nx, row - i * ny)
                narrow += narrow_weights[i] * both
                broad += wide_weights[i] * both
            result[row, column] = narrow / narrow_sum - broad / wide_sum
    return result


@njit(parallel=True, fastmath=True, cache=True)
def along(plane, tangents, sigma):  # type: ignore[no-untyped-def]
    """Gaussian along the flow, (H, W): a line integral in steps of one pixel, both ways."""
    height, width = plane.shape
    result = np.empty_like(plane)
    reach = int(np.ceil(2 * sigma))
    weights = np.exp(-(np.arange(reach + 1) ** 2) / (2 * sigma * sigma))
    for row in prange(height):
        for column in range(width):
            total = plane[row, column]
            weight = 1.0
            for way in range(2):
                sign = 1.0 - 2.0 * way
                x, y = float(column), float(row)
                dx, dy = sign * tangents[row, column, 0], sign * tangents[row, column, 1]
                for i in range(1, reach + 1):
                    x += dx
                    y += dy
                    if x < 0 or y < 0 or x > width - 1 or y > height - 1:
                        break
                    total += weights[i] * _sample(plane, x, y)
                    weight += weights[i]
                    tx, ty = (
                        tangents[int(y + 0.5), int(x + 0.5), 0],
                        tangents[int(y + 0.5), int(x + 0.5), 1],
                    )
                    if tx * dx + ty * dy < 0:
                        tx, ty = -tx, -ty
                    dx, dy = tx, ty
            result[row, column] = total / weight
    return result
