"""A network on its device, in the precision that is fastest there."""

import copy
import time
from collections.abc import Sequence

import torch
from torch import Tensor

from model.contract.look import CONTROLS
from model.network.blocks import channels_last
from model.network.folding import fold_batch_norm
from model.network.unet import UNet


class Inference:
    """Not safe to use from several threads at once."""

    @classmethod
    def of(cls, net: "UNet | Inference", device: str | None = None) -> "Inference":
        """Of a network; or the one that others use already, wherever that is."""
        return net if isinstance(net, Inference) else cls(net, device)

    def __init__(
        self, net: UNet, device: str | None = None, dtype: torch.dtype | None = None
    ) -> None:
        """dtype: where it is known already which one is faster."""
        self.device = torch.device(device or ("cuda" if torch.cuda.is_available() else "cpu"))
        self.config = net.config
        net = fold_batch_norm(net.eval().requires_grad_(False))
        self.dtype = dtype or torch.float32
        self.net = channels_last(net.to(self.device, self.dtype))
        self._warm = dtype is not None

    def warm_up(self) -> None:
        """Draw once, and choose bfloat16 where this machine is faster with it; only the first time.

        On a CPU without bfloat16 instructions it is several times slower than float32.
        """
        if self._warm:
            return
        self._warm = True
        half = copy.deepcopy(self.net).to(torch.bfloat16)
        if self._seconds(half, torch.bfloat16) < self._seconds(self.net, torch.float32):
            self.net, self.dtype = half, torch.bfloat16

    def _seconds(self, net: UNet, dtype: torch.dtype) -> float:
        """The faster of three passes over a small picture, after one to warm up."""
        photo = torch.zeros(1, self.config.inputs, 256, 256, device=self.device, dtype=dtype)
        photo = photo.contiguous(memory_format=torch.channels_last)
        look = torch.zeros(1, CONTROLS, device=self.device, dtype=dtype)
        times = []
        with torch.inference_mode():
            for _ in range(4):
                start = time.perf_counter()
                net(photo, look).cpu()
                times.append(time.perf_counter() - start)
        return min(times[1:])

    def draw(self, inputs: Tensor, controls: Sequence[tuple[float, float]]) -> Tensor:
        """(B, I, H, W), uint8 or in [0, 1] -> layers, float32 (B, C, H, W) in [0, 1].

        They are on the device.
        """
        share = 255 if inputs.dtype == torch.uint8 else 1
        photo = (inputs.to(self.device).to(self.dtype) / share).contiguous(
            memory_format=torch.channels_last
        )
        looks = torch.tensor(controls, device=self.device, dtype=self.dtype)
        with torch.inference_mode():
            return torch.sigmoid(self.net.logits(photo, looks).float())
