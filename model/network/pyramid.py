"""What an encoder sees at three scales, brought together at the finest of them.

A feature pyramid network (Lin et al. 2017, arXiv:1612.03144), of one level.
"""

import torch.nn.functional as F
from torch import Tensor, nn

from model.network.encoders import EfficientNetLite0

#: Channels of what is brought together.
WIDTH = 48


class FeaturePyramid(nn.Module):
    """Base of the networks that look at faces; their heads look at what `pyramid` gives."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = EfficientNetLite0()
        # Stride 32 is of no use for small faces, and has most of the weights.
        self.encoder.stages = self.encoder.stages[:4]
        #: Channels of the encoder's maps at strides 4, 8 and 16.
        self.widths = self.encoder.channels[1:4]
        self.bring = nn.ModuleList(nn.Conv2d(width, WIDTH, 1) for width in self.widths)
        self.blend = nn.ModuleList(convolution(WIDTH) for _ in self.widths[1:])

    def pyramid(self, picture: Tensor) -> tuple[Tensor, list[Tensor]]:
        """Of (B, 3, H, W) in [0, 1]: (B, WIDTH, H/4, W/4), and the encoder's maps by stride.

        Sides are multiples of 16.
        """
        _, *maps = self.encoder(picture)
        brought = [layer(map_) for layer, map_ in zip(self.bring, maps, strict=True)]
        x = brought.pop()
        for blend in self.blend:
            x = blend(brought.pop() + F.interpolate(x, scale_factor=2.0, mode="nearest"))
        return x, maps


def convolution(width: int) -> nn.Sequential:
    """3 x 3, batch norm, ReLU."""
    conv = nn.Conv2d(width, width, 3, padding=1, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(width), nn.ReLU())
