"""Texture and colours of drawings, and a simple classifier that tells kinds of them apart by these.

Rotation-invariant uniform local binary patterns (Ojala et al. 2002, doi:10.1109/TPAMI.2002.1017623)
at four radii, sizes of strokes and of gaps by openings (granulometry), tones, and how much the
edges of a neighbourhood agree in their direction (structure tensor). Of colours: how light, strong
and different they are, how few fill how much of a picture, and how hard their borders are.
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
#: Borders of the bins of chroma in Lab, and of differences between neighbouring pixels in Lab.
CHROMAS, BORDERS = (0, 4, 10, 20, 35, 50, 70, 200), (0, 0.3, 1, 2, 4, 8, 16, 32, 400)
#: Hues that are counted; the side of a cell of like colours in Lab; how many of the fullest cells.
HUES, CELL, FULLEST = 8, 8.0, (1, 2, 4, 8, 16, 32)
#: Lightness below which it is black, more or less; width of a blur in pixels, and of the slopes
#: that are left, in L for each pixel.
BLACKS, SEEN_FROM_AFAR, SLOPES = (2, 5, 10, 16), 3.0, (0, 0.05, 0.15, 0.4, 0.8, 1.6, 3.2, 200)

Figures = NDArray[np.float64]


def described_size(drawing: Image.Image) -> tuple[int, int]:
    """Width and height at which it is described."""
    factor = SIDE / min(drawing.size)
    return round(drawing.width * factor), round(drawing.height * factor)


def describe(drawing: Image.Image) -> Figures:
    """Tones and texture of a drawing of any size, (N,)."""
    small = drawing.convert("L").resize(described_size(drawing), Image.Resampling.BILINEAR)
    pixels = np.asarray(small, np.float32) / 255
    tones = np.histogram(pixels, bins=6, range=(0, 1))[0] / pixels.size
    neither = float(((pixels > GREY[0]) & (pixels < GREY[1])).mean())
    patterns = [np.sqrt(binary_patterns(pixels, radius)) for radius in RADII]
    return np.concatenate([tones, [neither], strokes(pixels), *patterns, directions(pixels)])


def describe_colours(drawing: Image.Image) -> Figures:
    """Colours of a drawing of any size, (M,)."""
    small = drawing.convert("RGB").resize(described_size(drawing), Image.Resampling.BILINEAR)
    lab = cv2.cvtColor(np.asarray(small, np.float32) / 255, cv2.COLOR_RGB2LAB)
    count = lab.shape[0] * lab.shape[1]
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    light = np.histogram(lab[..., 0], bins=8, range=(0, 100))[0] / count
    strong = np.histogram(chroma, bins=CHROMAS)[0] / count
    hue = np.arctan2(lab[..., 2], lab[..., 1])
    hues = np.histogram(hue, bins=HUES, range=(-np.pi, np.pi), weights=chroma)[0]
    steps = [np.linalg.norm(np.diff(lab, axis=axis), axis=2).ravel() for axis in (0, 1)]
    borders = np.histogram(np.concatenate(steps), bins=BORDERS)[0] / (2 * count)
    return np.concatenate(
        [
            light,
            np.sqrt(strong),
            hues / (hues.sum() + 1),
            np.sqrt(borders),
            _fullest(lab),
            _tones(lab),
        ]
    )


def _tones(lab: NDArray[np.float32]) -> Figures:
    """How much is black, and how much of a picture few tones fill; its borders seen from afar."""
    blacks = [(lab[..., 0] < light).mean() for light in BLACKS]
    shares = np.sort(np.histogram(lab[..., 0], bins=100, range=(0, 100))[0])[::-1]
    filled = [shares[:most].sum() / shares.sum() for most in FULLEST]
    soft = cv2.GaussianBlur(lab[..., 0], (0, 0), SEEN_FROM_AFAR)
    slopes = np.hypot(cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)) / 8
    spread = np.histogram(slopes, bins=SLOPES)[0] / slopes.size
    return np.concatenate([np.sqrt(blacks), filled, np.sqrt(spread)])


def _fullest(lab: NDArray[np.float32]) -> Figures:
    """How much of a picture few colours fill, and how many there are (entropy, in bits)."""
    cells = np.floor(lab / CELL).astype(int) @ (1, 64, 4096)
    shares = np.sort(np.unique(cells, return_counts=True)[1])[::-1] / cells.size
    filled = [shares[:most].sum() for most in FULLEST]
    return np.array([*filled, -(shares * np.log2(shares)).sum()])


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

    One photo at a time is left out and its drawings told apart by the others' (`told_apart`).
    """
    scaled = figures / (figures.reshape(-1, figures.shape[2]).std(axis=0) + 1e-9)
    kinds = figures.shape[1]
    taken = np.zeros((kinds, kinds), np.int64)
    for left_out in range(len(figures)):
        others = np.delete(scaled, left_out, axis=0)
        taken += _taken(others, scaled[left_out : left_out + 1])
    return taken


def told_apart(learnt: Figures, unseen: Figures) -> NDArray[np.int64]:
    """Figures (photos, kinds, N) -> (kinds, kinds): what each kind of the unseen is taken for."""
    scale = learnt.reshape(-1, learnt.shape[2]).std(axis=0) + 1e-9
    return _taken(learnt / scale, unseen / scale)


def _taken(learnt: Figures, unseen: Figures) -> NDArray[np.int64]:
    """Each drawing is given to the kind whose centre is nearest, in units of the spread within.

    The linear discriminant.
    """
    kinds, count = learnt.shape[1:]
    centres = learnt.mean(axis=0)
    covariance = np.cov((learnt - centres).reshape(-1, count).T)
    ridge = RIDGE * np.trace(covariance) / count * np.eye(count)
    precision = np.linalg.inv(covariance + ridge)
    away = unseen[:, :, None] - centres
    distance = np.einsum("pkci,ij,pkcj->pkc", away, precision, away)
    nearest = distance.argmin(axis=2)
    taken = np.zeros((kinds, kinds), np.int64)
    for kind in range(kinds):
        np.add.at(taken[kind], nearest[:, kind], 1)
    return taken
