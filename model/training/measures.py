"""Measures a drawing against its photo: is the person still to be found in it, is it clean?

Faces by YuNet (IoU above 0.4), 478 landmarks by MediaPipe's face landmarker; their weights are read
from the data folder and serve to measure only.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ.setdefault("GLOG_minloglevel", "3")
os.environ.setdefault("OPENCV_LOG_LEVEL", "ERROR")

import cv2
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision
from numpy.typing import NDArray

from model.errors import OperatorError

#: RGB or grey, uint8.
Image = NDArray[np.uint8]
#: The outer corners of the eyes among the landmarks; their distance is the unit of error.
EYES = (33, 263)


@dataclass
class Tally:
    """Figures of many drawings, summed up."""

    faces: int = 0
    faces_found: int = 0
    landmarks: int = 0
    #: Mean landmark error of each set found again, in % of the distance between the eyes.
    errors: list[float] = field(default_factory=list)
    ink: list[float] = field(default_factory=list)
    paper: list[float] = field(default_factory=list)
    specks: list[float] = field(default_factory=list)

    def summary(self) -> dict[str, float]:
        """Shares in %; errors in % of the distance between the eyes; specks per 100,000 px."""
        errors = self.errors or [np.nan]
        return {
            "faces found %": 100 * self.faces_found / max(1, self.faces),
            "landmark sets found %": 100 * len(self.errors) / max(1, self.landmarks),
            "landmark error, median %": float(np.median(errors)),
            "landmark error, p90 %": float(np.percentile(errors, 90)),
            "ink %": float(np.mean(self.ink)),
            "white paper %": float(np.mean(self.paper)),
            "specks per 100 kpx": float(np.mean(self.specks)),
        }


class Measurer:
    """Compares drawings with their photos."""

    def __init__(self, weights: Path) -> None:
        self._yunet = _existing(weights / "yunet.onnx")
        options = vision.FaceLandmarkerOptions(
            base_options=BaseOptions(model_asset_path=_existing(weights / "face_landmarker.task")),
            num_faces=12,
            min_face_detection_confidence=0.4,
        )
        self._landmarker = vision.FaceLandmarker.create_from_options(options)

    def add(self, tally: Tally, photo: Image, drawing: Image) -> None:
        """Count one pair: photo (H, W, 3), drawing (H, W), of one size."""
        ink = np.repeat(drawing[:, :, None], 3, axis=2)
        wanted, seen = self._faces(photo, 0.75), self._faces(ink, 0.5)
        tally.faces += len(wanted)
        tally.faces_found += sum(any(overlap(a, b) > 0.4 for b in seen) for a in wanted)
        sets, drawn = self._landmarks(photo), self._landmarks(ink)
        tally.landmarks += len(sets)
        tally.errors += [e for e in (landmark_error(s, drawn) for s in sets) if e is not None]
        tally.ink.append(100 * float((drawing < 128).mean()))
        tally.paper.append(100 * float((drawing > 245).mean()))
        tally.specks.append(specks(drawing))

    def _faces(self, image: Image, threshold: float) -> list[Any]:
        height, width = image.shape[:2]
        detector = cv2.FaceDetectorYN.create(self._yunet, "", (width, height), threshold)
        found = detector.detect(np.ascontiguousarray(image[:, :, ::-1]))[1]
        return [] if found is None else [face[:4] for face in found]

    def _landmarks(self, image: Image) -> list[NDArray[np.float64]]:
        height, width = image.shape[:2]
        picture = mp.Image(image_format=mp.ImageFormat.SRGB, data=np.ascontiguousarray(image))
        faces = self._landmarker.detect(picture).face_landmarks
        return [np.array([[p.x * width, p.y * height] for p in face]) for face in faces]


def _existing(path: Path) -> str:
    if not path.exists():
        raise OperatorError(f"{path} is missing; evaluation reads it from the data folder")
    return str(path)


def overlap(a: Any, b: Any) -> float:
    """Intersection over union of two boxes (x, y, width, height)."""
    x = max(0.0, min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0]))
    y = max(0.0, min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1]))
    return float(x * y / (a[2] * a[3] + b[2] * b[3] - x * y + 1e-9))


def landmark_error(wanted: NDArray[np.float64], found: list[NDArray[np.float64]]) -> float | None:
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


def specks(drawing: Image) -> float:
    """Islands of ink smaller than 6 px, per 100,000 px."""
    _, _, stats, _ = cv2.connectedComponentsWithStats((drawing < 160).astype(np.uint8))
    return int((stats[1:, cv2.CC_STAT_AREA] < 6).sum()) / (drawing.size / 1e5)
