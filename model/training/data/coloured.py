"""Portraits with colours to learn: flat fills made from the photo, and where the parts are.

Each has, after the planes of `Portraits`, a fill (3) and the regions (3).
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from model.contract.errors import OperatorError
from model.training.data.face_maps import face_map, feature_map
from model.training.data.flat import Pixels, flat_fill
from model.training.data.in_one_step import in_one_step
from model.training.data.portraits import PERSON, Portraits, read_landmarks
from model.training.data.regions import regions


def with_faces(folder: Path, ids: Sequence[str]) -> list[str]:
    """The ids of which landmarks are known; without these, a face's colours cannot be kept.

    Raises OperatorError when there are none.
    """
    known = read_landmarks(folder / "landmarks.npz")
    found = [id for id in ids if id in known]
    if not found:
        raise OperatorError(f"{folder} has no landmarks.npz with them: colours need landmarks")
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
        return torch.cat([planes, torch.from_numpy(np.concatenate([fill, found]))])

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
