"""More light for photos taken in the dark: a cartoon is to be one that can be seen."""

import math

import torch
from torch import Tensor

from model.drawing.levels import luminance

#: Share of a photo's pixels that are taken for what is lightest in it; the luma of it below which
#: a photo is too dark, and that it gets.
LIGHTEST, TOO_DARK, LIGHT = 0.98, 0.5, 0.8
#: By how much its light is multiplied at most.
MOST = 4.0
#: Median luma that a photo gets at least, if that is still needed, and how far curves go for it.
MIDDLE, STEEPEST = 0.42, 0.45


def exposed(photo: Tensor) -> Tensor:
    """A photo, uint8 (3, H, W), as if more light had been there; as it is, if there was enough.

    What is white in it, or nearly, tells dark skin in good light from fair skin in bad light.
    """
    step = max(1, min(photo.shape[1:]) // 128)
    few = luminance(photo[:, ::step, ::step].float() / 255)[0]
    lightest = float(few.flatten().quantile(LIGHTEST))
    if lightest >= TOO_DARK:
        return photo
    gain = min(MOST, LIGHT / max(lightest, 1e-3))
    middle = float((few * gain).clamp(0, 1).median())
    # A curve that leaves black and white where they are.
    power = math.log(MIDDLE) / math.log(max(middle, 1e-3)) if middle < MIDDLE else 1.0
    curve = (torch.arange(256) / 255 * gain).clamp(0, 1) ** max(STEEPEST, power)
    return (curve * 255).round().to(torch.uint8).to(photo.device)[photo.long()]
