"""Small, worn pictures of lines and flat colours -> what they were at twice the size."""

import io
import random
from collections.abc import Sequence
from typing import NamedTuple

import torch
from PIL import Image, ImageFilter
from torch import Tensor

from model.training.data.art import SIDE
from model.training.data.ink_store import planes_of
from model.training.tasks.losses import Vgg16Features, relative_l1, windowed_maps

Resampling = Image.Resampling
#: By what pictures were made smaller before somebody sent them.
KERNELS = (
    Resampling.BOX,
    Resampling.BILINEAR,
    Resampling.HAMMING,
    Resampling.BICUBIC,
    Resampling.LANCZOS,
)
#: How many are soft, and the blur's radius in pixels before they are made smaller.
SOFT, RADIUS = 0.4, (0.3, 0.9)
#: How many were compressed, as what, and how well.
PACKED, FORMATS, QUALITY = 0.6, ("JPEG", "WEBP"), (60, 95)
#: Side of what the network sees, and of the feature loss's window over that of the picture.
SEEN, WINDOW = 48, 0.5
#: What each term counts.
PIXEL, FEATURE = 1.0, 0.02


class EnlargingLesson(NamedTuple):
    """A batch in [0, 1]: (B, 3, SEEN, SEEN), and what they were, (B, 3, 2 SEEN, 2 SEEN)."""

    small: Tensor
    wanted: Tensor


def enlarging_lesson(patches: Sequence[Tensor], rng: random.Random) -> EnlargingLesson:
    """Patches (3, SIDE, SIDE), uint8: worn, cut, turned and mirrored."""
    pairs = [_pair(patch, rng) for patch in patches]
    small, wanted = (torch.stack(some).float() / 255 for some in zip(*pairs, strict=True))
    return EnlargingLesson(small, wanted)


def _pair(patch: Tensor, rng: random.Random) -> tuple[Tensor, Tensor]:
    small = planes_of(worn(Image.fromarray(patch.permute(1, 2, 0).numpy()), rng))
    # Cut after that, so that blocks of compression may begin anywhere.
    left, top = (rng.randint(0, SIDE // 2 - SEEN) for _ in range(2))
    small = small[:, top : top + SEEN, left : left + SEEN]
    wanted = patch[:, 2 * top : 2 * (top + SEEN), 2 * left : 2 * (left + SEEN)]
    flips = [axis for axis in (1, 2) if rng.random() < 0.5]
    turned = rng.random() < 0.5
    return _moved(small, flips, turned), _moved(wanted, flips, turned)


def _moved(picture: Tensor, flips: Sequence[int], turned: bool) -> Tensor:
    picture = picture.flip(list(flips))
    return picture.transpose(1, 2) if turned else picture


def worn(picture: Image.Image, rng: random.Random) -> Image.Image:
    """At half its size, by some kernel; perhaps a little soft, perhaps compressed."""
    if rng.random() < SOFT:
        picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(*RADIUS)))
    small = picture.resize((picture.width // 2, picture.height // 2), rng.choice(KERNELS))
    if rng.random() < PACKED:
        small = packed(small, rng.choice(FORMATS), rng.randint(*QUALITY))
    return small


def packed(picture: Image.Image, format: str, quality: int) -> Image.Image:
    """Through JPEG or WEBP and back."""
    buffer = io.BytesIO()
    picture.save(buffer, format, quality=quality)
    return Image.open(buffer).convert("RGB")


def enlarging_loss(
    got: Tensor, wanted: Tensor, vgg: Vgg16Features, generator: torch.Generator
) -> tuple[Tensor, dict[str, float]]:
    """The loss of pictures (B, 3, S, S), and its terms for the log.

    By the pixels alone, doubtful edges would come out soft, and by features alone, textures would
    be invented.
    """
    pixel = (got - wanted).abs().mean()
    pairs = windowed_maps(vgg, got, wanted, WINDOW, generator)
    feature = torch.stack([relative_l1(a, b) for a, b in pairs]).sum()
    total = PIXEL * pixel + FEATURE * feature
    terms = {"pixel": pixel, "feature": feature, "loss": total}
    return total, {name: float(value.detach()) for name, value in terms.items()}
