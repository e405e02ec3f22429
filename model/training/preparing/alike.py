"""Which crops are nearly the same.

The usual perceptual hashes look at grey alone, and would take one figure in two skin tones for the
same picture; heads that are aligned already can be compared as they are, in colour, very small.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from model.drawing.lab import to_lab

Array = NDArray[Any]

#: Cells across and down.
CELLS = 12
#: How far cells of two that are alike may be apart, in the mean and at most, in CIE Lab.
MEAN, MOST = 2.5, 12.0


def thumbnail(crop: Image.Image) -> Array:
    """What of a crop is compared: (CELLS * CELLS, 3), float32."""
    small = np.array(crop.convert("RGB").resize((CELLS, CELLS), Image.Resampling.BOX))
    lab = to_lab(torch.from_numpy(small).permute(2, 0, 1).float() / 255)
    return lab.flatten(1).T.numpy().astype(np.float32)


def alike(thumbnails: Sequence[Array]) -> list[int | None]:
    """For each the first one before it of which it is nearly the same; None where it is new."""
    known: list[int] = []
    found: list[int | None] = []
    for index, one in enumerate(thumbnails):
        others = np.stack([thumbnails[k] for k in known]) if known else np.empty((0, *one.shape))
        apart = np.linalg.norm(others - one, axis=2)
        same = (apart.mean(axis=1) < MEAN) & (apart.max(axis=1) < MOST)
        found.append(known[int(same.argmax())] if same.any() else None)
        if found[-1] is None:
            known.append(index)
    return found
