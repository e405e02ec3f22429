"""Texture of drawings, and a simple classifier that tells kinds of drawings apart by it.

Rotation-invariant uniform local binary patterns (Ojala et al. 2002, doi:10.1109/TPAMI.2002.1017623)
at four radii, sizes of strokes and of gaps by openings (granulometry), tones, and how much the
edges of a neighbourhood agree in their direction (structure tensor).
"""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

#: Short side at which drawings are described, in pixels.
SIDE = 768
#: Radii of the patterns and points on each circle; sides of the openings; directions.
RADII, POINTS, OPENINGS, DIRECTIONS = (1, 2, 3, 5), 8, (3, 5, 7, 11, 17), 6
#: How much lighter a neighbour must be to count as lighter; tones that are neither ink nor paper.
LIGHTER, GREY = 0.02, (0.2, 0.8)
#: Of the mean variance, how much is added to all: figures are many and drawings few.
RIDGE = 0.1

Figures = NDArray[np.float64]


def describe(drawing: Image.Image) -> Figures:
    """Tones and texture of a drawing of any size, (N,)."""
    grey = drawing.convert("L")
    factor = SIDE / min(grey.size)
    size = round(grey.width * factor), round(grey.height * factor)
    pixels = np.asarray(grey.resize(size, Image.Resampling.BILINEAR), np.float32) / 255
    tones = np.histogram(pixels, bins=6, range=(0, 1))[0] / pixels.size
    neither = float(((pixels > GREY[0]) & (pixels < GREY[1])).mean())
    patterns = [np.sqrt(binary_patterns(pixels, radius)) for radius in RADII]
    return np.concatenate([tones, [neither], strokes(pixels), *patterns, directions(pixels)])


def binary_patterns(pixels: NDArray[np.float32], radius: float) -> Figures:
    """How often each of the POINTS + 2 patterns occurs, shares that sum to 1."""
    height, width = pixels.shape
    lighter = []
    for angle in np.arange(POINTS) * 2 * np.pi / POINTS:
        move = np.float32([[1, 0, -radius * np.cos(angle)], [0, 1, -radius * np.sin(angle)]])
        moved = cv2.warpAffine(pixels, move, (width, height), borderMode=cv2.BORDER_REFLECT)
        lighter.append(moved > pixels + LIGHTER)
    circle = np.stack(lighter)
    changes = (circle != np.roll(circle, 1, axis=0)).sum(axis=0)
    pattern = np.where(changes <= 2, circle.sum(axis=0), POINTS + 1)
    return np.bincount(pattern.ravel(), minlength=POINTS + 2) / pattern.size


def strokes(pixels: NDArray[np.float32]) -> Figures:
    """How much ink openings leave, how much gap they take, and how many pieces of ink there are."""
    ink = (pixels < 0.5).astype(np.uint8)
    if ink.mean() > 0.6:
        ink = 1 - ink
    figures = []
    for side in OPENINGS:
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
        for kind in (ink, 1 - ink):
            left = cv2.morphologyEx(kind, cv2.MORPH_OPEN, disc)
            figures.append((int(kind.sum()) - int(left.sum())) / (int(ink.sum()) + 1))
    pieces, _ = cv2.connectedComponents(ink)
    return np.array([*figures, np.log(1000 * pieces / (int(ink.sum()) + 1) + 0.01)])


def directions(pixels: NDArray[np.float32]) -> Figures:
    """How much neighbouring edges agree, and how they are spread over DIRECTIONS."""
    soft = cv2.GaussianBlur(pixels, (0, 0), 1.0)
    along, down = cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)
    products = (along * along, down * down, along * down)
    xx, yy, xy = (cv2.GaussianBlur(product, (0, 0), 6.0) for product in products)
    strength = xx + yy + 1e-6
    agreeing = np.sqrt((xx - yy) ** 2 + 4 * xy**2)
    angle = (0.5 * np.arctan2(2 * xy, xx - yy)) % np.pi
    sector = (angle / np.pi * DIRECTIONS).astype(int) % DIRECTIONS
    spread = np.bincount(sector.ravel(), agreeing.ravel(), DIRECTIONS)
    return np.concatenate([[agreeing.sum() / strength.sum()], spread / (spread.sum() + 1e-9)])


def confusions(figures: Figures) -> NDArray[np.int64]:
    """Figures (photos, kinds, N) -> (kinds, kinds): what each kind is taken for.

    One photo at a time is left out; its drawings are given to the kind whose centre in the others
    is nearest, in units of the spread within kinds (linear discriminant).
    """
    photos, kinds, count = figures.shape
    scale = figures.reshape(-1, count).std(axis=0) + 1e-9
    scaled = figures / scale
    taken = np.zeros((kinds, kinds), np.int64)
    for left_out in range(photos):
        others = np.delete(scaled, left_out, axis=0)
        centres = others.mean(axis=0)
        covariance = np.cov((others - centres).reshape(-1, count).T)
        ridge = RIDGE * np.trace(covariance) / count * np.eye(count)
        precision = np.linalg.inv(covariance + ridge)
        for kind in range(kinds):
            away = scaled[left_out, kind] - centres
            distance = np.einsum("ki,ij,kj->k", away, precision, away)
            taken[kind, distance.argmin()] += 1
    return taken
