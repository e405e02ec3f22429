"""How pictures in a style are made: the patches that they consist of, place by place of a head."""

import torch
import torch.nn.functional as F
from torch import Tensor

#: How much the distance between places counts beside that between features; bandwidth.
PLACES, BANDWIDTH = 0.12, 0.3


def contextual(maps: Tensor, model: Tensor) -> Tensor:
    """How badly features (B, C, H, W) are made of those of models at like places.

    Contextual bilateral loss (Mechrez et al. 2018, arXiv:1803.02077; Zhang et al. 2019,
    arXiv:1905.05169): each place of the model is to be found again somewhere near in the drawing.
    """
    height, width = maps.shape[-2:]
    a, b = maps.float().flatten(2), model.float().flatten(2)
    middle = b.mean(2, keepdim=True)
    a, b = F.normalize(a - middle, dim=1), F.normalize(b - middle, dim=1)
    away = 1 - torch.einsum("bcn,bcm->bnm", a, b)
    rows = torch.linspace(0, 1, height, device=maps.device)
    columns = torch.linspace(0, 1, width, device=maps.device)
    places = torch.stack(torch.meshgrid(rows, columns, indexing="ij")).flatten(1).T
    away = (1 - PLACES) * away + PLACES * 4 * torch.cdist(places, places)[None]
    least = away.amin(2, keepdim=True)
    share = torch.softmax((1 - away / (least + 1e-5)) / BANDWIDTH, dim=2)
    return -torch.log(share.amax(1).mean(1) + 1e-5).mean()


def statistics_off(maps: Tensor, models: Tensor) -> Tensor:
    """How far means and deviations of features (B, C, H, W) are from those of models (M, C, H, W).

    By place: heads are aligned, so each quarter of a head has statistics of its own.
    """
    found, wanted = (_statistics(one) for one in (maps, models))
    return F.l1_loss(found, wanted) / wanted.abs().mean()


def _statistics(maps: Tensor, cells: int = 4) -> Tensor:
    maps = maps.float()
    mean = F.adaptive_avg_pool2d(maps, cells)
    square = F.adaptive_avg_pool2d(maps.square(), cells)
    deviation = (square - mean.square()).clamp(min=1e-6).sqrt()
    return torch.cat([mean, deviation], 1).mean(0)
