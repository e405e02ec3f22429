"""A style that was taught and the one that it began with, mixed layer by layer of the network.

Layer swapping (Pinkney and Adler 2020, arXiv:2010.05334, "toonify"): what a taught network has
learnt at coarse layers are shapes, at fine ones textures. Between the two, a slider.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import torch
from torch import Tensor

from model.network import checkpoint
from model.network.inference import Inference
from model.network.unet import UNet

#: Which of both turns first into what was taught, as the slider moves.
Order = Literal["coarse", "fine"]
#: Steps of the decoder, from the coarsest to the finest.
DEPTHS = 6
#: Steps of the slider, and how many mixtures are kept ready.
NOTCHES, READY = 20, 3


def depth_of(name: str) -> int:
    """Of one of the network's parameters, 0 the coarsest; everything before the decoder is."""
    _, _, rest = name.partition("decoder.")
    if rest.startswith("blocks."):
        return 1 + int(rest.split(".")[1])
    return 0 if not rest or rest.startswith(("middle.", "attention.")) else DEPTHS - 1


def shares(strength: float, order: Order = "coarse") -> tuple[float, ...]:
    """How much of what was taught each depth has, at a strength in [0, 1]."""
    depths = range(DEPTHS) if order == "coarse" else reversed(range(DEPTHS))
    return tuple(min(1.0, max(0.0, 2 * strength - depth / (DEPTHS - 1))) for depth in depths)


def mixed(
    base: Mapping[str, Tensor], taught: Mapping[str, Tensor], amounts: Sequence[float]
) -> dict[str, Tensor]:
    """The weights between both; what the base does not name is as it was taught."""
    return {
        name: torch.lerp(base[name].to(value.dtype), value, amounts[depth_of(name)])
        if name in base and value.is_floating_point()
        else value
        for name, value in taught.items()
    }


class Blend(Inference):
    """A taught network on its device, at full strength, and `at` any other.

    Not safe to use from several threads at once.
    """

    def __init__(
        self,
        net: UNet,
        base: Mapping[str, Tensor],
        order: Order = "coarse",
        device: str | None = None,
    ) -> None:
        # Inference writes over its network.
        self._taught = {name: value.clone() for name, value in net.state_dict().items()}
        self._base, self._order = base, order
        self._ready: OrderedDict[int, Inference] = OrderedDict()
        super().__init__(net, device)

    def at(self, strength: float) -> Inference:
        """The network at a strength in [0, 1], in steps of a NOTCHES-th."""
        notch = round(strength * NOTCHES)
        if notch == NOTCHES:
            return self
        if notch not in self._ready:
            net = UNet(self.config).fold_spectral_norm()
            net.load_state_dict(
                mixed(self._base, self._taught, shares(notch / NOTCHES, self._order))
            )
            self._ready[notch] = Inference(net, str(self.device), self.dtype)
            while len(self._ready) > READY:
                self._ready.popitem(last=False)
        self._ready.move_to_end(notch)
        return self._ready[notch]


def network_of(path: Path, device: str | None = None) -> Inference:
    """Weights ready to draw with; those of a taught style with what they began with."""
    loaded = checkpoint.load_with_base(path)
    if not loaded.base:
        return Inference(loaded.net, device)
    order: Order = "fine" if loaded.facts.get("order") == "fine" else "coarse"
    return Blend(loaded.net, loaded.base, order, device)
