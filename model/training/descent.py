"""What every training loop does in a step, whatever it teaches."""

import math
from collections.abc import Callable
from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

#: As torch hands them over.
Tensors = tuple[Tensor, ...] | list[Tensor]
Module = TypeVar("Module", bound=nn.Module)


def descend(
    loss: Tensor,
    net: nn.Module,
    optimizer: torch.optim.Optimizer,
    average: AveragedModel,
    most: float = 1.0,
) -> None:
    """One step against the loss, and its share in the averaged weights; most: of the gradient."""
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), most)
    optimizer.step()
    average.update_parameters(net)


def averaging(most: float) -> Callable[[Tensors, Tensors, Tensor | int], None]:
    """An exponential moving average that forgets the start quickly; most: its decay in the end.

    With a constant decay the weights of step 0 are in it for thousands of steps.
    """

    @torch.no_grad()
    def average(averaged: Tensors, current: Tensors, count: Tensor | int) -> None:
        decay = min(most, (1 + int(count)) / (10 + int(count)))
        get_ema_multi_avg_fn(decay)(averaged, current, count)

    return average


def averaged(average: AveragedModel, kind: type[Module]) -> Module:
    """The network of averaged weights, which is of that kind."""
    net = average.module
    assert isinstance(net, kind)  # noqa: S101 - AveragedModel forgets the type
    return net


def warmed(step: int, steps: int) -> float:
    """The share of its rate at which is learnt in a step: it rises over the first steps."""
    return min(1.0, (step + 1) / steps)


def rate(step: int, done: float, steps: int, least: float) -> float:
    """The same, and then it falls by a cosine, with the share of the run that is done."""
    return warmed(step, steps) * max(least, 0.5 * (1 + math.cos(math.pi * done)))


def set_statistics(net: nn.Module, encoder: nn.Module, settled: bool = False) -> None:
    """Go by the batch's statistics, but in the encoder by ImageNet's; settled: everywhere by known.

    Those of a few crops would only add noise to what the encoder knows of pictures.
    """
    net.train()
    encoder.eval()
    if settled:
        for module in net.modules():
            if isinstance(module, nn.BatchNorm2d):
                module.eval()
