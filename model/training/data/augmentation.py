"""What phones, chats and bad light do to photos, so that the network has seen it all before."""

import io
import math
from collections.abc import Callable

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from model.drawing.levels import luminance
from model.training.data.targets import blur


def photometric(photos: Tensor, generator: torch.Generator) -> Tensor:
    """Disturb (B, 3, S, S) in [0, 1]: light, contrast, colour, noise, softness. Never geometry."""
    return spoilt(relit(photos, generator), generator)


def relit(photos: Tensor, generator: torch.Generator) -> Tensor:
    """(B, 3, S, S) in [0, 1] in another light, with other contrast and colours."""
    draw = _drawn_for(photos, generator)
    grey = luminance(photos)
    photos = grey + (photos - grey) * draw(0.0, 1.4, 0.3, 1.0)  # down to black-and-white
    photos = photos.clamp(0, 1) ** draw(0.6, 2.4, 0.5, 1.0)  # over- and underexposed
    photos = 0.5 + (photos - 0.5) * draw(0.6, 1.3, 0.3, 1.0)
    photos = photos * draw(0.2, 1.1, 0.3, 1.0)
    darkest, angle = draw(0.08, 0.8, 0.5, 1.0), draw(0.0, 2 * math.pi, 1, 0)
    steepness, offset = draw(3.0, 12.0, 1, 0), draw(-0.4, 0.4, 1, 0)
    photos = photos * side_light(photos, darkest, angle, steepness, offset)
    cast = 1 + 0.12 * torch.randn(len(photos), 3, 1, 1, generator=generator)
    photos = torch.lerp(photos, photos * cast.to(photos.device), draw(1, 1, 0.3, 0.0))
    return photos.clamp(0, 1)


def spoilt(photos: Tensor, generator: torch.Generator) -> Tensor:
    """(B, 3, S, S) in [0, 1], some of them soft or noisy."""
    draw = _drawn_for(photos, generator)
    photos = torch.lerp(photos, blur(photos, 1.2), draw(0.3, 1.0, 0.2, 0.0))
    # On the device: as many numbers as these take a CPU longer than a GPU takes for the rest.
    seed = int(torch.randint(2**31, (1,), generator=generator))
    local = torch.Generator(photos.device).manual_seed(seed)
    noise = torch.randn(photos.shape, generator=local, device=photos.device)
    photos = photos + noise * draw(0.0, 0.06, 0.3, 0.0)
    return photos.clamp(0, 1)


def _drawn_for(
    photos: Tensor, generator: torch.Generator
) -> Callable[[float, float, float, float], Tensor]:
    """What draws a value for each photo: uniform for a `share` of them, `neutral` for the rest."""

    def draw(low: float, high: float, share: float, neutral: float) -> Tensor:
        values = torch.rand(len(photos), generator=generator) * (high - low) + low
        chosen = torch.rand(len(photos), generator=generator) < share
        values = torch.where(chosen, values, torch.full_like(values, neutral))
        return values.to(photos.device)[:, None, None, None]

    return draw


def side_light(
    photos: Tensor, darkest: Tensor, angle: Tensor, steepness: Tensor, offset: Tensor
) -> Tensor:
    """Light (B, 1, S, S) that falls from 1 to `darkest` across (B, 3, S, S), towards `angle`.

    All others (B, 1, 1, 1). angle: in radians. steepness: 3 is a window at one side of the face, 12
    the edge of a shadow. offset: where it is halfway, from -1 to 1 across the crop.
    """
    across = torch.linspace(-1, 1, photos.shape[-1], device=photos.device)
    along = torch.cos(angle) * across + torch.sin(angle) * across[:, None]
    fallen = torch.sigmoid(steepness * (along - offset))
    return torch.lerp(torch.ones_like(along), darkest, fallen)


def low_resolution(photos: Tensor, generator: torch.Generator, share: float = 0.15) -> Tensor:
    """Some of (B, 3, S, S) in [0, 1] as if enlarged from a half to a third of their size."""
    chosen = torch.rand(len(photos), generator=generator) < share
    if not chosen.any():
        return photos
    size = photos.shape[-1]
    factor = 2.0 + float(torch.rand(1, generator=generator))
    small = F.interpolate(photos[chosen], size=round(size / factor), mode="area")
    photos = photos.clone()
    photos[chosen] = F.interpolate(small, size=size, mode="bicubic").clamp(0, 1)
    return photos


def jpeg(photo: Tensor, quality: int) -> Tensor:
    """(3, S, S) uint8 through JPEG and back."""
    buffer = io.BytesIO()
    Image.fromarray(photo.permute(1, 2, 0).numpy()).save(buffer, "JPEG", quality=quality)
    return torch.from_numpy(np.array(Image.open(buffer))).permute(2, 0, 1)


def from_grey(picture: Image.Image) -> Tensor:
    """A grey picture as (1, H, W) in [0, 1]."""
    return torch.from_numpy(np.array(picture, np.float32))[None] / 255
