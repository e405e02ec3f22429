"""Ink of portraits and of crops of them, mixed for a Look."""

import torch
from torch import Tensor

from model.contract.look import Look
from model.training.data.crops import Sample
from model.training.data.portraits import ON_FACE, PLANES
from model.training.data.targets import filled_parts, mix
from model.training.tasks.lesson import move


def ink_of(batch: list[Sample], looks: Tensor, important: Tensor) -> Tensor:
    """Ink (B, 1, S, S) of each sample for its Look."""
    differences, tone, person = (
        move([getattr(sample, name) for sample in batch], important.device)
        for name in ("differences", "tone", "person")
    )
    return mix(differences, tone, filled_parts(person, important, ON_FACE), looks)


def usual_ink(planes: Tensor) -> Tensor:
    """Ink (B, 1, H, W) of portraits for the default Look; planes (B, PLANES, H, W) in [0, 1]."""
    _, differences, tone, person, _, important, _ = planes[:, :PLANES].tensor_split(
        (3, 6, 7, 8, 9, 10), dim=1
    )
    looks = torch.tensor([Look().controls()]).expand(len(planes), -1)
    return mix(differences, tone, filled_parts(person, important, ON_FACE), looks)
