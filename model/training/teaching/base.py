"""What a style begins with: the picture that a shipped style prints of the same photo."""

from collections.abc import Callable
from pkgutil import resolve_name

import torch
from torch import Tensor

from model.contract import styles
from model.contract.errors import OperatorError
from model.contract.look import Look
from model.drawing.cartoons.painting import Painting
from model.drawing.composition import compose_coloured, on_white
from model.drawing.layers import Layers
from model.drawing.media.printing import darkness
from model.training.teaching.runs import CALM


def printer_of(style: str) -> Callable[[Tensor], Tensor]:
    """Makes layers (C, S, S) a picture (3, S, S) in [0, 1], as that style prints them.

    Raises OperatorError for a style that is not printed from the layers of cartoons.
    """
    entry = styles.style_of(style)
    if entry.name != style or not (entry.of_lines or "printed" in entry.artist_options):
        known = [one.name for one in styles.STYLES if one.of_lines or one.artist_options]
        raise OperatorError(f"no style begins with {style!r}: choose {', '.join([CALM, *known])}")
    if entry.of_lines:
        return lambda layers: (1 - darkness(_whole(layers), Look())).expand(3, -1, -1)
    printed = entry.artist_options["printed"]
    prints = resolve_name(f"model.drawing.cartoons.{printed}:{printed}")

    def print_(layers: Tensor) -> Tensor:
        whole, look = _whole(layers), Look()
        lines, fill = prints(Painting(whole, look))
        return on_white(compose_coloured(lines[None], fill, whole.person(), look)).float() / 255

    return print_


def printed(layers: Tensor, printer: Callable[[Tensor], Tensor]) -> Tensor:
    """Pictures (B, 3, S, S) of layers (B, C, S, S)."""
    with torch.no_grad():
        return torch.stack([printer(one).to(one.device) for one in layers])


def _whole(layers: Tensor) -> Layers:
    return Layers(layers, (layers.shape[-2], layers.shape[-1]))
