"""A network to begin a style with, from one that knows another."""

import torch
from torch import Tensor

from model.contract.errors import OperatorError
from model.network.unet import STYLED, Style, UNet, UNetConfig


def begin_with(known: UNet, config: UNetConfig) -> UNet:
    """What `known` has learnt, in a network by `config`, with spectral norm folded away.

    Inputs and layers may differ: inputs that `known` does not have count nothing at first, and
    layers that it does not make start at 0, which for colours means those of the input. A style's
    own last step, which must be no narrower than the other one, starts with calm colours. Raises
    OperatorError where encoder or widths differ.
    """
    if known.config == config:
        return known
    if (known.config.encoder, known.config.widths) != (config.encoder, config.widths):
        raise OperatorError(f"weights on {known.config.encoder} cannot begin {config.encoder}")
    net = UNet(config).fold_spectral_norm()
    old, new = known.state_dict(), net.state_dict()
    heads = {"decoder.head.": _whole, "decoder.half_head.": _halved}
    for name, value in new.items():
        if name.startswith("decoder.style."):
            continue
        made = next((made for head, made in heads.items() if name.startswith(head)), None)
        if made:
            value.zero_()
            before = made(known.config)
            for row, layer in enumerate(made(config)):
                if layer in before:
                    value[row] = old[name][before.index(layer)]
        elif name in old:
            _take_over(value, old[name])
    net.load_state_dict(new)
    if net.decoder.style is not None and known.decoder.style is None:
        _begin_style(net, net.decoder.style)
    return net


def _whole(config: UNetConfig) -> tuple[str, ...]:
    return config.layers[: config.whole]


def _halved(config: UNetConfig) -> tuple[str, ...]:
    return config.layers[config.whole : config.whole + config.halved]


#: What weights of a style's further channels begin with, over what is usual: a trace, so that they
#: learn, and that spectral norms stay as they are.
TRACE = 0.1


def _begin_style(net: UNet, style: Style) -> None:
    """A style begins with the calm colours that the network knows, and by the same steps."""
    width, narrow = net.config.styled, net.config.widths[-1]
    old, new = net.decoder.last.state_dict(), style.last.state_dict()
    # The channels that both have come first; after a join's own come those of the photo.
    own = list(range(narrow))
    joined = own + list(range(width, width + net.config.inputs))
    scaled = own + list(range(width, width + narrow))
    quads = list(range(4 * narrow))
    for name, value in new.items():
        if value.ndim > 1 and not name.startswith("film."):
            value *= TRACE
        rows = {"film": scaled, "upsample": quads}.get(name.split(".")[0], own)
        if name.startswith("skip_norm.") or value.ndim == 0:
            value.copy_(old[name])
        elif name in ("join.weight", "refine.weight"):
            value[own] = 0
            value[:narrow, joined if name.startswith("join") else own] = old[name]
        else:
            value[rows] = old[name]
    style.last.load_state_dict(new)
    first = net.config.layers.index("red")
    with torch.no_grad():
        style.head.weight.zero_()
        for name, value in style.head.named_parameters():
            known = net.decoder.head.get_parameter(name)[first : first + STYLED]
            (value[:, :narrow] if value.ndim > 1 else value).copy_(known)


def _take_over(new: Tensor, old: Tensor) -> None:
    """In place; inputs come second in a convolution's weight, and new ones come last."""
    if new.shape == old.shape:
        new.copy_(old)
    elif new.ndim > 1:
        new.zero_()
        new[:, : old.shape[1]] = old
    else:
        new[: len(old)] = old
