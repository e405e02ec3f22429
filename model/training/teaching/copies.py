"""Does a network draw people, or pictures that it has learnt by heart?"""

from typing import NamedTuple

import torch
from torch import Tensor

from model.training.teaching.judging import Judge


class Copies(NamedTuple):
    """How like drawn heads are to the pictures that were learnt from, and to others."""

    #: Median distance of features to the nearest picture that was learnt from, over that to the
    #: nearest of as many that were not. Well below 1, pictures have been copied.
    ratio: float
    #: (N,): which picture, of those learnt from, each head is most like.
    nearest: Tensor


def copies(judge: Judge, drawn: Tensor, learnt: Tensor) -> Copies:
    """drawn (N, 3, S, S) in [0, 1]; learnt (M, 3, S, S) uint8.

    The nearest of many is nearer than that of few: as many are compared as have been held out.
    """
    heads = judge.features(drawn).flatten(1)
    known = judge.features(learnt.float() / 255).flatten(1)
    others = judge.wanted.flatten(1)
    away = torch.cdist(heads, known)
    generator = torch.Generator().manual_seed(3)
    chosen = torch.randperm(len(known), generator=generator)[: len(others)]
    own = away[:, chosen].amin(1).median()
    ratio = float(own / torch.cdist(heads, others).amin(1).median())
    return Copies(ratio, away.argmin(1))
