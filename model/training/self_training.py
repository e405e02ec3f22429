"""Teaches the artists' hand to draw whom no artist drew: old, in hats, turned, in bad light.

Self-training with a noisy student (Xie et al. 2020, arXiv:1911.04252): a network that has learnt
from the artists draws each portrait several times, in the light of the photo and in better light,
and what shows the person best is what the next network learns from, out of photos disturbed in
every way. Which drawing is best is for the landmarker to say: landmarks found again nearest to the
photo's own, and little soft grey in the face.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from rich.progress import track
from torch import Tensor

from model.contract.look import Look
from model.drawing.faces import Face
from model.drawing.layers import Layers
from model.drawing.levels import ordinary_light
from model.drawing.media import printing
from model.drawing.resizing import resized
from model.network import checkpoint
from model.network.inference import Inference
from model.network.unet import LINE_LAYERS
from model.training.data import hands
from model.training.data.face_points import bounds
from model.training.data.ink_store import photo_of, stored_size
from model.training.data.parts import LIPS, MOUTH, OVAL, filled
from model.training.data.portraits import read_landmarks
from model.training.evaluation.blacks import Blacks
from model.training.evaluation.judge import rgb
from model.training.evaluation.recognition import Recogniser, landmark_error

Array = NDArray[Any]

HAND = LINE_LAYERS.index("hand")
#: Error, in % of the distance between the eyes, and soft grey, in % of the face, of a drawing that
#: needs no better one.
GOOD_ERROR, GOOD_SOFT = 1.7, 6.0
#: What a percent of soft grey counts beside one of error, and below how much of it no more is won.
SOFT_COUNTS, LEAST_SOFT = 0.15, 4.0
#: Error of a drawing in which no landmarks are found; and from which one is no model for anybody.
NOT_FOUND, UNLIKE = 12.0, 6.0
#: By what the best hand is multiplied in the hope of a better one; the last where no landmarks are
#: found.
GAINS, LAST_GAIN = (0.88, 1.14), 1.3
#: How much of the change of light across a face is taken out, and over which share of its height.
FLATTENED, REACH = 0.6, 0.16
#: How dark lips are drawn at most: those that are by the first share darker than lit skin, or less,
#: and those that are by the second, which are painted; and how far around the line of the mouth
#: they may be black all the same, over the face's height. The network is bolder than artists here.
AS_LIPS, PAINTED, OF_MOUTH = (0.35, 0.75), (0.35, 0.65), 0.008
#: Sides that the network takes are multiples of this.
MULTIPLE = 32
CLAHE = cv2.createCLAHE(2.0, (6, 6))


class Sitter(NamedTuple):
    """A portrait to be drawn: RGB (H, W, 3) uint8, its face, and landmarks in pixels, (478, 2)."""

    photo: Array
    face: Face
    points: Array


class Attempt(NamedTuple):
    """A hand (h, w) in [0, 1], and how bad the drawing with it is, in % of error."""

    hand: Tensor
    badness: float
    error: float | None
    soft: float

    @property
    def good(self) -> bool:
        return self.error is not None and self.error < GOOD_ERROR and self.soft < GOOD_SOFT


class Teacher:
    """Draws with the weights in a file. Raises OperatorError for missing weights."""

    def __init__(self, weights: Path, recogniser: Recogniser) -> None:
        self._inference = Inference(checkpoint.load(weights))
        self._inference.warm_up()
        self._recogniser = recogniser

    def best(self, sitter: Sitter) -> Attempt:
        """The best of up to seven drawings."""
        base = self._layers(sitter.photo, sitter.face)
        found = self._judged(sitter, base, base[HAND])
        if not found.good:
            for hand in self._in_better_light(sitter, base[HAND]):
                found = self._better(found, sitter, base, hand)
        firmest = found.hand
        for gain in GAINS:
            found = self._better(found, sitter, base, firmest * gain)
        if found.error is None:
            found = self._better(found, sitter, base, firmest * LAST_GAIN)
        return found

    def _in_better_light(self, sitter: Sitter, hand: Tensor) -> Iterator[Tensor]:
        flat = self._layers(flattened(sitter), sitter.face)[HAND]
        yield flat
        face, width = sitter.face, sitter.photo.shape[1]
        mirrored = Face(width - face.x - face.width, face.y, face.width, face.height, 1.0)
        yield (hand + flat + self._layers(sitter.photo[:, ::-1], mirrored)[HAND].flip(-1)) / 3
        yield self._layers(equalised(sitter.photo), sitter.face)[HAND]

    def _better(self, found: Attempt, sitter: Sitter, base: Tensor, hand: Tensor) -> Attempt:
        other = self._judged(sitter, base, hand)
        return other if other.badness < found.badness else found

    def _judged(self, sitter: Sitter, base: Tensor, hand: Tensor) -> Attempt:
        layers = base.clone()
        layers[HAND] = hand.clamp(0, 1)
        size = (sitter.photo.shape[0], sitter.photo.shape[1])
        darkness = printing.darkness(Layers(layers, size, [sitter.face]), Look())
        drawn = ((1 - darkness) * 255).round().to(torch.uint8)[None]
        error = landmark_error(sitter.points, self._recogniser.landmarks(rgb(drawn)))
        shades = Blacks.of(np.zeros(size, np.uint8), drawn[0].numpy(), [sitter.points]).soft
        soft = shades[0] if shades else 0.0
        badness = NOT_FOUND if error is None else error
        return Attempt(layers[HAND], badness + SOFT_COUNTS * max(soft, LEAST_SOFT), error, soft)

    def _layers(self, photo: Array, face: Face) -> Tensor:
        """What the network reads of RGB (H, W, 3) uint8, as `Artist` shows it photos."""
        height, width = (max(1, round(side / MULTIPLE)) * MULTIPLE for side in photo.shape[:2])
        shown = torch.from_numpy(np.ascontiguousarray(photo.transpose(2, 0, 1)))
        seen = ordinary_light(
            resized(shown, (height, width)), [face.scaled(width / photo.shape[1])]
        )
        return self._inference.draw(seen[None], [printing.controls(Look())])[0]


def make_hands(
    folder: Path, ids: Sequence[str], weights: Path, store: Path, recogniser: Recogniser
) -> None:
    """Draw in `store` whom it lacks and whose landmarks are known; goes on where it was stopped.

    Of whom no drawing is like them there is none.
    """
    landmarks = read_landmarks(folder / "landmarks.npz")
    store.mkdir(parents=True, exist_ok=True)
    missing = [id for id in ids if id in landmarks and not hands.tried(store, id)]
    if not missing:
        return
    teacher = Teacher(weights, recogniser)
    for id in track(missing, "Drawing for the network to learn from"):
        sitter = sitter_of(folder, id, landmarks[id])
        best = teacher.best(sitter)
        like = best.error is not None and best.error < UNLIKE
        hands.write(store, id, with_own_lips(best.hand.numpy(), sitter) if like else None)


def sitter_of(folder: Path, id: str, landmarks: Array) -> Sitter:
    """A portrait at the size at which targets are stored; landmarks (478, 3), in shares of it."""
    photo = photo_of(folder, id)
    width, height = size = stored_size(photo.size, landmarks)
    points = landmarks[:, :2] * (width, height)
    shown = np.asarray(photo.resize(size, Image.Resampling.LANCZOS))
    return Sitter(shown, Face(*bounds(points), certainty=1.0), points)


def with_own_lips(hand: Array, sitter: Sitter) -> Array:
    """The hand (h, w) in [0, 1] with lips no darker than they are beside the skin."""
    size = sitter.photo.shape[:2]
    light = cv2.cvtColor(sitter.photo, cv2.COLOR_RGB2GRAY)
    lips = filled(size, [sitter.points[list(LIPS)]])
    skin = (filled(size, [sitter.points[list(OVAL)]]) > 0.5) & (lips < 0.5)
    if not skin.any() or lips.max() <= 0.5:
        return hand
    darker = 1 - float(np.median(light[lips > 0.5])) / max(float(np.percentile(light[skin], 75)), 1)
    most = float(np.interp(darker, PAINTED, AS_LIPS))
    reach = max(1, round(OF_MOUTH * sitter.face.height))
    mouth = cv2.dilate(
        filled(size, [sitter.points[list(MOUTH)]]), np.ones((3, 3)), iterations=reach
    )
    soft = blurred((lips * (1 - mouth)).astype(np.float32), max(0.3, reach / 2))
    there = cv2.resize(soft, (hand.shape[1], hand.shape[0]))
    return np.asarray(hand * (1 - there) + np.minimum(hand, most) * there)


def flattened(sitter: Sitter) -> Array:
    """The photo with its face lit more evenly, and all of it as light as its lit skin."""
    lab = cv2.cvtColor(sitter.photo, cv2.COLOR_RGB2LAB).astype(np.float32)
    light = lab[..., 0]
    oval = filled(light.shape, [sitter.points[list(OVAL)]]).astype(np.float32)
    if oval.max() <= 0.5:
        return sitter.photo
    sigma = REACH * sitter.face.height
    around = blurred(light * oval, sigma) / (blurred(oval, sigma) + 1e-3)
    lit = float(np.percentile(light[oval > 0.5], 75))
    gain = ((lit / around.clip(12, 255)) ** FLATTENED).clip(0.5, 4)
    lab[..., 0] = (light * (1 + blurred(oval, 0.05 * sitter.face.height) * (gain - 1))).clip(0, 255)
    return np.asarray(cv2.cvtColor(lab.astype(np.uint8), cv2.COLOR_LAB2RGB))


def equalised(photo: Array) -> Array:
    """RGB (H, W, 3) uint8 with its contrast raised where it is low (CLAHE, Zuiderveld 1994)."""
    lab = cv2.cvtColor(photo, cv2.COLOR_RGB2LAB)
    lab[..., 0] = CLAHE.apply(lab[..., 0])
    return np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB))


def blurred(plane: Array, sigma: float) -> Array:
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma))
