"""More light for photos taken in the dark: a cartoon is to be one that can be seen."""

import math
from collections.abc import Sequence

import torch
from torch import Tensor

from model.drawing.faces import Face
from model.drawing.levels import luminance

#: Share of a photo's pixels that are taken for what is lightest in it; the luma of it below which
#: a photo is too dark, and that it gets.
LIGHTEST, TOO_DARK, LIGHT = 0.98, 0.5, 0.8
#: By how much its light is multiplied at most.
MOST = 4.0
#: Mean luma that the surest face gets then, or without any the photo, and how far curves go.
FACE, MIDDLE, STEEPEST = 0.5, 0.42, 0.3


def is_dark(photo: Tensor) -> bool:
    """Whether a photo, uint8 (3, H, W), was taken where there was not enough light.

    What is white in it, or nearly, tells dark skin in good light from fair skin in bad light.
    """
    return _lightest(_few(photo)) < TOO_DARK


def exposed(photo: Tensor, faces: Sequence[Face] = ()) -> Tensor:
    """A photo, uint8 (3, H, W), as if more light had been there; as it is, if there was enough."""
    few = _few(photo)
    lightest = _lightest(few)
    if lightest >= TOO_DARK:
        return photo
    gain = min(MOST, LIGHT / max(lightest, 1e-3))
    seen, wanted = (_few(_of_face(photo, faces[0])), FACE) if faces else (few, MIDDLE)
    middle = float((seen * gain).clamp(0, 1).mean())
    # A curve that leaves black and white where they are.
    power = math.log(wanted) / math.log(max(middle, 1e-3)) if middle < wanted else 1.0
    curve = (torch.arange(256) / 255 * gain).clamp(0, 1) ** max(STEEPEST, power)
    return (curve * 255).round().to(torch.uint8).to(photo.device)[photo.long()]


def _of_face(photo: Tensor, face: Face) -> Tensor:
    """The part of a photo (3, h, w) within a face's box; all of it, where that is beyond."""
    top, left = max(0, round(face.y)), max(0, round(face.x))
    inside = photo[:, top : round(face.y + face.height), left : round(face.x + face.width)]
    return inside if inside.numel() else photo


def _few(photo: Tensor) -> Tensor:
    """The luma (h, w) in [0, 1] of some thousands of its pixels."""
    step = max(1, min(photo.shape[1:]) // 128)
    return luminance(photo[:, ::step, ::step].float() / 255)[0]


def _lightest(luma: Tensor) -> float:
    return float(luma.flatten().quantile(LIGHTEST))
