"""More contrast for photos in which faces have little: taken in the dark, in fog, behind glass."""

from collections.abc import Sequence

import torch
from torch import Tensor

from model.drawing.faces import Face

#: Range of tones that a face has in ordinary light, as a share of all there are.
ORDINARY = 0.5
#: Contrast is at most multiplied by this: beyond, there is more noise than face.
MOST = 3.0
#: Shares of a face's pixels that are taken for its darkest and its lightest tone.
DARKEST, LIGHTEST = 0.02, 0.98


def ordinary_light(photo: Tensor, faces: Sequence[Face]) -> Tensor:
    """The photo, uint8 (3, H, W), with its surest face in an ordinary range of tones.

    Without faces, and where the range is wide enough, the photo stays as it is.
    """
    if not faces:
        return photo
    dark, light = _range(photo, faces[0])
    gain = min(MOST, ORDINARY / max(light - dark, 1e-3))
    if gain <= 1:
        return photo
    middle = (dark + light) / 2
    # The tones stay where they are, as far as all of them then fit between black and white.
    reach = ORDINARY / 2
    wanted = min(max(middle, reach), 1 - reach)
    # Tones alone: with the colours stretched as well, those of a tinted photo would be cut off.
    colours = photo.float() / 255
    added = (gain - 1) * (luminance(colours) - middle) + wanted - middle
    return ((colours + added).clamp(0, 1) * 255).to(torch.uint8)


def _range(photo: Tensor, face: Face) -> tuple[float, float]:
    """The darkest and the lightest luma of a face, in [0, 1]."""
    top, left = max(0, int(face.y)), max(0, int(face.x))
    rows = slice(top, max(top + 1, int(face.y + face.height)))
    columns = slice(left, max(left + 1, int(face.x + face.width)))
    # Every pixel of a large face says no more than some thousands of them.
    step = max(1, int(min(face.height, face.width) / 64))
    inside = photo[:, rows, columns][:, ::step, ::step].float() / 255
    shares = torch.tensor((DARKEST, LIGHTEST), device=photo.device)
    dark, light = luminance(inside).flatten().quantile(shares).tolist()
    return dark, light


def luminance(photo: Tensor) -> Tensor:
    """Rec. 601 luma (..., 1, H, W) of RGB (..., 3, H, W)."""
    weights = photo.new_tensor((0.299, 0.587, 0.114)).view(3, 1, 1)
    return (photo * weights).sum(dim=-3, keepdim=True)
