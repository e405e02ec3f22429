"""More light for photos taken in the dark: a cartoon is to be one that can be seen."""

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
#: Mean luma that faces get, if that is still needed.
FACES = 0.5


def exposed(photo: Tensor, faces: Sequence[Face]) -> Tensor:
    """A photo, uint8 (3, H, W), as if more light had been there; as it is, if there was enough.

    What is white in it, or nearly, tells dark skin in good light from fair skin in bad light.
    """
    colours = photo.float() / 255
    luma = luminance(colours)[0]
    step = max(1, min(luma.shape) // 128)
    lightest = float(luma[::step, ::step].flatten().quantile(LIGHTEST))
    if lightest >= TOO_DARK:
        return photo
    colours = (colours * min(MOST, LIGHT / max(lightest, 1e-3))).clamp(0, 1)
    seen = _mean_of(luminance(colours)[0], faces)
    if 0 < seen < FACES:
        # A curve that leaves black and white where they are.
        colours = colours ** (torch.tensor(FACES).log() / torch.tensor(seen).log())
    return (colours * 255).round().to(torch.uint8)


def _mean_of(luma: Tensor, faces: Sequence[Face]) -> float:
    """Over the surest face; of the whole, where there is none."""
    for face in faces[:1]:
        top, left = max(0, int(face.y)), max(0, int(face.x))
        inside = luma[top : int(face.y + face.height), left : int(face.x + face.width)]
        if inside.numel():
            return float(inside.mean())
    return float(luma.mean())
