"""A network to begin a style with, from one that knows another."""

from torch import Tensor

from model.contract.errors import OperatorError
from model.network.unet import UNet, UNetConfig


def begin_with(known: UNet, config: UNetConfig) -> UNet:
    """What `known` has learnt, in a network by `config`, with spectral norm folded away.

    Inputs and layers may differ: inputs that `known` does not have count nothing at first, and
    layers that it does not make start at 0, which for colours means those of the input. Raises
    OperatorError where encoder or widths differ.
    """
    if known.config == config:
        return known
    if (known.config.encoder, known.config.widths) != (config.encoder, config.widths):
        raise OperatorError(f"weights on {known.config.encoder} cannot begin {config.encoder}")
    net = UNet(config).fold_spectral_norm()
    old, new = known.state_dict(), net.state_dict()
    for name, value in new.items():
        if name.startswith("decoder.head."):
            value.zero_()
            for row, layer in enumerate(config.layers):
                if layer in known.config.layers:
                    value[row] = old[name][known.config.layers.index(layer)]
        elif name in old:
            _take_over(value, old[name])
        elif name.startswith("decoder.half_head."):
            value.zero_()
    net.load_state_dict(new)
    return net


def _take_over(new: Tensor, old: Tensor) -> None:
    """In place; inputs come second in a convolution's weight, and new ones come last."""
    if new.shape == old.shape:
        new.copy_(old)
    elif new.ndim > 1:
        new.zero_()
        new[:, : old.shape[1]] = old
    else:
        new[: len(old)] = old
