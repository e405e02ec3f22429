"""Portraits with colours to learn: flat fills made from the photo, or those of an aligned comic.

Each has, after the planes of `Portraits`, a fill (3), the regions (3) and whether it is a model or
only says what must not get lost (1).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from model.contract.errors import OperatorError
from model.training.data.face_maps import face_map, feature_map
from model.training.data.flat import Lab, Pixels, flat_fill, to_lab, to_rgb
from model.training.data.in_one_step import in_one_step
from model.training.data.portraits import HAND, PERSON, PLANES, Portraits, read_landmarks
from model.training.data.regions import regions

#: The folder of the comics, beside `photos/`.
COMIC = "comic"
#: How often an epoch shows each comic, and one of how many other portraits it shows beside them.
COMIC_SHOWN, OTHERS = 7, 3
#: Reach of the comic's ink, and of what counts as the colour of a place, as a share of the side.
INK_REACH, COLOUR_REACH = 0.012, 0.05
#: How much of the photo's own colour and tone a comic is given back on the person.
OWN_COLOUR, OWN_TONE = 0.85, 0.5


def with_faces(folder: Path, ids: Sequence[str]) -> list[str]:
    """The ids of which landmarks are known; without these, a face's colours cannot be kept.

    Raises OperatorError when there are none.
    """
    known = read_landmarks(folder / "landmarks.npz")
    found = [id for id in ids if id in known]
    if not found:
        raise OperatorError(f"{folder} has no landmarks.npz with them: cartoons need landmarks")
    return found


class FlatPortraits(Portraits):
    """Fills are made once and kept in `cache`, since each takes a third of a second."""

    def __init__(self, folder: Path, ids: Sequence[str], store: Path, cache: Path) -> None:
        cache.mkdir(parents=True, exist_ok=True)
        self._cache = cache
        super().__init__(folder, ids, store)

    def _read(self, id: str) -> Tensor:
        planes = super()._read(id)
        photo = planes[:3].permute(1, 2, 0).numpy()
        person = planes[PERSON].numpy()
        found = regions(photo, self.landmarks.get(id), person)
        fill = self._fill(id, photo, person).transpose(2, 0, 1)
        extras = [fill, found, np.full((1, *person.shape), 255, np.uint8)]
        return torch.cat([planes, torch.from_numpy(np.concatenate(extras))])

    def _fill(self, id: str, photo: Pixels, person: Pixels) -> Pixels:
        path = self._cache / f"{id}.webp"
        if not path.exists():
            size, landmarks = (photo.shape[1], photo.shape[0]), self.landmarks.get(id)
            face = np.asarray(face_map(size, landmarks))
            features = np.asarray(feature_map(size, landmarks))
            made = Image.fromarray(flat_fill(photo, person, face, features))
            with in_one_step(path) as partial:
                made.save(partial, "WEBP", quality=95)
        size = photo.shape[1], photo.shape[0]
        return np.array(Image.open(path).convert("RGB").resize(size))


class ComicPortraits(FlatPortraits):
    """Comics where there are some; the other portraits say what must not get lost.

    Of those every third is enough, and about as many comics are shown as others.
    """

    def __init__(self, folder: Path, ids: Sequence[str], store: Path, cache: Path) -> None:
        self._comics = {path.stem for path in (folder / COMIC).glob("*.webp")}
        others = [id for id in ids if id not in self._comics]
        chosen = [*(id for id in ids if id in self._comics), *others[::OTHERS]]
        super().__init__(folder, chosen, store, cache)

    def times(self, id: str, artists: int) -> int:
        """Comics are few."""
        return COMIC_SHOWN if id in self._comics else super().times(id, artists)

    def _read(self, id: str) -> Tensor:
        planes = super()._read(id)
        if id not in self._comics:
            planes[-1] = 0
            return planes
        path, size = self.folder / COMIC / f"{id}.webp", (planes.shape[2], planes.shape[1])
        comic = np.asarray(Image.open(path).convert("RGB").resize(size))
        photo, person = planes[:3].permute(1, 2, 0).numpy(), planes[PERSON].numpy()
        ink, fill = take_apart(in_own_colours(comic, photo, person))
        # No artist drew it: the plane of hands carries the comic's ink.
        planes[HAND] = torch.from_numpy(ink)
        planes[PLANES : PLANES + 3] = torch.from_numpy(fill.transpose(2, 0, 1).copy())
        return planes


def in_own_colours(comic: Pixels, photo: Pixels, person: Pixels) -> Pixels:
    """The comic (H, W, 3) with the person's own colours: its own turn skin pale, or green.

    Wide averages in Lab are moved towards the photo's, so that strokes and modelling stay.
    """
    drawn, seen = to_lab(comic), to_lab(photo)
    sigma = COLOUR_REACH * min(comic.shape[:2])
    weight = cv2.GaussianBlur(person, (0, 0), sigma / 4).astype(np.float32)[..., None] / 255
    drift = _averaged(seen, person, sigma) - _averaged(drawn, person, sigma)
    share = np.array([OWN_TONE, OWN_COLOUR, OWN_COLOUR], np.float32)
    return to_rgb(drawn + weight * share * drift)


def take_apart(comic: Pixels) -> tuple[Pixels, Pixels]:
    """Ink (H, W), 255 where a line is, and the colours (H, W, 3) that lie under it.

    A closing takes lines out: what is dark and thin. Ink is how much darker the comic is than that.
    """
    reach = max(3, round(INK_REACH * min(comic.shape[:2])) | 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    fill: Pixels = cv2.morphologyEx(comic, cv2.MORPH_CLOSE, kernel)
    greys = (cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY) for picture in (fill, comic))
    before, after = (grey.astype(np.float32) for grey in greys)
    darker = 1 - (after + 8) / (before + 8)
    ink: NDArray[Any] = (darker * 1.3).clip(0, 1) * 255
    return ink.round().astype(np.uint8), fill


def _averaged(lab: Lab, person: Pixels, sigma: float) -> Lab:
    """Around each pixel, over the person alone, so that the background's colours stay outside."""
    weight = person.astype(np.float32)[..., None] / 255 + 1e-3
    total: Lab = cv2.GaussianBlur(lab * weight, (0, 0), sigma)
    mean: Lab = total / cv2.GaussianBlur(weight, (0, 0), sigma)[..., None]
    return mean
