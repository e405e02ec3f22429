"""Makes a trained network cheaper to run without changing what it draws."""

from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from model.network.blocks import DecoderBlock
from model.network.unet import UNet


def fold_batch_norm(net: UNet) -> UNet:
    """Write each batch norm that follows a convolution into that convolution, in place.

    The network must be in evaluation mode with its spectral norm folded.
    """
    for module in list(net.modules()):
        if isinstance(module, nn.Sequential):
            _fold_sequence(module)
        elif isinstance(module, DecoderBlock):
            for name in ("join", "refine"):
                conv, norm = getattr(module, name), getattr(module, f"{name}_norm")
                setattr(module, name, fuse_conv_bn_eval(conv, norm))
                setattr(module, f"{name}_norm", nn.Identity())
    return net


def _fold_sequence(layers: nn.Sequential) -> None:
    for index in range(len(layers) - 1):
        conv, norm = layers[index], layers[index + 1]
        if isinstance(conv, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
            layers[index] = fuse_conv_bn_eval(conv, norm)
            layers[index + 1] = nn.Identity()
