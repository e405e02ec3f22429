"""What every training loop does in a step, whatever it teaches."""

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

#: As torch hands them over.
Tensors = tuple[Tensor, ...] | list[Tensor]


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
