"""Is the person of a photo still to be found in a drawing of it, and in the right place?

Faces by YuNet, 478 landmarks by MediaPipe's face landmarker; their weights are read from the data
folder and serve to measure only.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("GLOG_minloglevel", "3")

import cv2
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision
from numpy.typing import NDArray

from model.contract.errors import OperatorError

# YuNet warns of every network that it reads.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_ERROR)

#: RGB (H, W, 3), uint8.
Image = NDArray[np.uint8]
Landmarks = NDArray[np.float64]
#: How sure YuNet must be of a face in a photo, and in a drawing, which it never learnt.
IN_PHOTO, IN_DRAWING = 0.75, 0.5
#: YuNet overlooks drawn faces that fill the picture, and finds them in a smaller copy.
SMALLER = (0.5, 0.25)
#: Height of a face, in pixels and over that of the tallest, from which it is one of the people whom
#: the picture is of. Those behind them are background, which the default Look leaves out.
PERSON, BESIDE = 32, 1 / 3
#: Intersection over union at which two boxes are of one face.
SAME_FACE = 0.4
#: The outer corners of the eyes among the landmarks; their distance is the unit of error.
EYES = (33, 263)


class Person(NamedTuple):
    """Who is seen in a picture: boxes (x, y, width, height) and sets of landmarks, in pixels."""

    faces: list[Any]
    landmarks: list[Landmarks]
    #: Boxes of those that are seen in smaller copies of the picture.
    faces_in_smaller: list[Any]


@dataclass(frozen=True)
class Recognised:
    """How much of a photo's faces is found again in a drawing."""

    faces: int
    faces_found: int
    #: The same, when the drawing is looked at in smaller copies too.
    faces_found_at_any_size: int
    landmark_sets: int
    #: Mean landmark error of each set found again, in % of the distance between the eyes.
    errors: tuple[float, ...]
    #: Which of the sets these are.
    sets_found: tuple[bool, ...] = ()
    #: Of the faces, those of the people whom the picture is of; found at any size.
    people: int = 0
    people_found: int = 0

    @property
    def missed(self) -> int:
        """Faces and sets of landmarks that are in the photo and not in the drawing, at any size."""
        faces = self.faces - self.faces_found_at_any_size
        return faces + self.landmark_sets - len(self.errors)


class Recogniser:
    """Looks for faces and landmarks; OperatorError when its weights are missing."""

    def __init__(self, weights: Path) -> None:
        yunet = _existing(weights / "yunet.onnx")
        self._detector = cv2.FaceDetectorYN.create(yunet, "", (0, 0))
        options = vision.FaceLandmarkerOptions(
            base_options=BaseOptions(model_asset_path=_existing(weights / "face_landmarker.task")),
            num_faces=12,
            min_face_detection_confidence=0.4,
        )
        self._landmarker = vision.FaceLandmarker.create_from_options(options)

    def look(self, picture: Image, certainty: float) -> Person:
        """Everyone in a picture of whose face YuNet is as sure as that."""
        smaller = [box for scale in SMALLER for box in self._shrunk(picture, certainty, scale)]
        return Person(self._faces(picture, certainty), self.landmarks(picture), smaller)

    def _shrunk(self, picture: Image, certainty: float, scale: float) -> list[Any]:
        small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        return [box / scale for box in self._faces(np.asarray(small, np.uint8), certainty)]

    def _faces(self, picture: Image, certainty: float) -> list[Any]:
        height, width = picture.shape[:2]
        self._detector.setInputSize((width, height))
        self._detector.setScoreThreshold(certainty)
        found = self._detector.detect(np.ascontiguousarray(picture[:, :, ::-1]))[1]
        return [] if found is None else [face[:4] for face in found]

    def landmarks(self, picture: Image) -> list[Landmarks]:
        height, width = picture.shape[:2]
        image = mp.Image(image_format=mp.ImageFormat.SRGB, data=np.ascontiguousarray(picture))
        faces = self._landmarker.detect(image).face_landmarks
        return [np.array([[p.x * width, p.y * height] for p in face]) for face in faces]


def _existing(path: Path) -> str:
    if not path.exists():
        raise OperatorError(f"{path} is missing; evaluation reads it from the data folder")
    return str(path)


def compare(photo: Person, drawing: Person) -> Recognised:
    """Who of the photo is found again in a drawing of the same size."""
    at_any_size = drawing.faces + drawing.faces_in_smaller
    tallest = max((box[3] for box in photo.faces), default=0.0)
    people = [box for box in photo.faces if box[3] >= max(PERSON, BESIDE * tallest)]
    errors = [landmark_error(wanted, drawing.landmarks) for wanted in photo.landmarks]
    return Recognised(
        faces=len(photo.faces),
        faces_found=_found(photo.faces, drawing.faces),
        faces_found_at_any_size=_found(photo.faces, at_any_size),
        landmark_sets=len(photo.landmarks),
        errors=tuple(error for error in errors if error is not None),
        sets_found=tuple(error is not None for error in errors),
        people=len(people),
        people_found=_found(people, at_any_size),
    )


def _found(wanted: list[Any], seen: list[Any]) -> int:
    return sum(any(overlap(a, b) > SAME_FACE for b in seen) for a in wanted)


def overlap(a: Any, b: Any) -> float:
    """Intersection over union of two boxes (x, y, width, height)."""
    x = max(0.0, min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0]))
    y = max(0.0, min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1]))
    return float(x * y / (a[2] * a[3] + b[2] * b[3] - x * y + 1e-9))


def landmark_error(wanted: Landmarks, found: list[Landmarks]) -> float | None:
    """Of the nearest set found, in % of the distance between the eyes; None when none is near."""
    eyes = float(np.linalg.norm(wanted[EYES[0]] - wanted[EYES[1]])) + 1e-6
    centre = wanted.mean(axis=0)
    distance, nearest = min(
        ((float(np.linalg.norm(f.mean(axis=0) - centre)), f) for f in found),
        key=lambda pair: pair[0],
        default=(np.inf, wanted),
    )
    if distance >= eyes:
        return None
    return 100 * float(np.linalg.norm(nearest - wanted, axis=1).mean()) / eyes
