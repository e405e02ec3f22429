"""Portraits with drawings by real artists: `artist/photos` and `artist/drawings` of a data folder.

People are cut out on white in the photos. From these pairs the network learns the hand that draws
eyes, lips and single hairs; they are few, so they are shown often.
"""

from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from safetensors.numpy import load_file, save_file

from model.contract.errors import OperatorError

Array = NDArray[Any]

FOLDER = "artist"
#: Percentiles of a drawing's tones that are taken for its paper and its darkest ink.
PAPER, INK = 92, 1
#: By how much a pixel may be darker than white where there is nobody.
WHITE = 10
#: Height of a photo at which its landmarks are found.
LOOKED_AT = 636


def available(folder: Path) -> list[str]:
    """Ids of the pairs, sorted; none where there are no such drawings."""
    photos = {path.stem for path in (folder / FOLDER / "photos").glob("*.webp")}
    return sorted(photos & {path.stem for path in (folder / FOLDER / "drawings").glob("*.webp")})


def photo_of(folder: Path, id: str) -> Image.Image:
    """The photo, RGB."""
    return Image.open(folder / FOLDER / "photos" / f"{id}.webp").convert("RGB")


def drawing_of(folder: Path, id: str, size: tuple[int, int]) -> Array:
    """Darkness of the drawing, uint8 (H, W); its paper white, its ink black."""
    path = folder / FOLDER / "drawings" / f"{id}.webp"
    grey = np.asarray(Image.open(path).convert("L").resize(size, Image.Resampling.BICUBIC))
    paper, ink = np.percentile(grey, (PAPER, INK))
    darkness: Array = (paper - grey.astype(np.float32)) / max(paper - ink, 1.0)
    levelled: Array = (darkness.clip(0, 1) * 255).round().astype(np.uint8)
    return levelled


def person_in(photo: Image.Image) -> Image.Image:
    """The mask of who is cut out on white: what cannot be reached from the edge through white."""
    pixels = np.asarray(photo)
    light = (pixels.min(axis=-1) >= 255 - WHITE).astype(np.uint8)
    framed = np.pad(light, 1, constant_values=1)
    outside = np.zeros((framed.shape[0] + 2, framed.shape[1] + 2), np.uint8)
    cv2.floodFill(framed, outside, (0, 0), 2)
    person = (framed[1:-1, 1:-1] != 2).astype(np.uint8) * 255
    return Image.fromarray(cv2.GaussianBlur(person, (0, 0), 1.0))


def landmarks_of(folder: Path, ids: list[str], cache: Path) -> dict[str, Array]:
    """478 landmarks (478, 3) of each photo as fractions of its sides; found once, then kept.

    Of photos without a face there are none. Raises OperatorError without the landmarker's weights.
    """
    if cache.exists():
        return load_file(cache)
    import mediapipe as mp
    from mediapipe.tasks.python import BaseOptions, vision

    task = folder / "weights" / "face_landmarker.task"
    if not task.exists():
        raise OperatorError(f"{task} is missing: the artists' pairs need landmarks")
    base = BaseOptions(model_asset_path=str(task))
    finder = vision.FaceLandmarker.create_from_options(
        vision.FaceLandmarkerOptions(base_options=base, min_face_detection_confidence=0.3)
    )
    found = {}
    for id in ids:
        photo = photo_of(folder, id)
        factor = LOOKED_AT / photo.height
        large = photo.resize((round(photo.width * factor), LOOKED_AT), Image.Resampling.BICUBIC)
        image = mp.Image(image_format=mp.ImageFormat.SRGB, data=np.asarray(large).copy())
        for face in finder.detect(image).face_landmarks:
            found[id] = np.array([[p.x, p.y, p.z] for p in face], np.float32)
    cache.parent.mkdir(parents=True, exist_ok=True)
    save_file(found, cache)
    return found
